import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { badCellSentence } from '#shared/domain/imports/import-words.ts';
import { ROSTER_FIELDS } from '#shared/domain/imports/roster-fields.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { NO_FEEDBACK } from '#tests/support/records.ts';
import { goodRow, importAll, ROSTER_HEADER, type RosterCells, xlsxFile } from '#tests/support/rosters.ts';

async function read(
  backend: TestBackend,
  fairId: Parameters<typeof given.units>[1],
  rows: readonly RosterCells[],
  header: RosterCells = ROSTER_HEADER,
) {
  return backend.client.roster.readFile({ fairId, file: await xlsxFile([header, ...rows]) });
}

function commit(backend: TestBackend, fairId: Parameters<typeof given.units>[1], preview: Awaited<ReturnType<typeof read>>) {
  return backend.client.roster.commit({ command: backend.stamp(), fairId, uploadId: preview.uploadId, mapping: preview.mapping });
}

describe('checking a roster', () => {
  test('lists every bad cell of the file at once with row, column, value, reason and remedy', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    await given.units(backend, fair.id, [90]);
    const wrongCheck = `${testCreditCode(1).slice(0, 17)}${testCreditCode(1).endsWith('0') ? '1' : '0'}`;
    const { check } = await read(backend, fair.id, [
      goodRow(1),
      ['甲公司', wrongCheck, '企业', '清江浦区', '已参会'],
      ['乙公司', '9132081', '企业', '清江浦区', '已参会'],
      ['丙公司', testCreditCode(3).replace(/.$/, 'I'), '企业', '清江浦区', '已参会'],
      ['丁公司', testCreditCode(4), '星球', '桃花源', '大概'],
      ['', testCreditCode(5), '企业', '', ''],
      ['己公司', testCreditCode(1), '企业', '清江浦区', '已参会'],
      ['庚公司', testCreditCode(90), '企业', '清江浦区', '已参会'],
      [null, null, null, null, null],
      ['辛公司', 913208120000000000, '企业', '清江浦区', '已参会'],
    ]);
    expect(check.counts).toEqual({ rows: 10, good: 1, bad: 8, blank: 1 });
    expect(check.badCells.map(badCellSentence)).toEqual([
      `第 3 行 统一社会信用代码（B 列）“${wrongCheck}”：校验位不符，请核对营业执照`,
      '第 4 行 统一社会信用代码（B 列）“9132081”：应为 18 位，现为 7 位，请核对营业执照',
      `第 5 行 统一社会信用代码（B 列）“${testCreditCode(3).replace(/.$/, 'I')}”：含有不允许的字符“I”，代码只用数字和大写字母（不含 I、O、S、V、Z），请核对营业执照`,
      '第 6 行 单位性质（C 列）“星球”：无法识别，请填：企业、人力资源服务机构、事业单位、其他',
      '第 6 行 所在区县（D 列）“桃花源”：没有这个行政区划，请填区县全称或六位行政区划代码',
      '第 6 行 到会情况（E 列）“大概”：无法识别，请填：已参会、未到会、已取消、委托代表、待确认',
      '第 7 行 单位名称（A 列）：未填写，请补填',
      `第 8 行 统一社会信用代码（B 列）“${testCreditCode(1)}”：与第 2 行是同一单位，请只保留一行`,
      `第 9 行 统一社会信用代码（B 列）“${testCreditCode(90)}”：该单位已在本场名册中，无须重复导入，可删除本行`,
      '第 11 行 统一社会信用代码（B 列）“913208120000000000”：单元格是数字，15 位以后的数字已丢失，请把该列设为文本格式后重新录入',
    ]);
  });

  test('accounts for every one of 10,000 rows and names each bad one', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const rows = Array.from(
      { length: 10_000 },
      (_, index): RosterCells => (index % 10 === 3 ? ['坏行', `${index}`, '企业', '', ''] : goodRow(index + 1)),
    );
    const { check } = await read(backend, fair.id, rows);
    expect(check.counts).toEqual({ rows: 10_000, good: 9_000, bad: 1_000, blank: 0 });
    expect(new Set(check.badCells.map((cell) => cell.row)).size).toBe(1_000);
  });

  test('proposes columns by other names, below a title and under merged heads, and remembers what a person corrected', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const header: RosterCells = ['序号', '企业名称（全称）', '社会信用代码', '类型', '其他名字'];
    const file = async () =>
      xlsxFile([['2026 年赴合肥招聘会参会企业名册', null, null, null, null], header, [1, ...goodRow(7).slice(0, 3), '王经理']]);
    const first = await backend.client.roster.readFile({ fairId: fair.id, file: await file() });
    expect(first.mapping).toEqual({ name: 'B', creditCode: 'C', kind: 'D' });
    expect(first.check.unmapped.map((column) => column.header)).toEqual(['序号', '其他名字']);
    const corrected = await backend.client.roster.check({
      fairId: fair.id,
      uploadId: first.uploadId,
      mapping: { ...first.mapping, contact: 'E' },
    });
    await importAll(await commit(backend, fair.id, corrected));
    const [line] = await backend.client.roster.list({ fairId: fair.id });
    expect(line?.participation.contact).toBe('王经理');
    const again = await backend.client.roster.readFile({ fairId: fair.id, file: await file() });
    expect(again).toMatchObject({ remembered: true, mapping: { contact: 'E' } });
  });

  test('marks the bad cells in a copy of the file', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const preview = await read(backend, fair.id, [goodRow(1), ['甲公司', '123', '企业', '', '']]);
    const marked = await backend.client.roster.errorWorkbook({ fairId: fair.id, uploadId: preview.uploadId, mapping: preview.mapping });
    const [sheet] = (await readXlsx(new Uint8Array(await marked.arrayBuffer()), { readStyles: true })).sheets;
    expect(sheet?.rows[2]).toEqual(['甲公司', '123', '企业', '', '', '统一社会信用代码：应为 18 位，现为 3 位，请核对营业执照']);
    expect(sheet?.cells?.get('2,1')?.style?.fill).toBeDefined();
  });
});

