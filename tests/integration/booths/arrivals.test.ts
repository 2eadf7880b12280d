import { describe, expect, test } from 'vitest';
import type { FairId, ParticipationId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { goodRow, importAll, ROSTER_HEADER, xlsxFile } from '#tests/support/rosters.ts';

/** A fair whose units wait to be seen. */
async function waitingFair(backend: TestBackend, numbers: readonly number[], changes: Parameters<typeof given.fair>[1] = {}) {
  const fair = await given.fair(backend, changes);
  await given.units(backend, fair.id, numbers);
  const ids = (await backend.client.roster.list({ fairId: fair.id })).map((line) => line.participation.id);
  await backend.client.roster.setAttendance({ command: backend.stamp(), fairId: fair.id, ids, attendance: 'pending' });
  return { fair, ids };
}

function arrive(backend: TestBackend, fairId: FairId, participationId: ParticipationId | undefined, staff?: number) {
  return backend.client.arrivals.record({
    command: backend.stamp(),
    fairId,
    participationId: participationId ?? '',
    way: 'search',
    ...(staff === undefined ? {} : { staff }),
  });
}

async function attendances(backend: TestBackend, fairId: FairId) {
  return (await backend.client.roster.list({ fairId })).map((line) => line.participation.attendance);
}

describe('an arrival', () => {
  test('sets attendance and booth, keeps the presence, and the settlement counts it', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair, ids } = await waitingFair(backend, [1, 2, 3]);
    await given.voucher(backend, fair.id, '26342000000000000001', 300_000);
    await client.booths.addArea({
      command: backend.stamp(),
      fairId: fair.id,
      description: { name: 'A区', prefix: 'A', rows: 1, perRow: 3, firstNumber: 1, numbering: 'running', industries: [] },
    });
    const { booths } = await client.booths.plan({ fairId: fair.id });
    await client.booths.place({
      command: backend.stamp(),
      fairId: fair.id,
      placements: [{ boothId: booths[0]?.id ?? '', participationId: ids[0] ?? '' }],
    });
    await client.fairs.hold({ command: backend.stamp(), id: fair.id });
    const arrival = await arrive(backend, fair.id, ids[0], 3);
    expect(arrival).toMatchObject({ by: '王芳', staff: 3, way: 'search', attendanceBefore: 'pending', undone: undefined });
    expect(await attendances(backend, fair.id)).toEqual(['attended', 'pending', 'pending']);
    expect((await client.booths.plan({ fairId: fair.id })).booths[0]?.use.state).toBe('inUse');
    await client.arrivals.markAbsent({ command: backend.stamp(), fairId: fair.id });
    const { draft } = await client.settlements.forFair({ fairId: fair.id });
    expect(draft?.settlement?.countedUnits).toBe(1);
    expect(draft?.settlement?.units.map((unit) => unit.payable)).toEqual([300_000, 0, 0]);
  });

  test('of an online unit leaves it online', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await waitingFair(backend, [1]);
    const [line] = await backend.client.roster.list({ fairId: fair.id });
    const { name = '', kind = 'enterprise' } = line?.unit ?? {};
    await backend.client.roster.update({ command: backend.stamp(), id: ids[0] ?? '', name, kind, presence: 'online' });
    await arrive(backend, fair.id, ids[0]);
    const [after] = await backend.client.roster.list({ fairId: fair.id });
    expect(after?.participation).toMatchObject({ attendance: 'attended', presence: 'online' });
  });

  test('happens once, however many desks record it', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await waitingFair(backend, [1]);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => arrive(backend, fair.id, ids[0])));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await backend.client.arrivals.list({ fairId: fair.id })).toHaveLength(1);
    expect(await refusalFrom(arrive(backend, fair.id, ids[0]))).toEqual({
      type: 'UnitArrivedAlready',
      unitName: '淮安第1机械有限公司',
      at: '2026-03-20T02:00:00.000Z',
      by: '王芳',
    });
  });

  test('is taken back with a reason: attendance and booth are as before, and it can be recorded again', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair, ids } = await waitingFair(backend, [1]);
    await client.roster.setAttendance({ command: backend.stamp(), fairId: fair.id, ids, attendance: 'cancelled' });
    const arrival = await arrive(backend, fair.id, ids[0]);
    const undo = () => client.arrivals.undo({ command: backend.stamp(), id: arrival.id, reason: '认错单位' });
    expect((await undo()).undone).toEqual({ by: '王芳', at: '2026-03-20T02:00:00.000Z', reason: '认错单位' });
    expect(await attendances(backend, fair.id)).toEqual(['cancelled']);
    expect(await refusalFrom(undo())).toEqual({ type: 'ArrivalUndone' });
    await arrive(backend, fair.id, ids[0]);
    expect((await client.arrivals.list({ fairId: fair.id })).map((one) => one.undone === undefined).sort()).toEqual([false, true]);
  });

  test('taken back leaves an attendance that was set by hand since', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await waitingFair(backend, [1]);
    const arrival = await arrive(backend, fair.id, ids[0]);
    await backend.client.roster.setAttendance({ command: backend.stamp(), fairId: fair.id, ids, attendance: 'represented' });
    await backend.client.arrivals.undo({ command: backend.stamp(), id: arrival.id, reason: '认错单位' });
    expect(await attendances(backend, fair.id)).toEqual(['represented']);
  });

  test('is not recorded before the first day, at a cancelled fair, or for a unit of another fair', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair, ids } = await waitingFair(backend, [1], { startsOn: '2026-04-01', endsOn: '2026-04-02' });
    expect(await refusalFrom(arrive(backend, fair.id, ids[0]))).toEqual({ type: 'FairNotBegun', fairId: fair.id, startsOn: '2026-04-01' });
    // 00:30 on 1 April in Beijing is still 31 March in UTC.
    backend.setNow('2026-03-31T16:30:00.000Z');
    await arrive(backend, fair.id, ids[0]);
    const other = await waitingFair(backend, [2], { title: '另一场' });
    expect(await refusalFrom(arrive(backend, fair.id, other.ids[0]))).toMatchObject({ type: 'NotFound', what: 'participation' });
    await client.fairs.cancel({ command: backend.stamp(), id: other.fair.id, reason: '天气' });
    expect(await refusalFrom(arrive(backend, other.fair.id, other.ids[0]))).toMatchObject({ type: 'FairCancelled' });
  });

  test('keeps its unit on the roster, also when it was taken back', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await waitingFair(backend, [1]);
    const arrival = await arrive(backend, fair.id, ids[0]);
    await backend.client.arrivals.undo({ command: backend.stamp(), id: arrival.id, reason: '认错单位' });
    expect(await refusalFrom(backend.client.roster.remove({ command: backend.stamp(), id: ids[0] ?? '', reason: '误加' }))).toEqual({
      type: 'UnitHasArrivals',
      unitName: '淮安第1机械有限公司',
    });
  });
});

