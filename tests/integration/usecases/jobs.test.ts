import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { goodRow, importAll, ROSTER_HEADER, xlsxFile } from '#tests/support/rosters.ts';

const DETAILS = { title: '电工', headcount: 3, wageFrom: 500_000, wageTo: 800_000, requirements: '持证上岗' };

async function fairWithUnit(backend: TestBackend) {
  const fair = await given.fair(backend);
  await given.units(backend, fair.id, [1, 2]);
  const [line] = await backend.client.roster.list({ fairId: fair.id });
  if (!line) throw new Error('no unit on the roster');
  return { fair, participationId: line.participation.id, unitName: line.unit.name };
}

const rosterCounts = async (backend: TestBackend, fairId: Awaited<ReturnType<typeof given.fair>>['id']) =>
  (await backend.client.roster.list({ fairId })).map(({ participation: { jobs, headcount } }) => [jobs, headcount]);

describe('jobs at a fair', () => {
  test('are entered for a unit, and the roster counts them', async () => {
    await using backend = await testBackend();
    const { fair, participationId, unitName } = await fairWithUnit(backend);
    const added = await backend.client.jobs.add({ command: backend.stamp(), participationId, details: DETAILS });
    await backend.client.jobs.add({ command: backend.stamp(), participationId, details: { ...DETAILS, title: '焊工', headcount: 5 } });
    expect(added).toMatchObject({ unitName, job: { version: 1, title: '电工' }, warnings: [] });
    expect((await backend.client.jobs.list({ fairId: fair.id })).lines.map(({ job }) => job.title)).toEqual(['电工', '焊工']);
    expect(await rosterCounts(backend, fair.id)).toEqual([
      [2, 8],
      [undefined, undefined],
    ]);
  });

  test('keep what they were when they are corrected on the spot', async () => {
    await using backend = await testBackend();
    const { fair, participationId } = await fairWithUnit(backend);
    const { job } = await backend.client.jobs.add({ command: backend.stamp(), participationId, details: DETAILS });
    await backend.client.jobs.correct({ command: backend.stamp(), id: job.id, details: { ...DETAILS, headcount: 10 }, reason: '人数有误' });
    const last = await backend.client.jobs.correct({
      command: backend.stamp(),
      id: job.id,
      details: { title: '高压电工', headcount: 10 },
      reason: '岗位名称有误',
    });
    expect(last.job).toMatchObject({ version: 3, title: '高压电工', wageFrom: undefined });
    const versions = await backend.client.jobs.versions({ id: job.id });
    expect(versions.map(({ version, details, reason }) => [version, details.title, details.headcount, details.wageFrom, reason])).toEqual([
      [2, '电工', 10, 500_000, '岗位名称有误'],
      [1, '电工', 3, 500_000, '人数有误'],
    ]);
    expect(await rosterCounts(backend, fair.id)).toEqual([
      [1, 10],
      [undefined, undefined],
    ]);
  });

  test('that are withdrawn no longer count, and can be offered again', async () => {
    await using backend = await testBackend();
    const { fair, participationId } = await fairWithUnit(backend);
    const { job } = await backend.client.jobs.add({ command: backend.stamp(), participationId, details: DETAILS });
    await backend.client.jobs.withdraw({ command: backend.stamp(), id: job.id, reason: '已招满' });
    expect((await rosterCounts(backend, fair.id))[0]).toEqual([0, 0]);
    await backend.client.jobs.restore({ command: backend.stamp(), id: job.id });
    expect((await rosterCounts(backend, fair.id))[0]).toEqual([1, 3]);
  });

  test('go with their unit when it is taken off the roster, and hold up the undoing of its import', async () => {
    await using backend = await testBackend();
    const { fair, participationId } = await fairWithUnit(backend);
    const { job } = await backend.client.jobs.add({ command: backend.stamp(), participationId, details: DETAILS });
    await backend.client.jobs.correct({ command: backend.stamp(), id: job.id, details: DETAILS, reason: '核对' });
    await backend.client.roster.remove({ command: backend.stamp(), id: participationId, reason: '误加' });
    expect((await backend.client.jobs.list({ fairId: fair.id })).lines).toEqual([]);

    const file = await xlsxFile([
      [...ROSTER_HEADER, '岗位数', '招聘人数'],
      [...goodRow(60), '1', '3'],
    ]);
    const { uploadId, mapping } = await backend.client.roster.readFile({ fairId: fair.id, file });
    const { batchId } = await importAll(
      await backend.client.roster.commit({ command: backend.stamp(), fairId: fair.id, uploadId, mapping }),
    );
    const imported = (await backend.client.roster.list({ fairId: fair.id })).find((line) => line.participation.headcount === 3);
    if (!imported) throw new Error('not imported');
    // As many as the file said: the roster itself does not change.
    await backend.client.jobs.add({ command: backend.stamp(), participationId: imported.participation.id, details: DETAILS });
    expect(await refusalFrom(backend.client.roster.undo({ command: backend.stamp(), batchId }))).toMatchObject({
      type: 'ImportHasDependents',
      dependents: [{ reason: 'hasJobs' }],
    });
  });

  test('do not move once the fair is settled', async () => {
    await using backend = await testBackend();
    const { fair } = await given.settledFair(backend);
    const [line] = await backend.client.roster.list({ fairId: fair.id });
    if (!line) throw new Error('no unit on the roster');
    const page = await backend.client.settlements.forFair({ fairId: fair.id });
    if (!page.draft) throw new Error('nothing to approve');
    await backend.client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: page.draft.contentHash });
    const refused = await refusalFrom(
      backend.client.jobs.add({ command: backend.stamp(), participationId: line.participation.id, details: DETAILS }),
    );
    expect(refused.type).toBe('FairSettled');
  });

  test('are held against the minimum wage that the center entered', async () => {
    await using backend = await testBackend();
    const { fair, participationId } = await fairWithUnit(backend);
    await backend.client.jobs.add({ command: backend.stamp(), participationId, details: { ...DETAILS, wageFrom: 200_000 } });
    const warnings = async () => (await backend.client.jobs.list({ fairId: fair.id })).lines[0]?.warnings.map((warning) => warning.type);
    expect(await warnings()).toEqual([]);
    await backend.client.jobs.setMinimumWage({ command: backend.stamp(), minimumWage: 226_000 });
    expect(await warnings()).toEqual(['wageBelowMinimum']);
    await backend.client.jobs.setMinimumWage({ command: backend.stamp() });
    expect(await backend.client.jobs.minimumWage()).toEqual({ minimumWage: undefined });
  });

  test('go out as a workbook with what should be asked of the unit', async () => {
    await using backend = await testBackend();
    const { fair, participationId } = await fairWithUnit(backend);
    await backend.client.jobs.add({ command: backend.stamp(), participationId, details: { ...DETAILS, sexLimit: '男' } });
    const file = await backend.client.jobs.exportList({ fairId: fair.id });
    const [sheet] = (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets;
    expect(sheet?.rows[1]?.slice(2, 6)).toEqual(['电工', 3, 5000, 8000]);
    expect(String(sheet?.rows[1]?.at(-1))).toContain('《就业促进法》第二十七条');
  });
});
