import type { UnitId } from '#shared/kernel/ids.ts';
import type { UnitKind } from '../units/unit.ts';
import type { RosterFact, UnitExclusion } from './event-cost.ts';
import type { SettlementFlag } from './flags.ts';

/** A unit at the fair after its rows are merged. */
export interface AttendingUnit {
  readonly unitId: UnitId;
  readonly attending: boolean;
  readonly counted: boolean;
  readonly exclusion: UnitExclusion | undefined;
}

export interface AttendanceFinding {
  /** In order of first appearance on the roster. */
  readonly units: readonly AttendingUnit[];
  readonly merged: boolean;
}

/**
 * Who was there and who counts (dossier 2.2 steps 3 and 4, A7–A10, A13, A16).
 *
 * One credit code is one unit however many rows it has: kind and place are those of the first row, one attended row is enough.
 * Only units on site attend; an agency's absent clients (represented) do not.
 *
 * @param countingKinds the kinds the program's clause names
 */
export function findAttendance(roster: readonly RosterFact[], countingKinds: readonly UnitKind[]): AttendanceFinding {
  const rowsByUnit = Map.groupBy(roster, (row) => row.unitId);
  const units = [...rowsByUnit].map(([unitId, rows]): AttendingUnit => {
    const [first] = rows;
    if (!first) throw new Error('A group without rows');
    const attending = rows.some((row) => row.attendance === 'attended' && row.presence === 'onsite');
    const exclusion = attending ? exclusionOfAttending(first, countingKinds) : exclusionOfAbsent(rows);
    return { unitId, attending, counted: exclusion === undefined, exclusion };
  });
  return { units, merged: units.length < roster.length };
}

function exclusionOfAttending(unit: RosterFact, countingKinds: readonly UnitKind[]): UnitExclusion | undefined {
  if (!countingKinds.includes(unit.kind)) return 'kind';
  if (unit.local === undefined) return 'localUnknown';
  return unit.local ? undefined : 'notLocal';
}

/** The reason that can still change stands before the final ones. */
function exclusionOfAbsent(rows: readonly RosterFact[]): UnitExclusion {
  if (rows.some((row) => row.attendance === 'pending')) return 'pending';
  if (rows.some((row) => row.attendance === 'attended')) return 'online';
  const [first] = rows;
  if (!first || first.attendance === 'attended') throw new Error('An absent unit with an attended row');
  return first.attendance;
}

/** What the roster itself gives cause to say; the same for every event-cost program. */
export function attendanceFlags({ units, merged }: AttendanceFinding): readonly SettlementFlag[] {
  const has = (exclusion: UnitExclusion) => units.some((unit) => unit.exclusion === exclusion);
  const flags: SettlementFlag[] = [];
  if (merged) flags.push('duplicateUnitMerged');
  if (has('notLocal')) flags.push('nonLocalUnit');
  if (has('kind')) flags.push('notAnEnterprise');
  if (has('pending')) flags.push('attendancePending');
  if (has('localUnknown')) flags.push('localUnknown');
  return flags;
}