describe('marking the rest absent', () => {
  test('touches those who wait on site alone, and is undone for those who are still absent', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair, ids } = await waitingFair(backend, [1, 2, 3, 4]);
    await arrive(backend, fair.id, ids[0]);
    await client.roster.setAttendance({ command: backend.stamp(), fairId: fair.id, ids: ids.slice(1, 2), attendance: 'cancelled' });
    const { changed } = await client.arrivals.markAbsent({ command: backend.stamp(), fairId: fair.id });
    expect(changed).toEqual(ids.slice(2));
    expect(await attendances(backend, fair.id)).toEqual(['attended', 'cancelled', 'noShow', 'noShow']);
    await arrive(backend, fair.id, ids[2]);
    await client.arrivals.undoMarkAbsent({ command: backend.stamp(), fairId: fair.id, ids: [...changed] });
    expect(await attendances(backend, fair.id)).toEqual(['attended', 'cancelled', 'attended', 'pending']);
  });

  test('waits for the fair to begin', async () => {
    await using backend = await testBackend();
    const { fair } = await waitingFair(backend, [1], { startsOn: '2026-04-01', endsOn: '2026-04-01' });
    expect(await refusalFrom(backend.client.arrivals.markAbsent({ command: backend.stamp(), fairId: fair.id }))).toMatchObject({
      type: 'FairNotBegun',
    });
  });
});

