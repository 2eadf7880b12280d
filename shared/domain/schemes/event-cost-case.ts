import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { CostItemId, FairId, UnitId } from '#shared/kernel/ids.ts';
import { fen } from '#shared/kernel/money.ts';
import type { CostCategory } from '../costs/cost-item.ts';
import type { FairFormat, FairStatus, OrganizerKind } from '../fairs/fair.ts';
import type { CostFact, EventCostFacts, RosterFact } from '../settlements/event-cost.ts';
import type { Attendance, Presence, UnitKind } from '../units/unit.ts';
import { isRecord } from './policy-cases.ts';

/** A case that says something this program does not know; it fails with these words. */
export class CaseUnreadable extends Error {}

/** The day of the fair in cases that name none; any day inside the scheme's period does. */
const CASE_DAY = calendarDate('2023-06-15');

const ATTENDANCES: Readonly<Record<string, Attendance>> = {
  attended: 'attended',
  cancelled: 'cancelled',
  'no-show': 'noShow',
  represented: 'represented',
};
const CATEGORIES: Readonly<Record<string, CostCategory>> = {
  transport: 'transport',
  'board-lodging': 'boardLodging',
  booth: 'booth',
  publicity: 'publicity',
  other: 'other',
  gifts: 'gifts',
  wages: 'wages',
  entertainment: 'entertainment',
  'organizer-staff-travel': 'organizerStaffTravel',
};

/** One event of a golden case as facts; absent keys have the defaults of the policy file's conventions. */
export function readEventFacts(home: string, event: unknown): EventCostFacts {
  if (!isRecord(event)) throw new CaseUnreadable('event is not an object');
  const roster = list(event.units, 'units');
  const fairId = String(event.fairId ?? '') as FairId;
  const costs = [
    ...list(event.sharedCosts, 'sharedCosts').map((cost) => readCost(cost, undefined)),
    ...roster.flatMap((unit) => list(unit.directCosts, 'directCosts').map((cost) => readCost(cost, String(unit.unitId) as UnitId))),
  ];
  return {
    fair: {
      id: fairId,
      status: (event.status ?? 'held') as FairStatus,
      format: (event.format ?? 'onsite') as FairFormat,
      home,
      venue: typeof event.venue === 'string' ? event.venue : undefined,
      startsOn: CASE_DAY,
      endsOn: CASE_DAY,
      organizerKind: (event.organizerKind ?? 'publicCenter') as OrganizerKind,
      hasAgreement: event.cooperationAgreement === true,
      crossBorderApproved: Boolean(event.crossBorderApproval),
    },
    roster: roster.map(readRosterRow),
    costs: costs.map((cost, index) => ({ ...cost, id: `${index}` as CostItemId })),
  };
}

function readRosterRow(unit: Record<string, unknown>): RosterFact {
  return {
    unitId: String(unit.unitId) as UnitId,
    kind: (unit.kind ?? 'enterprise') as UnitKind,
    local: unit.local !== false,
    attendance: known(ATTENDANCES, unit.attendance ?? 'attended', 'attendance'),
    presence: (unit.mode ?? 'onsite') as Presence,
  };
}

function readCost(cost: Record<string, unknown>, unitId: UnitId | undefined): Omit<CostFact, 'id'> {
  if (typeof cost.amountFen !== 'number') throw new CaseUnreadable('amountFen is not a number');
  return {
    category: known(CATEGORIES, cost.category, 'category'),
    amount: fen(cost.amountFen),
    payer: (cost.payer ?? 'organizer') === 'organizer' ? 'organizer' : 'unit',
    unitId,
    approved: cost.approved === true,
    serviceDate: CASE_DAY,
  };
}

function known<T>(names: Readonly<Record<string, T>>, value: unknown, field: string): T {
  const name = names[String(value)];
  if (name === undefined) throw new CaseUnreadable(`unknown ${field}: ${String(value)}`);
  return name;
}

function list(value: unknown, field: string): readonly Record<string, unknown>[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isRecord)) throw new CaseUnreadable(`${field} is not a list`);
  return value;
}
