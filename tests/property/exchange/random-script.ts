import fc from 'fast-check';
import { recordArrival } from '#backend/usecases/arrivals/arrivals.ts';
import { walkIn } from '#backend/usecases/desk/scan.ts';
import { createFair, holdFair, updateFair } from '#backend/usecases/fairs/change-fair.ts';
import { updatePerson } from '#backend/usecases/people/change-person.ts';
import { addToRoster, removeFromRoster, setAttendance } from '#backend/usecases/roster/change-roster.ts';
import { cancelSignup, signUp } from '#backend/usecases/signups/sign-up.ts';
import { addActivity } from '#backend/usecases/stations/activities.ts';
import { createVoucher, updateVoucher, voidVoucher } from '#backend/usecases/vouchers/change-voucher.ts';
import { listFairs } from '#db/repositories/fairs.ts';
import { listRosterByFair } from '#db/repositories/participations.ts';
import { listVouchersByFair } from '#db/repositories/vouchers.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import { FAIR_DETAILS } from '#tests/support/backend.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import type { ExchangeWorld } from '#tests/support/exchange-world.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';

const EDITS = [
  'fair',
  'renameFair',
  'holdFair',
  'unit',
  'attendance',
  'removeUnit',
  'signUp',
  'walkIn',
  'cancelSignup',
  'person',
  'voucher',
  'editVoucher',
  'voidVoucher',
  'arrival',
  'activity',
] as const;

/** What one step does. `who` 0 is the center, others the stations; `pick` and `amount` choose among what there is. */
export type Step =
  | { readonly kind: 'edit'; readonly who: number; readonly edit: (typeof EDITS)[number]; readonly pick: number; readonly amount: number }
  | { readonly kind: 'handOver' | 'receipt'; readonly who: number }
  | { readonly kind: 'deliver'; readonly pick: number }
  | { readonly kind: 'clock'; readonly who: number; readonly hours: number }
  | { readonly kind: 'wait'; readonly hours: number };

export function anyScript(stations: number, length: number): fc.Arbitrary<readonly Step[]> {
  const who = fc.integer({ min: 0, max: stations });
  const station = fc.integer({ min: 1, max: stations });
  const pick = fc.nat({ max: 1000 });
  const edit = fc.record({ kind: fc.constant('edit' as const), who, edit: fc.constantFrom(...EDITS), pick, amount: fc.nat({ max: 9 }) });
  return fc.array(
    fc.oneof(
      { weight: 30, arbitrary: edit },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('handOver' as const), who: station }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('receipt' as const), who: station }) },
      { weight: 8, arbitrary: fc.record({ kind: fc.constant('deliver' as const), pick }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock' as const), who: station, hours: fc.integer({ min: -48, max: 48 }) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 72 }) }) },
    ),
    { minLength: length, maxLength: length, size: 'max' },
  );
}

