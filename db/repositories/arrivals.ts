import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { ArrivalTable } from '#db/schema/booth-tables.ts';
import type { Arrival, ArrivalWay } from '#shared/domain/arrivals/arrival.ts';
import type { Attendance } from '#shared/domain/units/unit.ts';
import type { ArrivalId, FairId, ParticipationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const arrivalFromRow = (row: ArrivalTable): Arrival => ({
  id: row.id as ArrivalId,
  fairId: row.fair_id as FairId,
  participationId: row.participation_id as ParticipationId,
  at: row.at as Instant,
  by: row.by_whom,
  staff: row.staff ?? undefined,
  way: row.way as ArrivalWay,
  attendanceBefore: row.attendance_before as Attendance,
  undone:
    row.undone_by !== null && row.undone_at !== null && row.undo_reason !== null
      ? { by: row.undone_by, at: row.undone_at as Instant, reason: row.undo_reason }
      : undefined,
});

/** Latest first, those taken back too. */
export async function listArrivalsByFair(db: Reader, fairId: FairId): Promise<readonly Arrival[]> {
  const rows = await db
    .selectFrom('arrival')
    .selectAll()
    .where('fair_id', '=', fairId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(arrivalFromRow);
}

export async function findArrivalById(db: Reader, id: ArrivalId): Promise<Arrival | undefined> {
  const row = await db.selectFrom('arrival').selectAll().where('id', '=', id).executeTakeFirst();
  return row && arrivalFromRow(row);
}

/** Arrivals of the participations, those taken back too, in no order. */
export async function listArrivalsOf(db: Reader, participationIds: readonly ParticipationId[]): Promise<readonly Arrival[]> {
  const arrivals: Arrival[] = [];
  for (const chunk of inChunks(participationIds)) {
    const rows = await db.selectFrom('arrival').selectAll().where('participation_id', 'in', chunk).execute();
    arrivals.push(...rows.map(arrivalFromRow));
  }
  return arrivals;
}

export async function insertArrival(trx: Writer, arrival: Arrival): Promise<void> {
  await insertRow(trx, 'arrival', {
    id: arrival.id,
    fair_id: arrival.fairId,
    participation_id: arrival.participationId,
    at: arrival.at,
    by_whom: arrival.by,
    staff: arrival.staff ?? null,
    way: arrival.way,
    attendance_before: arrival.attendanceBefore,
    undone_by: arrival.undone?.by ?? null,
    undone_at: arrival.undone?.at ?? null,
    undo_reason: arrival.undone?.reason ?? null,
  });
}

export async function markArrivalUndone(trx: Writer, id: ArrivalId, undone: NonNullable<Arrival['undone']>): Promise<void> {
  await updateRow(trx, 'arrival', id, { undone_by: undone.by, undone_at: undone.at, undo_reason: undone.reason });
}
