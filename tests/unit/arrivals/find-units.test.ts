import { expect, test } from 'vitest';
import { findAtDesk } from '#shared/domain/arrivals/find-units.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';

const UNITS = [
  { name: '淮安A1机械有限公司', creditCode: testCreditCode(1), booths: ['B05'] },
  { name: '淮安新苑服饰有限公司', creditCode: testCreditCode(2), booths: ['A01', 'A02'] },
  { name: '江苏ＫＦＣ餐饮有限公司', creditCode: testCreditCode(3), booths: [] },
];
const namesOf = (text: string) => findAtDesk(UNITS, text).units.map((unit) => unit.name.slice(0, 4));

test('a unit is found by its booth before its name', () => {
  expect(namesOf('a1')).toEqual(['淮安新苑']);
  expect(namesOf(' Ａ０２ ')).toEqual(['淮安新苑']);
});

test('by a part of its name, whatever the width and case of its letters', () => {
  expect(namesOf('淮安')).toEqual(['淮安A1', '淮安新苑']);
  expect(namesOf('kfc')).toEqual(['江苏ＫＦ']);
});

test('by its code, alone or inside what a licence carries, and by a part of the code', () => {
  const code = testCreditCode(3);
  expect(findAtDesk(UNITS, code)).toMatchObject({ byCode: true, units: [UNITS[2]] });
  expect(findAtDesk(UNITS, `https://www.gsxt.gov.cn/index.html?uniscid=${code.toLowerCase()}`)).toMatchObject({
    byCode: true,
    units: [UNITS[2]],
  });
  expect(namesOf(code.slice(6, 17))).toEqual(['江苏ＫＦ']);
});

test('a whole code of a unit that is not on the roster finds nobody, and says that it was a code', () => {
  expect(findAtDesk(UNITS, testCreditCode(9))).toEqual({ units: [], byCode: true });
  expect(namesOf('')).toEqual([]);
  expect(namesOf('ABC')).toEqual([]);
});
