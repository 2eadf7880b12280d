import { describe, expect, test } from 'vitest';
import { placeUnits } from '#shared/domain/booths/place-units.ts';
import type { BoothId, FairId, ParticipationId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { goodRow, importAll, ROSTER_HEADER, xlsxFile } from '#tests/support/rosters.ts';

const AREA = { name: 'A区', prefix: 'A', rows: 2, perRow: 5, firstNumber: 1, numbering: 'running' as const, industries: [] };

/** A fair with so many units on the roster, in its order. */
async function fairWithUnits(backend: TestBackend, count: number) {
  const fair = await given.fair(backend);
  await given.units(
    backend,
    fair.id,
    Array.from({ length: count }, (_, index) => index + 1),
  );
  const roster = await backend.client.roster.list({ fairId: fair.id });
  return { fair, ids: roster.map((line) => line.participation.id) };
}

const addArea = (backend: TestBackend, fairId: FairId, changes: Partial<typeof AREA> = {}) =>
  backend.client.booths.addArea({ command: backend.stamp(), fairId, description: { ...AREA, ...changes } });

async function boothId(backend: TestBackend, fairId: FairId, number: string): Promise<BoothId> {
  const booth = (await backend.client.booths.plan({ fairId })).booths.find((one) => one.number === number);
  if (!booth) throw new Error(`no booth ${number}`);
  return booth.id;
}

async function place(backend: TestBackend, fairId: FairId, number: string, participationId: ParticipationId | undefined) {
  if (participationId === undefined) throw new Error('no unit');
  const placements = [{ boothId: await boothId(backend, fairId, number), participationId }];
  return backend.client.booths.place({ command: backend.stamp(), fairId, placements });
}

/** Number → who has it and how, of the booths that are not free. */
async function occupied(backend: TestBackend, fairId: FairId) {
  const { booths } = await backend.client.booths.plan({ fairId });
  return Object.fromEntries(booths.filter(({ use }) => use.state !== 'free').map(({ number, use }) => [number, use]));
}

async function rosterBooths(backend: TestBackend, fairId: FairId) {
  return (await backend.client.roster.list({ fairId })).map((line) => line.participation.booth);
}

describe('areas', () => {
  test('are drawn from a description; a name or number that is there already is refused', async () => {
    await using backend = await testBackend();
    const { fair } = await fairWithUnits(backend, 0);
    await addArea(backend, fair.id);
    const { areas, booths } = await backend.client.booths.plan({ fairId: fair.id });
    expect(areas.map((area) => area.name)).toEqual(['A区']);
    expect(booths.map((booth) => booth.number)).toEqual(['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08', 'A09', 'A10']);
    expect(await refusalFrom(addArea(backend, fair.id))).toEqual({ type: 'NameTaken', name: 'A区' });
    expect(await refusalFrom(addArea(backend, fair.id, { name: 'B区', firstNumber: 10 }))).toEqual({
      type: 'BoothNumbersUsed',
      numbers: ['A10'],
    });
    expect(await refusalFrom(addArea(backend, fair.id, { name: 'C区', prefix: 'C', rows: 50, perRow: 40 }))).toEqual({
      type: 'TooManyBooths',
      count: 2_010,
      limit: 2_000,
    });
  });

  test('are renamed and bound to industries, and taken off only when no unit stands in them', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair, ids } = await fairWithUnits(backend, 1);
    const { area } = await addArea(backend, fair.id);
    await addArea(backend, fair.id, { name: 'B区', prefix: 'B' });
    const correction = { name: '制造业区', industries: ['机械', '电子'] };
    expect(await client.booths.updateArea({ command: backend.stamp(), id: area.id, correction })).toMatchObject(correction);
    expect(
      await refusalFrom(client.booths.updateArea({ command: backend.stamp(), id: area.id, correction: { ...correction, name: 'B区' } })),
    ).toEqual({ type: 'NameTaken', name: 'B区' });
    await place(backend, fair.id, 'A02', ids[0]);
    const remove = () => client.booths.removeArea({ command: backend.stamp(), id: area.id, reason: '场地变更' });
    expect(await refusalFrom(remove())).toEqual({ type: 'BoothAreaOccupied', areaName: '制造业区', numbers: ['A02'] });
    await client.booths.release({
      command: backend.stamp(),
      fairId: fair.id,
      ids: [await boothId(backend, fair.id, 'A02')],
      reason: '换场',
    });
    expect(await remove()).toEqual({ booths: 10 });
    expect((await client.booths.plan({ fairId: fair.id })).areas.map((one) => one.name)).toEqual(['B区']);
  });

  test('drawn after the roster give the booths it names; whoever came second is named and stands without', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    for (const [n, booth] of [
      [1, 'A1'],
      [2, 'A01'],
      [3, 'Z9'],
    ] as const) {
      await backend.client.roster.add({
        command: backend.stamp(),
        fairId: fair.id,
        creditCode: testCreditCode(n),
        name: `第${n}公司`,
        kind: 'enterprise',
        booth,
        presence: 'onsite',
        attendance: 'pending',
      });
    }
    expect(await addArea(backend, fair.id)).toMatchObject({ booths: 10, taken: 1, conflicts: [{ number: 'A01', unitName: '第2公司' }] });
    expect(await rosterBooths(backend, fair.id)).toEqual(['A01', undefined, 'Z9']);
  });
});

