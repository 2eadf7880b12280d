import { describe, expect, test } from 'vitest';
import type { CellFault } from '#shared/domain/imports/cell-fault.ts';
import { judgeRows, readRows } from '#shared/domain/imports/check-rows.ts';
import { findHeaderRow, proposeMapping } from '#shared/domain/imports/columns.ts';
import { badCellSentence } from '#shared/domain/imports/import-words.ts';
import { EMPTY_CELL, type RawCell } from '#shared/domain/imports/raw-table.ts';
import { SIGNUP_FIELDS } from '#shared/domain/imports/signup-fields.ts';
import { type KnownPerson, type Namesake, SIGNUP_RULES } from '#shared/domain/imports/signups.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import { testId } from '#tests/support/database.ts';
import { testResidentId } from '#tests/support/signup-lists.ts';

type Value = string | number | Date | RawCell | undefined;

function cellOf(value: Value): RawCell {
  if (value === undefined) return EMPTY_CELL;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', value, text: BigInt(Math.trunc(value)).toString() };
  return value instanceof Date ? { kind: 'date', text: value.toISOString().slice(0, 10) } : value;
}

interface Known {
  readonly people?: ReadonlyMap<string, KnownPerson>;
  readonly namesakes?: ReadonlyMap<string, readonly Namesake[]>;
}

function check(header: readonly string[], rows: readonly (readonly Value[])[], known: Known = {}) {
  const table = { sheetNames: [''], sheetName: '', rows: [header, ...rows].map((row) => row.map(cellOf)) };
  const found = findHeaderRow(table, SIGNUP_FIELDS);
  if (!found) throw new Error('no header');
  const mapped = { table, header: found, mapping: proposeMapping(found.headers, SIGNUP_FIELDS) };
  const reading = readRows(SIGNUP_RULES, mapped, { homeDivision: '320800', today: calendarDate('2026-03-20') });
  let step = reading.next();
  while (!step.done) step = reading.next();
  return judgeRows(SIGNUP_RULES, mapped, step.value, { people: new Map(), namesakes: new Map(), ...known });
}

/** A person with a good document and what else stands in the row. */
function one(fields: Readonly<Record<string, Value>>) {
  const row = { 姓名: '王建国', 证件号码: testResidentId(1), ...fields };
  return check(Object.keys(row), [Object.values(row)]);
}

function faultsOf(fields: Readonly<Record<string, Value>>): readonly CellFault[] {
  return one(fields).check.badCells.map((cell) => cell.fault);
}

function rowOf(fields: Readonly<Record<string, Value>>) {
  const { check: checked, goodRows } = one(fields);
  expect(checked.badCells).toEqual([]);
  return goodRows[0];
}

describe('documents', () => {
  test.each<[string, string, Value, string]>([
    ['18 digits', '', testResidentId(1), testResidentId(1)],
    ['15 digits', '', '110105491231002', '11010519491231002X'],
    ['15 digits in a number cell', '', 110105491231002, '11010519491231002X'],
    ['full width with a small x', '', '１１０１０５１９４９１２３１００２ｘ', '11010519491231002X'],
    ['with spaces', '', '110105 19491231 002X', '11010519491231002X'],
    ['a passport', '护照', 'e12345678', 'E12345678'],
    ['a permit', '回乡证', 'H12345678', 'H12345678'],
    ['another permit', '台胞证', '12345678', '12345678'],
    ['permanent residence', '外国人永久居留证', 'FRA320000000001', 'FRA320000000001'],
  ])('%s is read', (_what, kind, number, expected) => {
    expect(rowOf({ 证件类型: kind, 证件号码: number })?.document?.number).toBe(expected);
  });

  test.each<[string, string, Value, CellFault]>([
    ['a wrong check digit', '', '110105194912310021', { type: 'DocumentCheckCharacter' }],
    ['a birth date that does not exist', '', '110105194902300026', { type: 'DocumentBirthDate' }],
    ['a number too short', '', '1101051949123100', { type: 'DocumentLength', length: 16, expected: '18 位' }],
    ['a letter', '', '1101051949I231002X', { type: 'DocumentCharacter', character: 'I' }],
    ['a passport without its kind', '', 'E12345678', { type: 'DocumentLength', length: 9, expected: '18 位' }],
    ['a permit of another form', '回乡证', 'X1234', { type: 'DocumentLength', length: 5, expected: 'H 或 M 加 8 位数字' }],
    ['18 digits in a number cell', '', 110105194912310020, { type: 'DigitsLost' }],
    ['16 digits in a number cell', '护照', 1234567890123456, { type: 'DigitsLost' }],
    ['1e18', '', 1e18, { type: 'DigitsLost' }],
    ['a number that a text file has in scientific form', '', '1.10105E+17', { type: 'DigitsLost' }],
    ['the same for a passport', '护照', '1.1E+17', { type: 'DigitsLost' }],
  ])('%s is a fault', (_what, kind, number, fault) => {
    expect(faultsOf({ 证件类型: kind, 证件号码: number })).toEqual([fault]);
  });

  test('of a kind that is not known are one fault, not two', () => {
    expect(faultsOf({ 证件类型: '学生证', 证件号码: 'A1' }).map((fault) => fault.type)).toEqual(['UnknownChoice']);
  });
});

