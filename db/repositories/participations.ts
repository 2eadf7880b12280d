import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { deleteRows, insertRows, updateRow, updateRows } from '#db/log/tracked-write.ts';
import type { PastAttendance } from '#shared/domain/arrivals/no-shows.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { Attendance, Participation, Unit } from '#shared/domain/units/unit.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, ParticipationId, UnitId } from '#shared/kernel/ids.ts';
import { fairFromRow } from './fair-rows.ts';
import { participationFromRow, participationToRow, unitFromRow } from './unit-rows.ts';
import { daysOfYear } from './year-range.ts';

/** A line of the roster. */
export interface RosterEntry {
  readonly participation: Participation;
  readonly unit: Unit;
}

/** In the order of the roster. */
export async function listRosterByFair(db: Reader, fairId: FairId): Promise<readonly RosterEntry[]> {
  const participations = await db
    .selectFrom('participation')
    .selectAll()
    .where('fair_id', '=', fairId)
    .orderBy('roster_order')
    .orderBy('id')
    .execute();
  const units = await db
    .selectFrom('participation')
    .innerJoin('unit', 'unit.id', 'participation.unit_id')
    .selectAll('unit')
    .where('participation.fair_id', '=', fairId)
    .execute();
  const unitsById = new Map(units.map((row) => [row.id, unitFromRow(row)]));
  return participations.map((row) => {
    const unit = unitsById.get(row.unit_id);
    if (!unit) throw new Error(`Participation ${row.id} without its unit`);
    return { participation: participationFromRow(row), unit };
  });
}

export async function findParticipationById(db: Reader, id: ParticipationId): Promise<Participation | undefined> {
  const row = await db.selectFrom('participation').selectAll().where('id', '=', id).executeTakeFirst();
  return row && participationFromRow(row);
}

/** Those of the ids that are there, in no order. */
export async function listParticipationsByIds(db: Reader, ids: readonly ParticipationId[]): Promise<readonly Participation[]> {
  const participations: Participation[] = [];
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('participation').selectAll().where('id', 'in', chunk).execute();
    participations.push(...rows.map(participationFromRow));
  }
  return participations;
}

export async function findParticipationByUnit(db: Reader, fairId: FairId, unitId: UnitId): Promise<Participation | undefined> {
  const row = await db
    .selectFrom('participation')
    .selectAll()
    .where('fair_id', '=', fairId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return row && participationFromRow(row);
}

/** The fairs where a unit stood on the roster, latest first. */
export async function listParticipationsByUnit(
  db: Reader,
  unitId: UnitId,
): Promise<readonly { readonly participation: Participation; readonly fair: Fair }[]> {
  const participations = await db.selectFrom('participation').selectAll().where('unit_id', '=', unitId).execute();
  const fairs = await db
    .selectFrom('participation')
    .innerJoin('fair', 'fair.id', 'participation.fair_id')
    .selectAll('fair')
    .where('participation.unit_id', '=', unitId)
    .orderBy('fair.starts_on', 'desc')
    .orderBy('fair.id', 'desc')
    .execute();
  const byFair = new Map(participations.map((row) => [row.fair_id, participationFromRow(row)]));
  return fairs.map((row) => {
    const participation = byFair.get(row.id);
    if (!participation) throw new Error(`Fair ${row.id} without the participation it was joined by`);
    return { participation, fair: fairFromRow(row) };
  });
}

/** How the units stood at fairs that were not cancelled and began before the day, in no order; a unit that was at none is absent. */
export async function listPastAttendances(
  db: Reader,
  unitIds: readonly UnitId[],
  before: CalendarDate,
): Promise<ReadonlyMap<UnitId, readonly PastAttendance[]>> {
  const histories = new Map<UnitId, PastAttendance[]>();
  for (const chunk of inChunks(unitIds)) {
    const rows = await db
      .selectFrom('participation')
      .innerJoin('fair', 'fair.id', 'participation.fair_id')
      .select(['participation.unit_id', 'participation.attendance', 'fair.number', 'fair.title', 'fair.starts_on'])
      .where('participation.unit_id', 'in', chunk)
      .where('fair.starts_on', '<', before)
      .where('fair.status', '<>', 'cancelled')
      .execute();
    for (const row of rows) {
      const unitId = row.unit_id as UnitId;
      const history = histories.get(unitId) ?? [];
      history.push({
        fairNumber: row.number,
        fairTitle: row.title,
        startsOn: row.starts_on as CalendarDate,
        attendance: row.attendance as Attendance,
      });
      histories.set(unitId, history);
    }
  }
  return histories;
}

/** Credit codes on the roster of a fair, to find duplicates of an import. */
export async function listCreditCodesByFair(db: Reader, fairId: FairId): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('participation')
    .innerJoin('unit', 'unit.id', 'participation.unit_id')
    .select('unit.credit_code')
    .where('participation.fair_id', '=', fairId)
    .execute();
  return new Set(rows.map((row) => row.credit_code));
}

/** The place behind the last on the roster; 1 on an empty one. */
export async function nextRosterOrder(db: Reader, fairId: FairId): Promise<number> {
  const row = await db
    .selectFrom('participation')
    .select((eb) => eb.fn.max('roster_order').as('last'))
    .where('fair_id', '=', fairId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Units on rosters of the year's fairs that were not cancelled, with repeats and without. */
export async function countParticipationsByYear(
  db: Reader,
  year: number,
): Promise<{ readonly participations: number; readonly distinctUnits: number }> {
  const [first, last] = daysOfYear(year);
  return db
    .selectFrom('fair')
    .innerJoin('participation', 'participation.fair_id', 'fair.id')
    .select((eb) => [
      eb.fn.countAll<number>().as('participations'),
      eb.fn.count<number>('participation.unit_id').distinct().as('distinctUnits'),
    ])
    .where('fair.starts_on', '>=', first)
    .where('fair.starts_on', '<=', last)
    .where('fair.status', '<>', 'cancelled')
    .executeTakeFirstOrThrow();
}

export async function insertParticipations(trx: Writer, participations: readonly Participation[]): Promise<void> {
  await insertRows(trx, 'participation', participations.map(participationToRow));
}

/** Writes the columns in which the participation differs from the stored one. */
export async function updateParticipation(trx: Writer, participation: Participation): Promise<void> {
  const { id, ...changes } = participationToRow(participation);
  await updateRow(trx, 'participation', id, changes);
}

/** Those that have the attendance already stay untouched. */
export async function setAttendance(trx: Writer, ids: readonly ParticipationId[], attendance: Attendance): Promise<void> {
  await updateRows(trx, 'participation', ids, { attendance });
}

/** 展位 as it stands on the roster; written whenever the plan gives a unit a booth or takes one. */
export async function setBoothText(trx: Writer, id: ParticipationId, booth: string | undefined): Promise<void> {
  await updateRow(trx, 'participation', id, { booth: booth ?? null });
}

/** @param why kept in the operation log with the rows as they were */
export async function removeParticipations(trx: Writer, ids: readonly ParticipationId[], why?: string): Promise<void> {
  await deleteRows(trx, 'participation', ids, why);
}
