import { describe, expect, test } from 'vitest';
import { agreementPeriod, agreementStateOn } from '#shared/domain/stations/agreement.ts';
import { repeatedTrip, type TripOfPerson } from '#shared/domain/stations/delivery-checks.ts';
import { readPastedPeople } from '#shared/domain/stations/pasted-people.ts';
import { nextStationCode, stationsOfOrganizer } from '#shared/domain/stations/station.ts';
import { isHireOf } from '#shared/domain/stations/station-figures.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import { testId } from '#tests/support/database.ts';
import { aStation } from '#tests/support/records.ts';
import { testDocument } from '#tests/support/visitors.ts';

const day = calendarDate;

describe('站点编号', () => {
  test.each([
    [[], 'S01'],
    [['S01', 'S02', 'S04'], 'S03'],
    [['S1', 'HN', 's02'], 'S02'],
    [Array.from({ length: 99 }, (_, n) => `S${String(n + 1).padStart(2, '0')}`), 'S100'],
  ])('after %j is %s', (codes, next) => {
    expect(nextStationCode(codes)).toBe(next);
  });
});

describe('an agreement', () => {
  test.each([
    ['2026-05-04', 'running'],
    ['2026-05-03', 'ending'],
    ['2026-03-04', 'ending'],
    ['2026-03-03', 'ended'],
    [undefined, 'none'],
  ])('that runs to %s is %s on 4 March', (agreementTo, state) => {
    expect(agreementStateOn({ agreementTo: agreementTo === undefined ? undefined : day(agreementTo) }, day('2026-03-04'))).toBe(state);
  });

  test('says its period as far as it is known', () => {
    const [from, to] = [day('2026-01-01'), day('2026-12-31')];
    expect(agreementPeriod({ agreementFrom: from, agreementTo: to })).toBe('2026-01-01 至 2026-12-31');
    expect(agreementPeriod({ agreementFrom: from, agreementTo: undefined })).toBe('2026-01-01 起');
    expect(agreementPeriod({ agreementFrom: undefined, agreementTo: to })).toBe('至 2026-12-31');
    expect(agreementPeriod({ agreementFrom: undefined, agreementTo: undefined })).toBe('');
  });
});

describe('a hire is the station’s', () => {
  const [unitId, other] = [testId<'Unit'>(), testId<'Unit'>()];
  const by = (departsOn: string) => ({ by: 'delivery', unitId, departsOn: day(departsOn) }) as const;

  test('when it entered the placement or wrote the person down', () => {
    expect(isHireOf({ unitId: other, hiredOn: day('2026-03-01') }, { by: 'placement' })).toBe(true);
    expect(isHireOf({ unitId: other, hiredOn: day('2026-03-01') }, { by: 'registration' })).toBe(true);
  });

  test.each([
    ['2025-11-30', false],
    ['2025-12-01', true],
    ['2027-02-20', true],
  ])('at the unit of the trip on %s, also when it was signed some time before: %s', (hiredOn, counts) => {
    expect(isHireOf({ unitId, hiredOn: day(hiredOn) }, by('2026-03-01'))).toBe(counts);
  });

  test.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-05-30', true],
    ['2026-05-31', false],
  ])('elsewhere on %s after a departure on 1 March: %s', (hiredOn, counts) => {
    expect(isHireOf({ unitId: other, hiredOn: day(hiredOn) }, by('2026-03-01'))).toBe(counts);
  });
});

describe('a trip to the same unit', () => {
  const [unitId, deliveryId] = [testId<'Unit'>(), testId<'Delivery'>()];
  const trip = { deliveryId, unitId, departsOn: day('2026-03-31') };
  const other = (departsOn: string, over: Partial<TripOfPerson> = {}): TripOfPerson => ({
    personId: testId<'JobSeeker'>(),
    deliveryId: testId<'Delivery'>(),
    number: 'S01-SS-2026-001',
    unitId,
    departsOn: day(departsOn),
    ...over,
  });

  test('within 30 days before or after is pointed out, the nearest one', () => {
    expect(repeatedTrip(trip, [other('2026-03-01'), other('2026-04-20')])?.departsOn).toBe('2026-04-20');
    expect(repeatedTrip(trip, [other('2026-02-28'), other('2026-05-01')])).toBeUndefined();
  });

  test('is not this trip itself, nor one to another unit', () => {
    expect(repeatedTrip(trip, [other('2026-03-31', { deliveryId }), other('2026-03-31', { unitId: testId<'Unit'>() })])).toBeUndefined();
  });
});

describe('pasted people', () => {
  const number = testDocument(7);

  test('are read from lines of a sheet in whatever order, with serial numbers, head and empty lines passed over', () => {
    const text = `序号\t姓名\t身份证号\t电话\n1\t王小明\t${number}\t13900001111\n\n2、李㛃，139 0000 2222\n${number} 张三`;
    expect(readPastedPeople(text)).toMatchObject([
      { line: 2, name: '王小明', document: { number }, phone: '13900001111', fault: undefined },
      { line: 4, name: '李㛃', document: undefined },
      { line: 5, name: '张三', document: { number }, phone: undefined },
    ]);
  });

  test('keep a number that is wrong as a fault, and never as a name', () => {
    const [wrong, short] = readPastedPeople(`王小明 ${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}\n李四 1234567`);
    expect(wrong).toMatchObject({ name: '王小明', document: undefined, fault: { type: 'DocumentCheckCharacter' } });
    expect(short).toMatchObject({ name: '李四', fault: { type: 'DocumentLength' } });
  });

  test('have full-width digits read, names in Latin letters whole, and what follows a name left out', () => {
    const wide = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    expect(readPastedPeople(`王小明 男 ${wide} 高沟镇`)).toMatchObject([{ name: '王小明', document: { number } }]);
    expect(readPastedPeople('John Smith 13900001111')).toMatchObject([{ name: 'John Smith', phone: '13900001111' }]);
  });
});

test('an organizer that operates a station in the province of the venue is found, whatever the spaces in its name (dossier A22)', () => {
  const there = aStation({ operatorName: '黔乌 人力资源（毕节）有限公司', hostDivision: '520500' });
  const stations = [there, aStation({ operatorName: '黔乌人力资源（毕节）有限公司', hostDivision: '621100' }), aStation()];
  const organizerName = '黔乌人力资源（毕节）有限公司';
  expect(stationsOfOrganizer({ organizerName, venueDivision: '520103' }, stations)).toEqual([there]);
  expect(stationsOfOrganizer({ organizerName, venueDivision: undefined }, stations)).toEqual([]);
});
