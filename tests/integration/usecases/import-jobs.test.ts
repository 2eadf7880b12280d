import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { FairId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { importJobs, JOB_HEADER, jobFile } from '#tests/support/job-lists.ts';

async function fairWithUnits(backend: TestBackend) {
  const fair = await given.fair(backend);
  await given.units(backend, fair.id, [1, 2]);
  const roster = await backend.client.roster.list({ fairId: fair.id });
  const [first, second] = roster;
  if (!first || !second) throw new Error('no units on the roster');
  return { fairId: fair.id, first, second };
}

const numbersOf = async (backend: TestBackend, fairId: FairId) =>
  (await backend.client.roster.list({ fairId })).map(({ participation: { jobs, headcount } }) => [jobs, headcount]);

const undo = (backend: TestBackend, batchId: Awaited<ReturnType<typeof importJobs>>['batchId']) =>
  backend.client.jobImport.undo({ command: backend.stamp(), batchId });

describe('importing jobs', () => {
  test('puts the good rows in for the units of the roster and counts them there', async () => {
    await using backend = await testBackend();
    const { fairId, first, second } = await fairWithUnits(backend);
    const rows = [
      [first.unit.name, '电工', 3, '5000-8000', '大专', '持证上岗'],
      [first.unit.name, '焊工', '5人', '面议', '不限', ''],
      [second.unit.name, '普工', 20, '5k-6k', '', ''],
      ['未名公司', '普工', 20, '', '', ''],
    ];
    expect(await importJobs(backend, fairId, await jobFile(rows))).toMatchObject({ added: 3, units: 2, headcount: 28, skipped: 1 });
    const { lines } = await backend.client.jobs.list({ fairId });
    expect(lines.map(({ unitName, job }) => [unitName, job.title, job.headcount, job.wageFrom, job.wageTo])).toEqual([
      [first.unit.name, '电工', 3, 500_000, 800_000],
      [first.unit.name, '焊工', 5, undefined, undefined],
      [second.unit.name, '普工', 20, 500_000, 600_000],
    ]);
    expect(await numbersOf(backend, fairId)).toEqual([
      [2, 8],
      [1, 20],
    ]);
    expect(await backend.client.jobImport.batches({ fairId })).toMatchObject([
      { fileName: '岗位.xlsx', added: 3, skipped: 1, undone: false },
    ]);
    expect(await backend.client.roster.batches({ fairId })).toEqual([]);
  });

  test('warns by the minimum wage of the center', async () => {
    await using backend = await testBackend();
    const { fairId, first } = await fairWithUnits(backend);
    await backend.client.jobs.setMinimumWage({ command: backend.stamp(), minimumWage: 228_000 });
    const file = await jobFile([[first.unit.name, '普工', 3, '2000-3000', '', '限男性']]);
    const { check } = await backend.client.jobImport.readFile({ fairId, file });
    expect(check.warnings.map(({ header, fault }) => [header, fault.type === 'JobDoubtful' && fault.warning.type])).toEqual([
      ['月薪', 'wageBelowMinimum'],
      ['任职要求', 'sexLimited'],
    ]);
    expect(check.counts).toMatchObject({ good: 1, bad: 0 });
  });

  test('takes a cell that is merged over the jobs of a unit for each of them', async () => {
    await using backend = await testBackend();
    const { fairId, first } = await fairWithUnits(backend);
    const rows = [JOB_HEADER, [first.unit.name, '电工', 3], [null, '焊工', 2], [null, '钳工', 1]];
    const merges = [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }];
    const bytes = await writeXlsx({ sheets: [{ name: '岗位', rows, merges }] });
    const file = new File([Buffer.from(bytes)], '岗位.xlsx');
    const { check } = await backend.client.jobImport.readFile({ fairId, file });
    expect(check.badCells.map(({ row, fault }) => [row, fault.type])).toEqual([[4, 'UnitUnnamed']]);
    expect(await importJobs(backend, fairId, file)).toMatchObject({ added: 2, units: 1, headcount: 5 });
  });

  test('finds everything there already when the same file comes again, and what was withdrawn may be offered anew', async () => {
    await using backend = await testBackend();
    const { fairId, first } = await fairWithUnits(backend);
    const file = await jobFile([[first.unit.name, '电工', 3, '', '', '']]);
    await importJobs(backend, fairId, file);
    const again = await backend.client.jobImport.readFile({ fairId, file });
    expect(again.check.badCells.map(({ fault }) => fault.type)).toEqual(['JobAlreadyOffered']);
    const [line] = (await backend.client.jobs.list({ fairId })).lines;
    if (!line) throw new Error('no job');
    await backend.client.jobs.withdraw({ command: backend.stamp(), id: line.job.id, reason: '已招满' });
    expect(await importJobs(backend, fairId, file)).toMatchObject({ added: 1 });
  });

  test('reads its own template and the list of jobs that the page exports', async () => {
    await using backend = await testBackend();
    const { fairId, first } = await fairWithUnits(backend);
    await importJobs(backend, fairId, await jobFile([[first.unit.name, '电工', 3, '5000-8000', '大专', '持证']]));
    const [sheet] = (await readXlsx(new Uint8Array(await (await backend.client.jobImport.template()).arrayBuffer()))).sheets;
    expect(sheet?.rows[0]).toContain('岗位名称*');
    const exported = await backend.client.jobs.exportList({ fairId });
    const other = await given.fair(backend);
    await given.units(backend, other.id, [1]);
    expect(await importJobs(backend, other.id, exported)).toMatchObject({ added: 1 });
    const details = async (id: FairId) => {
      const {
        id: _id,
        participationId: _p,
        importBatchId: _b,
        ...rest
      } = (await backend.client.jobs.list({ fairId: id })).lines[0]?.job ?? {};
      return rest;
    };
    expect(await details(other.id)).toEqual(await details(fairId));
  });

  test('is refused once the fair is settled', async () => {
    await using backend = await testBackend();
    const { fair } = await given.settledFair(backend);
    const [line] = await backend.client.roster.list({ fairId: fair.id });
    const page = await backend.client.settlements.forFair({ fairId: fair.id });
    if (!page.draft || !line) throw new Error('nothing to settle');
    await backend.client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: page.draft.contentHash });
    const file = await jobFile([[line.unit.name, '电工', 3, '', '', '']]);
    expect(await refusalFrom(importJobs(backend, fair.id, file))).toMatchObject({ type: 'FairSettled' });
  });
});