describe('who it is', () => {
  test('a name is required, and a document or a phone', () => {
    expect(faultsOf({ 姓名: '' })).toEqual([{ type: 'Missing' }]);
    expect(faultsOf({ 证件号码: '' })).toEqual([{ type: 'DocumentOrPhoneMissing' }]);
    expect(rowOf({ 证件号码: '', 手机号码: '138 0013 8000' })).toMatchObject({ document: undefined, phone: '13800138000' });
    expect(faultsOf({ 证件号码: '', 手机号码: '1380013800' })).toEqual([{ type: 'PhoneInvalid' }]);
  });

  test('a name set wide is closed up, rare characters and Latin names are kept', () => {
    expect(rowOf({ 姓名: '王　明' })?.name).toBe('王明');
    expect(rowOf({ 姓名: '𠮷䶮 㛃' })?.name).toBe('𠮷䶮㛃');
    expect(rowOf({ 姓名: 'Anna Maria' })?.name).toBe('Anna Maria');
    expect(faultsOf({ 姓名: '王\u0007明' })).toEqual([{ type: 'ControlCharacter' }]);
  });

  test('the phone is read in every spelling', () => {
    for (const phone of ['13800138000', '+86 138-0013-8000', '１３８００１３８０００', 13800138000, '0517-83660000'])
      expect(rowOf({ 手机号码: phone })?.phone, String(phone)).toMatch(/^(13800138000|051783660000)$/);
  });

  test('sex and birth date follow from the document, and what contradicts it is a fault', () => {
    expect(rowOf({})).toMatchObject({ sex: 'male', birthDate: '1990-05-06' });
    expect(rowOf({ 性别: '男', 出生日期: '1990-05-06' })).toMatchObject({ sex: 'male' });
    expect(faultsOf({ 性别: '女' })).toEqual([{ type: 'SexContradictsDocument', told: 'male' }]);
    expect(faultsOf({ 出生日期: '1990-06-05' })).toEqual([{ type: 'BirthDateContradictsDocument', told: '1990-05-06' }]);
    expect(rowOf({ 证件号码: '', 手机号码: '13800138000', 性别: '女', 出生日期: '1991.2.3' })).toMatchObject({
      sex: 'female',
      birthDate: '1991-02-03',
    });
  });
});

describe('dates', () => {
  test.each<[string, Value]>([
    ['ISO', '1990-05-06'],
    ['slashes', '1990/5/6'],
    ['points', '1990.5.6'],
    ['Chinese', '1990年5月6日'],
    ['Chinese with spaces', '1990 年 5 月 6 日'],
    ['eight digits', '19900506'],
    ['eight digits as a number', 19900506],
    ['with a time', '1990-05-06 00:00:00'],
    ['full width', '１９９０－０５－０６'],
    ['a date cell', new Date('1990-05-06T00:00:00Z')],
    ['a date cell that lost its format', 32_999],
  ])('%s is read', (_what, value) => {
    expect(rowOf({ 出生日期: value })?.birthDate).toBe('1990-05-06');
  });

  test.each<[Value, CellFault['type']]>([
    ['90-5-6', 'DateUnreadable'],
    ['05/06/1990', 'DateUnreadable'],
    ['1990-02-30', 'DateUnreadable'],
    ['1990-05', 'DateUnreadable'],
    ['不详', 'DateUnreadable'],
    ['2026-03-21', 'DateTooLate'],
  ])('%s is a fault', (value, type) => {
    expect(faultsOf({ 出生日期: value }).map((fault) => fault.type)).toEqual([type]);
  });
});