/** Does a step as a person would. What is refused is nothing of this test's. */
export async function doEdit(world: ExchangeWorld, step: Extract<Step, { kind: 'edit' }>): Promise<void> {
  const place = step.who === 0 ? world.center : world.stations[step.who - 1];
  if (!place) return;
  const { deps } = place;
  const command = place.stamp();
  const { pick, amount } = step;
  const fairs = await listFairs(place.db);
  const fair = fairs[pick % Math.max(1, fairs.length)];
  if (step.edit === 'fair') {
    await createFair(deps, {
      command,
      details: { ...FAIR_DETAILS, title: `专场${pick}`, startsOn: day(2 + amount), endsOn: day(2 + amount) },
    } as never);
    return;
  }
  if (step.edit === 'activity') {
    if (place.stationId)
      await addActivity(deps, {
        command,
        stationId: place.stationId,
        details: {
          kind: 'visit',
          happenedOn: day(1),
          content: `走访${pick}`,
          place: undefined,
          counterpart: undefined,
          peopleCount: amount,
        },
      } as never);
    return;
  }
  if (!fair) return;
  const roster = await listRosterByFair(place.db, fair.id);
  const participation = roster[pick % Math.max(1, roster.length)]?.participation;
  const vouchers = await listVouchersByFair(place.db, fair.id);
  const voucher = vouchers[pick % Math.max(1, vouchers.length)];
  const person = {
    name: amount === 9 ? `异名${step.who}` : `求职者${pick % 12}`,
    documentKind: 'residentId',
    documentNumber: testIdNumber(pick % 12),
  };
  switch (step.edit) {
    case 'renameFair':
      await updateFair(deps, {
        command,
        id: fair.id,
        details: { ...FAIR_DETAILS, title: `改名${amount}`, startsOn: fair.startsOn, endsOn: fair.endsOn },
      } as never);
      return;
    case 'holdFair':
      await holdFair(deps, { command, id: fair.id } as never);
      return;
    case 'unit':
      await addToRoster(deps, {
        command,
        fairId: fair.id,
        creditCode: testCreditCode(pick % 8),
        name: `单位${pick % 8}${amount === 9 ? '分公司' : ''}`,
        kind: 'enterprise',
        divisionCode: '320812',
        contact: `联系人${amount}`,
        attendance: 'pending',
        presence: 'onsite',
      } as never);
      return;
    case 'attendance':
      if (participation)
        await setAttendance(deps, {
          command,
          fairId: fair.id,
          ids: [participation.id],
          attendance: amount > 4 ? 'attended' : 'noShow',
        } as never);
      return;
    case 'removeUnit':
      if (participation && amount === 0) await removeFromRoster(deps, { command, fairId: fair.id, ids: [participation.id] } as never);
      return;
    case 'signUp':
      await signUp(deps, { command, fairId: fair.id, person: { ...person, phone: testPhone(amount), groups: [] } } as never);
      return;
    case 'walkIn':
      await walkIn(deps, { command, fairId: fair.id, desk: `台${amount % 2}`, name: person.name, number: person.documentNumber } as never);
      return;
    case 'cancelSignup': {
      const signup = place.db.raw.prepare('SELECT id FROM signup WHERE fair_id = ? ORDER BY id LIMIT 1 OFFSET ?').get(fair.id, pick % 3) as
        | { id: string }
        | undefined;
      if (signup) await cancelSignup(deps, { command, id: signup.id, reason: '本人取消' } as never);
      return;
    }
    case 'person': {
      const known = place.db.raw.prepare('SELECT id, name FROM job_seeker ORDER BY id LIMIT 1 OFFSET ?').get(pick % 6) as
        | { id: string; name: string }
        | undefined;
      if (!known) return;
      const details = { name: known.name, phone: testPhone(100 + amount), wishedJob: `工种${amount}` };
      await updatePerson(deps, { command, id: known.id, details } as never);
      return;
    }
    case 'voucher':
      await createVoucher(deps, { command, fairId: fair.id, details: voucherOf(`V${pick % 6}`, amount) } as never);
      return;
    case 'editVoucher':
      if (voucher) await updateVoucher(deps, { command, id: voucher.id, details: voucherOf(voucher.number, amount) } as never);
      return;
    case 'voidVoucher':
      if (voucher && amount < 2) await voidVoucher(deps, { command, id: voucher.id, reason: '重复' } as never);
      return;
    case 'arrival':
      if (participation) await recordArrival(deps, { command, participationId: participation.id, staff: amount } as never);
  }
}

function day(offset: number) {
  return calendarDate(`2026-03-${String(5 + offset).padStart(2, '0')}`);
}

function voucherOf(number: string, amount: number) {
  return {
    number,
    voucherDate: day(1),
    payee: `客运${amount}`,
    payer: 'organizer',
    note: undefined,
    items: [{ category: 'transport', amount: 10_000 + amount, serviceDate: day(1) }],
  };
}