describe('undoing an import of jobs', () => {
  test('takes its jobs away; the roster says again what it said itself, whichever batch goes first', async () => {
    await using backend = await testBackend();
    const { fairId, first } = await fairWithUnits(backend);
    const { unit, participation } = first;
    await backend.client.roster.update({
      command: backend.stamp(),
      id: participation.id,
      name: unit.name,
      kind: unit.kind,
      presence: participation.presence,
      jobs: 9,
      headcount: 90,
    });
    const one = await importJobs(backend, fairId, await jobFile([[unit.name, '电工', 3, '', '', '']]));
    const two = await importJobs(backend, fairId, await jobFile([[unit.name, '焊工', 4, '', '', '']]));
    expect((await numbersOf(backend, fairId))[0]).toEqual([2, 7]);
    expect(await undo(backend, one.batchId)).toEqual({ removed: 1 });
    expect((await numbersOf(backend, fairId))[0]).toEqual([1, 4]);
    await undo(backend, two.batchId);
    expect((await numbersOf(backend, fairId))[0]).toEqual([9, 90]);
    expect((await backend.client.jobs.list({ fairId })).lines).toEqual([]);
    expect(await refusalFrom(undo(backend, two.batchId))).toMatchObject({ type: 'ImportUndone' });
  });

  test('is refused where a job was corrected since, and names it', async () => {
    await using backend = await testBackend();
    const { fairId, first } = await fairWithUnits(backend);
    const rows = [
      [first.unit.name, '电工', 3, '', '', ''],
      [first.unit.name, '焊工', 3, '', '', ''],
    ];
    const { batchId } = await importJobs(backend, fairId, await jobFile(rows));
    const [line] = (await backend.client.jobs.list({ fairId })).lines;
    if (!line) throw new Error('no job');
    const { title } = line.job;
    await backend.client.jobs.correct({ command: backend.stamp(), id: line.job.id, details: { title, headcount: 9 }, reason: '人数有误' });
    expect(await refusalFrom(undo(backend, batchId))).toEqual({
      type: 'JobImportHasDependents',
      dependents: [{ unitName: first.unit.name, jobTitle: title }],
    });
    expect((await backend.client.jobs.list({ fairId })).lines).toHaveLength(2);
  });
});