describe('a booth', () => {
  test('never takes two units, even when both are sent at the same time', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await fairWithUnits(backend, 8);
    await addArea(backend, fair.id);
    const outcomes = await Promise.allSettled(ids.map((id) => place(backend, fair.id, 'A01', id)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const taken = (await rosterBooths(backend, fair.id)).filter((booth) => booth === 'A01');
    expect(taken).toHaveLength(1);
    const winner = (await occupied(backend, fair.id)).A01;
    const [line] = (await backend.client.roster.list({ fairId: fair.id })).filter((one) => one.participation.booth === 'A01');
    expect(winner).toMatchObject({ state: 'held', participationId: line?.participation.id });
    expect(await refusalFrom(place(backend, fair.id, 'A01', ids[0]))).toEqual({
      type: 'BoothTaken',
      number: 'A01',
      unitName: line?.unit.name,
    });
  });

  test('and what the roster says of it go together: placed, moved, exchanged, released and withdrawn', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair, ids } = await fairWithUnits(backend, 2);
    await addArea(backend, fair.id);
    const [one, two] = [await place(backend, fair.id, 'A01', ids[0]), await place(backend, fair.id, 'A03', ids[1])];
    await place(backend, fair.id, 'A02', ids[0]);
    expect(await rosterBooths(backend, fair.id)).toEqual(['A01、A02', 'A03']);
    const move = async (from: string, to: string) =>
      client.booths.move({
        command: backend.stamp(),
        fairId: fair.id,
        from: await boothId(backend, fair.id, from),
        to: await boothId(backend, fair.id, to),
      });
    await move('A02', 'A10');
    expect(await rosterBooths(backend, fair.id)).toEqual(['A01、A10', 'A03']);
    await move('A10', 'A03');
    expect(await rosterBooths(backend, fair.id)).toEqual(['A01、A03', 'A10']);
    expect(await refusalFrom(move('A05', 'A01'))).toEqual({ type: 'BoothEmpty', number: 'A05' });
    const ids10 = [await boothId(backend, fair.id, 'A10')];
    await client.booths.release({ command: backend.stamp(), fairId: fair.id, ids: ids10, reason: '单位退展' });
    expect(await rosterBooths(backend, fair.id)).toEqual(['A01、A03', undefined]);
    expect((await occupied(backend, fair.id)).A10).toEqual({ state: 'released', reason: '单位退展' });
    await client.booths.withdraw({ command: backend.stamp(), fairId: fair.id, placements: [...one.placements] });
    expect(await rosterBooths(backend, fair.id)).toEqual(['A03', undefined]);
    expect(
      await refusalFrom(client.booths.withdraw({ command: backend.stamp(), fairId: fair.id, placements: [...two.placements] })),
    ).toEqual({
      type: 'BoothEmpty',
      number: 'A03',
    });
  });

  test('is booked once it is agreed, and back', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await fairWithUnits(backend, 1);
    await addArea(backend, fair.id);
    await place(backend, fair.id, 'A01', ids[0]);
    const book = async (booked: boolean) =>
      backend.client.booths.book({ command: backend.stamp(), fairId: fair.id, ids: [await boothId(backend, fair.id, 'A01')], booked });
    expect((await book(true)).changed).toHaveLength(1);
    expect((await book(true)).changed).toHaveLength(0);
    expect((await occupied(backend, fair.id)).A01?.state).toBe('booked');
    await book(false);
    expect((await occupied(backend, fair.id)).A01?.state).toBe('held');
  });

  test('of another fair is not touched, nor given to a unit of another fair', async () => {
    await using backend = await testBackend();
    const { fair } = await fairWithUnits(backend, 1);
    await addArea(backend, fair.id);
    const other = await given.fair(backend, { title: '另一场' });
    await given.units(backend, other.id, [7]);
    const [stranger] = await backend.client.roster.list({ fairId: other.id });
    expect(await refusalFrom(place(backend, fair.id, 'A01', stranger?.participation.id))).toMatchObject({ what: 'participation' });
    const placements = [{ boothId: await boothId(backend, fair.id, 'A01'), participationId: stranger?.participation.id ?? '' }];
    expect(await refusalFrom(backend.client.booths.place({ command: backend.stamp(), fairId: other.id, placements }))).toMatchObject({
      what: 'booth',
    });
  });

  test('is not moved any more once the fair is settled', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair } = await given.settledFair(backend);
    await addArea(backend, fair.id);
    const { draft } = await client.settlements.forFair({ fairId: fair.id });
    await client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: draft?.contentHash ?? '' });
    const [line] = await client.roster.list({ fairId: fair.id });
    expect(await refusalFrom(place(backend, fair.id, 'A01', line?.participation.id))).toMatchObject({ type: 'FairSettled' });
  });
});