describe('importing a roster', () => {
  test('puts in the good rows alone; known units keep their names', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const [one, two] = [await given.fair(backend), await given.fair(backend, { title: '另一场' })];
    await given.units(backend, one.id, [1]);
    const preview = await read(backend, two.id, [['改了的名字', ...goodRow(1).slice(1)], goodRow(2), ['坏', '1', '', '', '']]);
    expect(preview.check.warnings.map((cell) => cell.fault.type)).toEqual(['KnownUnderOtherName']);
    const outcome = await importAll(await commit(backend, two.id, preview));
    expect(outcome).toMatchObject({ added: 2, newUnits: 1, skipped: 1 });
    expect((await client.roster.list({ fairId: two.id })).map((line) => line.unit.name)).toEqual([
      '淮安第1机械有限公司',
      '淮安第2机械有限公司',
    ]);
    expect((await client.units.list({ limit: 10 })).total).toBe(2);
  });

  test('is undone as a batch: exactly what it brought in goes, what others use stays', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const [one, two] = [await given.fair(backend), await given.fair(backend, { title: '另一场' })];
    await given.units(backend, two.id, [9]);
    const { batchId } = await importAll(await commit(backend, two.id, await read(backend, two.id, [goodRow(1), goodRow(2)])));
    await given.units(backend, one.id, [2]);
    expect(await client.roster.undo({ command: backend.stamp(), batchId })).toEqual({ removed: 2, removedUnits: 1 });
    expect((await client.roster.list({ fairId: two.id })).map((line) => line.unit.name)).toEqual(['淮安第9机械有限公司']);
    expect((await client.units.list({ limit: 10 })).units.map((line) => line.unit.name)).toEqual([
      '淮安第2机械有限公司',
      '淮安第9机械有限公司',
    ]);
    expect(await refusalFrom(client.roster.undo({ command: backend.stamp(), batchId }))).toEqual({ type: 'ImportUndone' });
  });

  test('is not undone while costs stand on it; each unit is named', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend);
    const { batchId } = await importAll(await commit(backend, fair.id, await read(backend, fair.id, [goodRow(1), goodRow(2)])));
    const [line] = await client.roster.list({ fairId: fair.id });
    await given.voucher(backend, fair.id, '26342000000000000001', 100, line?.unit.id);
    expect(await refusalFrom(client.roster.undo({ command: backend.stamp(), batchId }))).toEqual({
      type: 'ImportHasDependents',
      dependents: [{ unitName: '淮安第1机械有限公司', reason: 'hasCosts', detail: '26342000000000000001' }],
    });
    expect(await client.roster.list({ fairId: fair.id })).toHaveLength(2);
  });

  test('is not undone while a unit has given feedback', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend);
    const { batchId } = await importAll(await commit(backend, fair.id, await read(backend, fair.id, [goodRow(1), goodRow(2)])));
    const [line] = await client.roster.list({ fairId: fair.id });
    if (!line) throw new Error('nothing on the roster');
    const figures = { ...NO_FEEDBACK, resumesLower: 1 };
    await client.feedback.save({ command: backend.stamp(), participationId: line.participation.id, figures, note: '到会待确认' });
    expect(await refusalFrom(client.roster.undo({ command: backend.stamp(), batchId }))).toEqual({
      type: 'ImportHasDependents',
      dependents: [{ unitName: '淮安第1机械有限公司', reason: 'hasFeedback', detail: '' }],
    });
  });

  test('leaves nothing behind when it is cancelled', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const preview = await read(backend, fair.id, [goodRow(1), goodRow(2)]);
    const abort = new AbortController();
    const progress = await backend.client.roster.commit(
      { command: backend.stamp(), fairId: fair.id, uploadId: preview.uploadId, mapping: preview.mapping },
      { signal: abort.signal },
    );
    expect((await progress.next()).value).toEqual({ done: 0, total: 2 });
    abort.abort();
    await expect(importAll(progress)).rejects.toThrow();
    expect(await backend.client.roster.list({ fairId: fair.id })).toEqual([]);
    expect(await backend.client.roster.batches({ fairId: fair.id })).toEqual([]);
  });

  test('sent twice under one number happens once', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const preview = await read(backend, fair.id, [goodRow(1)]);
    const input = { command: backend.stamp(), fairId: fair.id, uploadId: preview.uploadId, mapping: preview.mapping };
    const first = await importAll(await backend.client.roster.commit(input));
    const again = await importAll(await backend.client.roster.commit(input));
    expect(again).toEqual(first);
    expect(await backend.client.roster.list({ fairId: fair.id })).toHaveLength(1);
  });

  test('takes the template and the export back as they are', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend);
    await given.units(backend, fair.id, [1, 2]);
    const template = await client.roster.readFile({ fairId: fair.id, file: await client.roster.template() });
    expect(Object.keys(template.mapping)).toEqual(ROSTER_FIELDS.map((field) => field.key));
    const other = await given.fair(backend, { title: '另一场' });
    const preview = await client.roster.readFile({ fairId: other.id, file: await client.roster.exportList({ fairId: fair.id }) });
    expect(preview.check.counts).toMatchObject({ good: 2, bad: 0 });
    await importAll(await commit(backend, other.id, preview));
    const strip = (lines: Awaited<ReturnType<typeof client.roster.list>>) =>
      lines.map(({ unit, participation: { attendance, presence, booth } }) => ({ unit, attendance, presence, booth }));
    expect(strip(await client.roster.list({ fairId: other.id }))).toEqual(strip(await client.roster.list({ fairId: fair.id })));
  });
});