describe('wishes and attributes', () => {
  test('are read by the words that are used', () => {
    expect(
      rowOf({
        学历: '专科',
        人员类别: '应届毕业生、退伍军人；农民工,残疾',
        户籍地: '清江浦区',
        技能: '焊工',
        求职意向: '维修',
        意向地区: '苏州',
      }),
    ).toMatchObject({
      education: 'college',
      groups: ['graduate', 'veteran', 'ruralWorker', 'disabled'],
      region: '320812',
      skills: '焊工',
      wishedJob: '维修',
      wishedPlace: '苏州',
    });
  });

  test('that are not known are named word by word', () => {
    const { badCells } = one({ 人员类别: '高校毕业生、火星人、木星人', 学历: '很高', 户籍地: '桃花源' }).check;
    expect(badCells.map(({ value, fault }) => [value, fault.type])).toEqual([
      ['火星人', 'UnknownChoice'],
      ['木星人', 'UnknownChoice'],
      ['很高', 'UnknownChoice'],
      ['桃花源', 'UnknownDivision'],
    ]);
  });

  test.each<[Value, number | undefined]>([
    ['5000', 500_000],
    [5000, 500_000],
    ['5,000元/月', 500_000],
    ['¥5000.50', 500_050],
    ['5000元以上', 500_000],
    ['５０００', 500_000],
    ['面议', undefined],
  ])('the wage %s is read', (wage, expected) => {
    expect(rowOf({ 期望月薪: wage })?.wishedWage).toBe(expected);
  });

  test.each(['4000-6000', '高', '5k', '-1', '99999999'])('the wage %s is a fault', (wage) => {
    expect(faultsOf({ 期望月薪: wage })).toEqual([{ type: 'WageUnreadable' }]);
  });

  test.each<[string, string, string | undefined]>([
    ['是', '2026-01-02', '2026-01-02'],
    ['是', '', '2026-03-20'],
    ['', '2026-01-02', '2026-01-02'],
    ['否', '', undefined],
  ])('consent %s of %s counts from %s', (consent, on, expected) => {
    expect(rowOf({ 是否同意使用个人信息: consent, 同意日期: on })?.consentOn).toBe(expected);
  });

  test('a day of consent and no consent contradict each other', () => {
    expect(faultsOf({ 是否同意使用个人信息: '否', 同意日期: '2026-01-02' })).toEqual([{ type: 'ConsentContradiction' }]);
  });
});

