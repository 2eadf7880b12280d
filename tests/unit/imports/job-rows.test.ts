import { describe, expect, test } from 'vitest';
import { judgeRows, readRows } from '#shared/domain/imports/check-rows.ts';
import { findHeaderRow, proposeMapping } from '#shared/domain/imports/columns.ts';
import { badCellSentence } from '#shared/domain/imports/import-words.ts';
import { JOB_FIELDS } from '#shared/domain/imports/job-fields.ts';
import { JOB_RULES, type JobsKnown } from '#shared/domain/imports/jobs.ts';
import { EMPTY_CELL, type RawCell } from '#shared/domain/imports/raw-table.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import { fen } from '#shared/kernel/money.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { testId } from '#tests/support/database.ts';

const UNITS = [
  { participationId: testId<'Participation'>(), name: '淮安机械（集团）有限公司', creditCode: testCreditCode(1) },
  { participationId: testId<'Participation'>(), name: '同名劳务公司', creditCode: testCreditCode(2) },
  { participationId: testId<'Participation'>(), name: '同名劳务公司', creditCode: testCreditCode(3) },
] as const;

function check(header: readonly string[], rows: readonly (readonly string[])[], known: Partial<JobsKnown> = {}) {
  const cellOf = (text: string): RawCell => (text === '' ? EMPTY_CELL : { kind: 'text', text });
  const table = { sheetNames: [''], sheetName: '', rows: [header, ...rows].map((row) => row.map(cellOf)) };
  const found = findHeaderRow(table, JOB_FIELDS);
  if (!found) throw new Error('no header');
  const mapped = { table, header: found, mapping: proposeMapping(found.headers, JOB_FIELDS) };
  const reading = readRows(JOB_RULES, mapped, { homeDivision: '320800', today: calendarDate('2026-03-20') });
  let step = reading.next();
  while (!step.done) step = reading.next();
  const { check: checked, goodRows } = judgeRows(JOB_RULES, mapped, step.value, {
    units: UNITS,
    offered: [],
    minimumWage: undefined,
    ...known,
  });
  return { goodRows, faults: checked.badCells.map(badCellSentence), warnings: checked.warnings.map(badCellSentence) };
}

/** A good row and what else stands in it. */
function one(fields: Readonly<Record<string, string>>, known: Partial<JobsKnown> = {}) {
  const row = { 单位名称: '淮安机械(集团) 有限公司', 岗位名称: '电工', 招聘人数: '3人', ...fields };
  return check(Object.keys(row), [Object.values(row)], known);
}

