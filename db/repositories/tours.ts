import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { Tour } from '#shared/domain/fairs/fair.ts';
import type { TourId } from '#shared/kernel/ids.ts';

export async function listTours(db: Reader): Promise<readonly Tour[]> {
  const rows = await db.selectFrom('tour').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id as TourId, name: row.name }));
}

export async function findTourById(db: Reader, id: TourId): Promise<Tour | undefined> {
  const row = await db.selectFrom('tour').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { id: row.id as TourId, name: row.name };
}

export async function insertTour(trx: Writer, tour: Tour): Promise<void> {
  await insertRow(trx, 'tour', { id: tour.id, name: tour.name });
}

export async function renameTour(trx: Writer, id: TourId, name: string): Promise<void> {
  await updateRow(trx, 'tour', id, { name });
}