describe('the rule on absences', () => {
  /** Unit 1 was absent at a fair; the next one is being prepared. */
  async function absentOnce(backend: TestBackend, mode: 'off' | 'warn' | 'bar') {
    const before = await waitingFair(backend, [1], { title: '上一场' });
    await backend.client.arrivals.markAbsent({ command: backend.stamp(), fairId: before.fair.id });
    const rule = await backend.client.arrivals.saveRule({ command: backend.stamp(), rule: { mode, times: 1 } });
    expect(await backend.client.arrivals.rule()).toEqual(rule);
    return given.fair(backend, { startsOn: '2026-03-25', endsOn: '2026-03-25' });
  }

  const add = (backend: TestBackend, fairId: FairId) => given.units(backend, fairId, [1]);
  const standing = (backend: TestBackend, fairId: FairId) => backend.client.arrivals.standing({ fairId, creditCode: testCreditCode(1) });

  test('is off until it is set', async () => {
    await using backend = await testBackend();
    expect(await backend.client.arrivals.rule()).toEqual({ mode: 'off', times: 1 });
    const fair = await absentOnce(backend, 'off');
    expect(await standing(backend, fair.id)).toEqual({ type: 'clear' });
    await add(backend, fair.id);
  });

  test('warns and lets the unit come', async () => {
    await using backend = await testBackend();
    const fair = await absentOnce(backend, 'warn');
    expect(await standing(backend, fair.id)).toMatchObject({ type: 'warned', inARow: 1, last: { fairTitle: '上一场' } });
    await add(backend, fair.id);
  });

  test('bars from the next fair and from that alone', async () => {
    await using backend = await testBackend();
    const next = await absentOnce(backend, 'bar');
    const later = await given.fair(backend, { title: '再下一场', startsOn: '2026-03-28', endsOn: '2026-03-28' });
    expect(await refusalFrom(add(backend, next.id))).toMatchObject({
      type: 'UnitBarred',
      unitName: '淮安第1机械有限公司',
      inARow: 1,
      last: { fairNumber: '2026-001', fairTitle: '上一场', startsOn: '2026-03-05', attendance: 'noShow' },
    });
    expect(await standing(backend, later.id)).toMatchObject({ type: 'warned' });
    await add(backend, later.id);
  });

  test('names barred rows of an import and leaves them out', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await absentOnce(backend, 'bar');
    const file = await xlsxFile([ROSTER_HEADER, goodRow(1), goodRow(2)]);
    const { check, uploadId, mapping } = await client.roster.readFile({ fairId: fair.id, file });
    expect(check.badCells.map(({ row, fault }) => [row, fault])).toEqual([
      [2, { type: 'BarredForAbsence', absences: '上次报名后未到会（最近一次 2026-001“上一场”，2026-03-05）' }],
    ]);
    const outcome = await importAll(await client.roster.commit({ command: backend.stamp(), fairId: fair.id, uploadId, mapping }));
    expect(outcome).toMatchObject({ added: 1, skipped: 1 });
    await client.arrivals.saveRule({ command: backend.stamp(), rule: { mode: 'warn', times: 1 } });
    const again = await client.roster.readFile({ fairId: fair.id, file });
    expect(again.check.warnings.map((cell) => cell.fault.type)).toEqual(['AbsentBefore']);
  });

  test('finds nothing in a cancelled fair', async () => {
    await using backend = await testBackend();
    const fair = await absentOnce(backend, 'bar');
    const [{ fair: before } = { fair: undefined }] = (await backend.client.fairs.list({ text: '上一场' })).fairs;
    await backend.client.fairs.cancel({ command: backend.stamp(), id: before?.id ?? '', reason: '停电' });
    expect(await standing(backend, fair.id)).toEqual({ type: 'clear' });
  });
});
