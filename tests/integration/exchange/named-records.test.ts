import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideConflict } from '#backend/usecases/exchange/decide-conflict.ts';
import { listNamedConflicts, listNotes } from '#backend/usecases/exchange/status.ts';
import { createFair } from '#backend/usecases/fairs/change-fair.ts';
import { createVoucher, updateVoucher } from '#backend/usecases/vouchers/change-voucher.ts';
import { listPackagesIn } from '#db/repositories/packages.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, VoucherId } from '#shared/kernel/ids.ts';
import { FAIR_DETAILS } from '#tests/support/backend.ts';
import { expectOk } from '#tests/support/database.ts';
import { type ExchangeWorld, exchangeWorld, type Place } from '#tests/support/exchange-world.ts';

const NUMBER = '25322000000099887766';

let world: ExchangeWorld;

beforeAll(async () => {
  world = await exchangeWorld(1);
});
afterAll(() => world[Symbol.asyncDispose]());

function detailsOf(payee: string, amounts: readonly number[]) {
  return {
    number: NUMBER,
    voucherDate: calendarDate('2026-03-06'),
    payee,
    payer: 'organizer',
    note: undefined,
    items: amounts.map((amount) => ({ category: 'transport', amount, serviceDate: calendarDate('2026-03-06') })),
  };
}

async function voucherAt(place: Place, payee: string, amounts: readonly number[]): Promise<VoucherId> {
  const fair = expectOk(await createFair(place.deps, { command: place.stamp(), details: FAIR_DETAILS } as never));
  const command = { command: place.stamp(), fairId: fair.id as FairId, details: detailsOf(payee, amounts) };
  return expectOk(await createVoucher(place.deps, command as never)).voucher.id;
}

test('what waits for a decision is named after what the station sent, and both vouchers show their amounts', async () => {
  const { center } = world;
  const [station] = world.stations as [Place];
  await voucherAt(center, '淮安客运公司', [120_000]);
  const theirs = await voucherAt(station, '天水客运公司', [90_000, 5_000]);
  // Before it is handed over the station corrects what it wrote.
  expectOk(
    await updateVoucher(station.deps, {
      command: station.stamp(),
      id: theirs,
      details: detailsOf('天水客运公司', [130_050, 5_000]),
    } as never),
  );
  const file = await world.handOver(station);
  if (typeof file !== 'string') throw new Error(JSON.stringify(file));
  expect(await world.deliver(center, file)).toBeUndefined();

  const [taken] = await listPackagesIn(center.db, 1);
  if (!taken) throw new Error('No package');
  const notes = expectOk(await listNotes(center.deps, { packageId: taken.id, after: -1, limit: 100 }));
  const waiting = notes.filter(({ outcome }) => outcome === 'conflict');
  expect(new Set(waiting.map(({ table }) => table))).toEqual(new Set(['voucher', 'cost_item']));
  expect(waiting.map(({ name }) => name)).toEqual(waiting.map(() => NUMBER));

  const [conflict] = expectOk(await listNamedConflicts(center.deps, { state: 'open' }));
  if (!conflict) throw new Error('No conflict');
  const amounts = { ours: [120_000], theirs: [130_050, 5_000] };
  const amountsOf = ({ items }: typeof conflict) => ({
    ours: items?.ours.map(({ amount }) => amount),
    theirs: items?.theirs.map(({ amount }) => amount),
  });
  expect(amountsOf(conflict)).toEqual(amounts);

  // Both sides stay as they were, whatever was decided.
  expectOk(await decideConflict(center.deps, { command: center.stamp(), id: conflict.id, choice: 'ours', note: '核对后裁定' }));
  const [decided] = expectOk(await listNamedConflicts(center.deps, { state: 'decided' }));
  expect(decided && amountsOf(decided)).toEqual(amounts);
});
