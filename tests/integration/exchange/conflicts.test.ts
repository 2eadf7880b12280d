import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { walkIn } from '#backend/usecases/desk/scan.ts';
import { decideConflict, undoDecision } from '#backend/usecases/exchange/decide-conflict.ts';
import { revertMerge } from '#backend/usecases/exchange/revert-merge.ts';
import { createFair, updateFair } from '#backend/usecases/fairs/change-fair.ts';
import { signUp } from '#backend/usecases/signups/sign-up.ts';
import { createVoucher, voidVoucher } from '#backend/usecases/vouchers/change-voucher.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { listPackagesIn } from '#db/repositories/packages.ts';
import { listVouchersByFair } from '#db/repositories/vouchers.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { FAIR_DETAILS } from '#tests/support/backend.ts';
import { expectErr, expectOk } from '#tests/support/database.ts';
import { ended } from '#tests/support/exchange.ts';
import { type ExchangeWorld, exchangeWorld, type Place } from '#tests/support/exchange-world.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';
import { businessRows } from '#tests/support/table-contents.ts';

let world: ExchangeWorld;
let fair: FairId;
let n = 0;

beforeAll(async () => {
  world = await exchangeWorld(2);
  const { center } = world;
  fair = expectOk(
    await createFair(center.deps, {
      command: center.stamp(),
      details: { ...FAIR_DETAILS, startsOn: calendarDate('2026-03-06'), endsOn: calendarDate('2026-03-06') },
    } as never),
  ).id;
  // A station is known with its first package; from then on it gets what the center has.
  for (const station of world.stations) {
    await up(station);
    await down(station);
  }
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => {
  n += 1;
  world.wait(3_600_000);
});

async function file(made: Promise<unknown>): Promise<string> {
  const path = await made;
  if (typeof path !== 'string') throw new Error(JSON.stringify(path));
  return path;
}

/** Everything that the station has goes up. */
async function up(station: Place): Promise<void> {
  expect(await world.deliver(world.center, await file(world.handOver(station)))).toBeUndefined();
}

async function down(station: Place): Promise<void> {
  expect(await world.deliver(station, await file(world.receipt(station)))).toBeUndefined();
}

function voucher(place: Place, number: string, amount: number) {
  const details = {
    number,
    voucherDate: calendarDate('2026-03-06'),
    payee: '客运公司',
    payer: 'organizer',
    note: undefined,
    items: [{ category: 'transport', amount, serviceDate: calendarDate('2026-03-06') }],
  };
  return createVoucher(place.deps, { command: place.stamp(), fairId: fair, details } as never);
}

async function vouchersOf(place: Place, number: string) {
  const found = (await listVouchersByFair(place.db, fair)).filter((one) => one.number.startsWith(number));
  return found.map(({ number: its, voidReason, items }) => [its, voidReason ?? '', items.map(({ amount }) => amount).join()]).sort();
}

async function openConflicts(kind: string) {
  return (await listConflicts(world.center.db, 'open', 100)).filter((one) => one.kind === kind);
}

describe('one voucher number used at two places', () => {
  test.each([
    [
      'ours',
      undefined,
      [
        ['V', '', '1000'],
        ['V', '核对后裁定', '2000'],
      ],
    ],
    [
      'theirs',
      undefined,
      [
        ['V', '', '2000'],
        ['V', '核对后裁定', '1000'],
      ],
    ],
    [
      'both',
      '-改',
      [
        ['V', '', '1000'],
        ['V-改', '', '2000'],
      ],
    ],
  ] as const)('%s: nothing is lost, one stays in force or both, and it can be undone', async (choice, suffix, expected) => {
    const [station] = world.stations as [Place];
    const { center } = world;
    const number = `V${n}`;
    expectOk(await voucher(center, number, 1000));
    expectOk(await voucher(station, number, 2000));
    await up(station);
    // Until it is decided neither is in the settlement, and the arriving one is in no table.
    expect(await vouchersOf(center, number)).toEqual([[number, '', '1000']]);
    const [conflict, ...more] = await openConflicts('money');
    expect(more).toEqual([]);
    if (!conflict) throw new Error('No conflict');
    expect(conflict).toMatchObject({ reason: 'keyTaken', theirs: { number }, ours: { number } });

    const before = businessRows(center.db);
    const decide = () =>
      decideConflict(center.deps, {
        command: center.stamp(),
        id: conflict.id,
        choice,
        note: '核对后裁定',
        correctedNumber: suffix && number + suffix,
      });
    expectOk(await decide());
    expect(await vouchersOf(center, number)).toEqual(expected.map(([its, why, amount]) => [its.replace('V', number), why, amount]));
    expect(expectErr(await decide())).toMatchObject({ error: { type: 'DecisionStands' } });

    expectOk(await undoDecision(center.deps, { command: center.stamp(), id: conflict.id, reason: '裁定有误' }));
    // A voucher that was entered stays, void; all else is as it was.
    const inForce = (await vouchersOf(center, number)).filter(([, why]) => why === '');
    expect(inForce).toEqual([[number, '', '1000']]);
    expect(businessRows(center.db).cost_item).toEqual(before.cost_item);
    expectOk(await decide());
    expect(await vouchersOf(center, number)).toEqual(expected.map(([its, why, amount]) => [its.replace('V', number), why, amount]));

    await down(station);
    expect(await vouchersOf(station, number)).toEqual(
      await vouchersOf(center, number).then((all) => all.filter(([, , amount]) => amount === '2000')),
    );
  });
});

test('one ticket checked in at two places while both were offline: the earlier one counts, both are kept', async () => {
  const [station] = world.stations as [Place];
  const { center } = world;
  const details = { name: '马小军', number: testIdNumber(500) };
  const at = (place: Place, desk: string) => walkIn(place.deps, { command: place.stamp(), fairId: fair, desk, ...details } as never);
  expectOk(await at(station, '东门'));
  world.wait(60_000);
  expectOk(await at(center, '西门'));
  await up(station);
  const scans = center.db.raw.prepare('SELECT desk, verdict FROM scan WHERE fair_id = ? ORDER BY desk').all(fair);
  expect(scans).toEqual([
    { desk: '东门', verdict: 'accepted' },
    { desk: '西门', verdict: 'duplicate' },
  ]);
  const [taken] = await listPackagesIn(center.db, 1);
  expect(taken?.counts).toMatchObject({ duplicate: expect.any(Number), refused: 0 });
});

test('one document under two names is decided by a person, and the ledger waits for it', async () => {
  const [station] = world.stations as [Place];
  const { center } = world;
  const sign = (place: Place, name: string) =>
    signUp(place.deps, {
      command: place.stamp(),
      fairId: fair,
      person: { name, documentKind: 'residentId', documentNumber: testIdNumber(600), phone: testPhone(1), groups: [] },
    } as never);
  expectOk(await sign(center, '马小军'));
  expectOk(await sign(station, '马晓军'));
  await up(station);
  const [conflict] = await openConflicts('identity');
  if (!conflict) throw new Error('No conflict');
  expect(conflict).toMatchObject({
    fields: ['name'],
    ours: { name: '马小军' },
    theirs: { name: '马晓军' },
    theirsBy: '张强1',
    oursBy: '王芳',
  });
  const nameAt = (place: Place) => place.db.raw.prepare('SELECT name FROM job_seeker WHERE id = ?').pluck().get(conflict.recordId);
  expectOk(await decideConflict(center.deps, { command: center.stamp(), id: conflict.id, choice: 'theirs', note: '以身份证为准' }));
  expect(nameAt(center)).toBe('马晓军');
  await down(station);
  expect(nameAt(station)).toBe('马晓军');
});

test('a wish to change what the center owns is a proposal: until it is taken the center’s word stands at both', async () => {
  const [, station] = world.stations as [Place, Place];
  const { center } = world;
  const titleAt = (place: Place) => place.db.raw.prepare('SELECT title FROM fair WHERE id = ?').pluck().get(fair);
  const details = { ...FAIR_DETAILS, title: '站点建议的名称', startsOn: calendarDate('2026-03-06'), endsOn: calendarDate('2026-03-06') };
  expectOk(await updateFair(station.deps, { command: station.stamp(), id: fair, details } as never));
  await up(station);
  await down(station);
  expect([titleAt(center), titleAt(station)]).toEqual([FAIR_DETAILS.title, FAIR_DETAILS.title]);
  const [proposal] = await openConflicts('proposal');
  if (!proposal) throw new Error('No proposal');
  expectOk(await decideConflict(center.deps, { command: center.stamp(), id: proposal.id, choice: 'theirs', note: '采纳' }));
  await down(station);
  expect([titleAt(center), titleAt(station)]).toEqual(['站点建议的名称', '站点建议的名称']);
});

test('a merge is taken back whole, comes again whole, and is not taken back when something stands on it', async () => {
  const [, station] = world.stations as [Place, Place];
  const { center } = world;
  expectOk(await voucher(station, `R${n}`, 3000));
  expectOk(
    await signUp(station.deps, {
      command: station.stamp(),
      fairId: fair,
      person: { name: '李娜', documentKind: 'residentId', documentNumber: testIdNumber(700), phone: testPhone(7), groups: [] },
    } as never),
  );
  const path = await file(world.handOver(station));
  const rows = () => {
    const { exchange_peer: _p, package_in: _i, package_note: _n, received_stream: _r, ...business } = businessRows(center.db);
    return business;
  };
  const before = rows();
  expect(await world.deliver(center, path)).toBeUndefined();
  const after = rows();
  const [taken] = await listPackagesIn(center.db, 1);
  if (!taken) throw new Error('Nothing was taken');
  const revert = () => ended(revertMerge(center.deps, { command: center.stamp(), packageId: taken.id, reason: '送错了' }));
  expect(expectOk(await revert())).toMatchObject({ state: 'reverted', reverted: { by: '王芳', reason: '送错了' } });
  const { voucher: vouchers, ...rest } = rows();
  const { voucher: earlier, ...others } = before;
  expect(rest).toEqual(others);
  expect(vouchers.length).toBe(earlier.length + 1);

  expect(await world.deliver(center, path)).toBeUndefined();
  expect(rows()).toEqual(after);

  const [made] = await listVouchersByFair(center.db, fair).then((all) => all.filter(({ number }) => number === `R${n}`));
  if (!made) throw new Error('No voucher');
  expectOk(await voidVoucher(center.deps, { command: center.stamp(), id: made.id, reason: '重复报销' } as never));
  expect(expectErr(await revert())).toMatchObject({ error: { type: 'NotRevertible', blockers: [{ table: 'voucher', name: `R${n}` }] } });
});

test('a package waits for the one before it, also when they have no stream in common', async () => {
  const [station] = world.stations as [Place];
  const { center } = world;
  const own = expectOk(
    await createFair(station.deps, {
      command: station.stamp(),
      details: { ...FAIR_DETAILS, title: '站点专场', startsOn: calendarDate('2026-03-06'), endsOn: calendarDate('2026-03-06') },
    } as never),
  );
  const first = await file(world.handOver(station));
  expectOk(
    await signUp(station.deps, {
      command: station.stamp(),
      fairId: own.id,
      person: { name: '王强', documentKind: 'residentId', documentNumber: testIdNumber(800), phone: testPhone(8), groups: [] },
    } as never),
  );
  const second = await file(world.handOver(station));
  expect(await world.deliver(center, second)).toMatchObject({ type: 'PackagesMissing' });
  expect(await world.deliver(center, first)).toBeUndefined();
  expect(await world.deliver(center, second)).toBeUndefined();
  expect(await openConflicts('record')).toEqual([]);
});