test('200 units are placed by the proposal in one command, and taken back in one', async () => {
  await using backend = await testBackend();
  const { client } = backend;
  const fair = await given.fair(backend);
  const rows = Array.from({ length: 200 }, (_, index) => goodRow(index + 1));
  const preview = await client.roster.readFile({ fairId: fair.id, file: await xlsxFile([ROSTER_HEADER, ...rows]) });
  const { uploadId, mapping } = preview;
  await importAll(await client.roster.commit({ command: backend.stamp(), fairId: fair.id, uploadId, mapping }));
  for (const prefix of ['A', 'B', 'C', 'D']) await addArea(backend, fair.id, { name: `${prefix}区`, prefix, rows: 5, perRow: 10 });
  const reservedId = await boothId(backend, fair.id, 'B07');
  await client.booths.reserve({ command: backend.stamp(), fairId: fair.id, ids: [reservedId], reserved: true });
  const roster = await client.roster.list({ fairId: fair.id });
  const units = roster.map(({ participation, unit }) => ({ participationId: participation.id, industry: unit.industry }));
  const { placements, unplaced } = placeUnits(await client.booths.plan({ fairId: fair.id }), units);
  expect(unplaced).toHaveLength(1);
  const start = performance.now();
  const placed = await client.booths.place({ command: backend.stamp(), fairId: fair.id, placements: [...placements] });
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(Object.keys(await occupied(backend, fair.id))).toHaveLength(199);
  expect((await rosterBooths(backend, fair.id)).filter((booth) => booth !== undefined)).toHaveLength(199);
  await client.booths.withdraw({ command: backend.stamp(), fairId: fair.id, placements: [...placed.placements] });
  expect(await occupied(backend, fair.id)).toEqual({});
});