describe('the unit of a job', () => {
  test('is found by a name with brackets and spaces as they were typed', () => {
    expect(one({}).faults).toEqual([]);
  });

  test('is told by the code, and another name beside it is a warning', () => {
    const { faults, warnings } = one({ 单位名称: '旧名公司', 统一社会信用代码: testCreditCode(1) });
    expect(faults).toEqual([]);
    expect(warnings).toEqual([
      '第 2 行 单位名称（A 列）“旧名公司”：该代码已登记为“淮安机械（集团）有限公司”，导入时沿用已登记的名称，请核对',
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['unknown', { 单位名称: '未名公司' }, '第 2 行 单位名称（A 列）“未名公司”：该单位不在本场名册中，请核对，或先把单位加入名册'],
    [
      'not on the roster',
      { 统一社会信用代码: testCreditCode(9) },
      `第 2 行 统一社会信用代码（D 列）“${testCreditCode(9)}”：该单位不在本场名册中，请核对，或先把单位加入名册`,
    ],
    [
      'one of two of the same name',
      { 单位名称: '同名劳务公司' },
      `第 2 行 单位名称（A 列）“同名劳务公司”：本场名册中有同名单位（${testCreditCode(2)}、${testCreditCode(3)}），请补填统一社会信用代码`,
    ],
    ['not named', { 单位名称: '' }, '第 2 行 单位名称（A 列）：单位名称和统一社会信用代码都未填写，请至少补填一项'],
  ])('that is %s is named', (_, fields, sentence) => {
    expect(one(fields).faults).toEqual([sentence]);
  });
});

describe('what a row says of a job', () => {
  test('is kept as the unit wrote it, lines of a cell joined', () => {
    const { goodRows } = one({ 月薪: '5-8k', 学历: '大专及以上', 性别: '不限', 任职要求: '1、持证上岗\n2、能倒班', 工作地点: '清江浦区' });
    expect(goodRows[0]?.details).toEqual({
      title: '电工',
      headcount: 3,
      wageFrom: fen(500_000),
      wageTo: fen(800_000),
      education: 'college',
      place: '清江浦区',
      boardLodging: undefined,
      sexLimit: '不限',
      ageLimit: undefined,
      requirements: '1、持证上岗 2、能倒班',
      description: undefined,
    });
  });

  test('may give the ends of the wage in two columns', () => {
    expect(one({ '月薪下限（元）': '5000', 月薪上限: '8000.00' }).goodRows[0]?.details).toMatchObject({
      wageFrom: fen(500_000),
      wageTo: fen(800_000),
    });
    expect(one({ 月薪下限: '8000', 月薪上限: '5000' }).faults).toEqual(['第 2 行 月薪上限（E 列）“5000”：月薪下限高于上限，请核对月薪']);
    expect(one({ 月薪: '5000-8000', 月薪下限: '6000' }).faults).toEqual([
      '第 2 行 月薪（D 列）“5000-8000”：与月薪下限、上限两列不一致，请核对，只保留一种写法',
    ]);
  });

  test('needs a title and a number of people', () => {
    expect(one({ 岗位名称: '', 招聘人数: '' }).faults).toEqual([
      '第 2 行 岗位名称（B 列）：未填写，请补填',
      '第 2 行 招聘人数（C 列）：未填写，请补填',
    ]);
    expect(one({ 招聘人数: '0' }).faults).toEqual(['第 2 行 招聘人数（C 列）“0”：应为 1 至 100000 的整数，请改为整数']);
    expect(one({ 招聘人数: '若干' }).faults).toHaveLength(1);
  });

  test('leaves the education open where it is 不限', () => {
    expect(one({ 学历要求: '不限' }).goodRows[0]?.details.education).toBeUndefined();
  });
});

describe('a job of one unit and title', () => {
  const header = ['单位名称', '统一社会信用代码', '岗位名称', '招聘人数'];

  test('stands once in the file, whichever way the unit is named', () => {
    const rows = [
      ['淮安机械（集团）有限公司', '', '电 工', '1'],
      ['', testCreditCode(1), '电工', '2'],
      ['', testCreditCode(2), '电工', '2'],
    ];
    const { faults, goodRows } = check(header, rows);
    expect(faults).toEqual(['第 3 行 岗位名称（C 列）“电工”：与第 2 行是同一岗位，请只保留一行']);
    expect(goodRows.map(({ row }) => row)).toEqual([2, 4]);
  });

  test('that is offered already is not offered again', () => {
    const offered = [{ participationId: UNITS[0].participationId, title: '电工' }];
    expect(one({}, { offered }).faults).toEqual([
      '第 2 行 岗位名称（B 列）“电工”：该单位本场已有这个岗位，无须重复导入，可删除本行；内容有变的，请在“岗位”中更正',
    ]);
  });
});

test('what should be asked of the unit is a warning by row and cell, with the clause', () => {
  const { faults, warnings } = one({ 月薪: '2000', 性别: '男' }, { minimumWage: fen(228_000) });
  expect(faults).toEqual([]);
  expect(warnings).toEqual([
    '第 2 行 月薪（D 列）“2000”：月薪 2,000.00 元低于当地最低月工资标准 2,280.00 元（《劳动法》第四十八条、《最低工资规定》第十二条），请与单位核实',
    '第 2 行 性别（E 列）“男”：性别“男”涉及性别限制（《就业促进法》第二十七条、《妇女权益保障法》第四十三条），请与单位核实后修改',
  ]);
});