describe('rows beside one another', () => {
  const header = ['姓名', '证件号码', '手机号码', '授权'];
  const id = testId<'JobSeeker'>();
  const person = (over: Partial<KnownPerson> = {}): KnownPerson => ({ id, name: '王建国', signup: undefined, ...over });
  const key = `residentId ${testResidentId(1)}`;
  const wang: readonly Value[] = ['王建国', testResidentId(1), '13800138000', '是'];

  test('the later of two rows of one person is a duplicate, however the number is spelled', () => {
    const { check: checked, goodRows } = check(header, [
      ['王建国', '110105491231002', '', '是'],
      ['王建囯', '１１０１０５１９４９１２３１００２ｘ', '', '是'],
      ['李四', '', '13800138001', '是'],
      ['李四', '', '138-0013-8001', '是'],
    ]);
    expect(goodRows.map((row) => row.row)).toEqual([2, 4]);
    expect(checked.badCells.map(badCellSentence)).toEqual([
      '第 3 行 证件号码（B 列）“11010519491231002X”：与第 2 行是同一人，请只保留一行',
      '第 5 行 手机号码（C 列）“13800138001”：与第 4 行是同一人，请只保留一行',
    ]);
  });

  test('two documents of one person whose records were merged are duplicates', () => {
    const people = new Map([
      [key, person()],
      ['passport E12345678', person()],
    ]);
    const { check: checked } = check(
      ['姓名', '证件类型', '证件号码'],
      [
        ['王建国', '', testResidentId(1)],
        ['王建国', '护照', 'E12345678'],
      ],
      { people },
    );
    expect(checked.badCells.map(({ row, fault }) => [row, fault])).toEqual([[3, { type: 'DuplicateInFile', otherRow: 2, what: 'person' }]]);
  });

  test('who stands on the list of the fair is a fault, who had cancelled is a warning', () => {
    const signedUp = check(header, [wang], { people: new Map([[key, person({ signup: { cancelReason: undefined } })]]) });
    expect(signedUp.check.badCells.map((cell) => cell.fault)).toEqual([{ type: 'AlreadySignedUp' }]);
    const cancelled = check(header, [wang], { people: new Map([[key, person({ signup: { cancelReason: '有事' } })]]) });
    expect(cancelled.check.badCells).toEqual([]);
    expect(cancelled.check.warnings.map((cell) => cell.fault)).toEqual([{ type: 'SignupWasCancelled', reason: '有事' }]);
  });

  test('another name of the same document, and the same name and phone of another, are warnings', () => {
    const other = testId<'JobSeeker'>();
    const { check: checked, goodRows } = check(header, [wang, ['王建国', testResidentId(3), '13800138000', '']], {
      people: new Map([[key, person({ name: '王建囯' })]]),
      namesakes: new Map([
        [
          '王建国 13800138000',
          [
            { id, documentTail: '0019' },
            { id: other, documentTail: undefined },
          ],
        ],
      ]),
    });
    expect(goodRows).toHaveLength(2);
    expect(checked.warnings.map(({ row, fault }) => [row, fault])).toEqual([
      [2, { type: 'PersonKnownUnderOtherName', name: '王建囯' }],
      [2, { type: 'NamesakeKnown', documentTail: undefined }],
      [3, { type: 'NamesakeKnown', documentTail: '0019' }],
      [3, { type: 'NamesakeInFile', otherRow: 2 }],
      [3, { type: 'ConsentMissing' }],
    ]);
  });

  test('a list in which nobody consented is warned of once', () => {
    const { check: checked } = check(['姓名', '证件号码'], [wang.slice(0, 2), ['李四', testResidentId(3)]]);
    expect(checked.warnings.map(({ row, fault }) => [row, fault.type])).toEqual([[2, 'ConsentMissingThroughout']]);
  });
});

test('every reason and remedy is a sentence of its own', () => {
  const { check: checked } = check(
    ['姓名', '证件类型', '证件号码', '手机号码', '性别', '出生日期', '期望月薪', '授权', '同意日期'],
    [
      ['甲', '', '110105194912310021', '1', '', '不详', '高', '否', '2026-01-02'],
      ['乙', '', testResidentId(1), '', '女', '1990-06-05', '', '', '2027-01-01'],
      ['丙', '', '', '', '', '', '', '', ''],
    ],
  );
  expect(checked.badCells.map(badCellSentence)).toEqual([
    '第 2 行 证件号码（C 列）“110105194912310021”：证件号码校验位不符，请核对证件',
    '第 2 行 手机号码（D 列）“1”：不是 11 位手机号码或带区号的固定电话，请核对电话',
    '第 2 行 出生日期（F 列）“不详”：不是可识别的日期，请按 1990-03-05 的样式填写',
    '第 2 行 期望月薪（G 列）“高”：不是可识别的月薪，请填一个以元为单位的数，如 5000，或填面议',
    '第 2 行 授权（H 列）“否”：填有同意日期，却填为不同意，请核对，改正其中一项',
    '第 3 行 性别（E 列）“女”：与证件号码不符，号码表明为男，请核对证件，改正其中一项',
    '第 3 行 出生日期（F 列）“1990-06-05”：与证件号码不符，号码表明为 1990-05-06，请核对证件，改正其中一项',
    '第 3 行 同意日期（I 列）“2027-01-01”：晚于 2026-03-20，请核对日期',
    '第 4 行 证件号码（C 列）：证件号码和手机号码都未填写，请至少补填一项',
  ]);
});