describe('a roster with booth numbers', () => {
  const HEADER = [...ROSTER_HEADER, '展位号'];

  async function importWithBooths(backend: TestBackend, fairId: FairId, booths: readonly (string | null)[], from = 10) {
    const rows = booths.map((booth, index) => [...goodRow(from + index), booth]);
    const preview = await backend.client.roster.readFile({ fairId, file: await xlsxFile([HEADER, ...rows]) });
    const { uploadId, mapping } = preview;
    const outcome = await importAll(await backend.client.roster.commit({ command: backend.stamp(), fairId, uploadId, mapping }));
    return { preview, outcome };
  }

  test('takes the booths of the plan; each one it cannot have is named with its row', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await fairWithUnits(backend, 1);
    await addArea(backend, fair.id);
    await place(backend, fair.id, 'A02', ids[0]);
    const { preview } = await importWithBooths(backend, fair.id, ['A01', 'a2', 'A1', 'A4、A5', 'X1', null]);
    expect(preview.check.counts).toMatchObject({ good: 6, bad: 0 });
    expect(preview.check.warnings.map(({ row, fault }) => [row, fault])).toEqual([
      [3, { type: 'BoothTaken', number: 'A02', unitName: '淮安第1机械有限公司' }],
      [4, { type: 'BoothNamedTwice', number: 'A01', otherRow: 2 }],
      [6, { type: 'BoothNotOnPlan', number: 'X1' }],
    ]);
    expect(await rosterBooths(backend, fair.id)).toEqual(['A02', 'A01', undefined, undefined, 'A04、A05', 'X1', undefined]);
    const states = Object.entries(await occupied(backend, fair.id)).map(([number, use]) => [number, use.state]);
    expect(states).toEqual([
      ['A01', 'booked'],
      ['A02', 'held'],
      ['A04', 'booked'],
      ['A05', 'booked'],
    ]);
  });

  test('gives them back when the batch is undone, and is not undone when a unit was moved since', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend);
    await addArea(backend, fair.id);
    const { outcome } = await importWithBooths(backend, fair.id, ['A01', 'A02']);
    await client.roster.undo({ command: backend.stamp(), batchId: outcome.batchId });
    expect(await occupied(backend, fair.id)).toEqual({
      A01: { state: 'released', reason: '撤销导入 名册.xlsx' },
      A02: { state: 'released', reason: '撤销导入 名册.xlsx' },
    });
    const again = await importWithBooths(backend, fair.id, ['A01']);
    await client.booths.move({
      command: backend.stamp(),
      fairId: fair.id,
      from: await boothId(backend, fair.id, 'A01'),
      to: await boothId(backend, fair.id, 'A02'),
    });
    expect(await refusalFrom(client.roster.undo({ command: backend.stamp(), batchId: again.outcome.batchId }))).toMatchObject({
      type: 'ImportHasDependents',
      dependents: [{ reason: 'changedLater' }],
    });
  });
});

describe('a booth typed on the roster', () => {
  test('moves the unit on the plan; one that is taken or not there refuses the line', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair, ids } = await fairWithUnits(backend, 2);
    await addArea(backend, fair.id);
    await place(backend, fair.id, 'A01', ids[0]);
    await place(backend, fair.id, 'A02', ids[1]);
    const [line] = await client.roster.list({ fairId: fair.id });
    const type = (booth: string) =>
      client.roster.update({
        command: backend.stamp(),
        id: ids[0] ?? '',
        name: line?.unit.name ?? '',
        kind: 'enterprise',
        presence: 'onsite',
        booth,
      });
    expect((await type('a5，A6')).participation.booth).toBe('A05、A06');
    expect(await occupied(backend, fair.id)).toMatchObject({ A01: { state: 'released' }, A05: { participationId: ids[0] }, A06: {} });
    expect(await refusalFrom(type('A02'))).toMatchObject({ type: 'BoothTaken', number: 'A02' });
    expect(await refusalFrom(type('Q1'))).toEqual({ type: 'BoothNotOnPlan', number: 'Q1' });
    expect(await rosterBooths(backend, fair.id)).toEqual(['A05、A06', 'A02']);
    expect((await type('')).participation.booth).toBeUndefined();
  });

  test('is free for others when the unit leaves the roster', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await fairWithUnits(backend, 2);
    await addArea(backend, fair.id);
    await place(backend, fair.id, 'A01', ids[0]);
    await backend.client.roster.remove({ command: backend.stamp(), id: ids[0] ?? '', reason: '退展' });
    await place(backend, fair.id, 'A01', ids[1]);
    expect(await rosterBooths(backend, fair.id)).toEqual(['A01']);
  });
});
