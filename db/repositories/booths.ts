import type { Reader, Writer } from '#db/connection/handles.ts';
import { deleteRows, insertRow, insertRows, updateRow, updateRows } from '#db/log/tracked-write.ts';
import type { BoothAreaTable, BoothTable } from '#db/schema/booth-tables.ts';
import { type Booth, type BoothArea, type BoothPlan, type BoothUse, occupantOf } from '#shared/domain/booths/booth.ts';
import type { BoothAreaId, BoothId, FairId, ParticipationId } from '#shared/kernel/ids.ts';

const areaFromRow = (row: BoothAreaTable): BoothArea => ({
  id: row.id as BoothAreaId,
  fairId: row.fair_id as FairId,
  position: row.position,
  name: row.name,
  industries: JSON.parse(row.industries) as readonly string[],
});

const areaToRow = (area: BoothArea): BoothAreaTable => ({
  id: area.id,
  fair_id: area.fairId,
  position: area.position,
  name: area.name,
  industries: JSON.stringify(area.industries),
});

const boothFromRow = (row: BoothTable): Booth => ({
  id: row.id as BoothId,
  fairId: row.fair_id as FairId,
  areaId: row.area_id as BoothAreaId,
  row: row.row_number,
  place: row.place,
  number: row.number,
  reserved: row.reserved === 1,
  use: readUse(row),
});

/** The table's checks hold state, unit and reason together. */
function readUse({ state, participation_id, release_reason }: BoothTable): BoothUse {
  if (participation_id !== null)
    return { state: state as 'held' | 'booked' | 'inUse', participationId: participation_id as ParticipationId };
  return release_reason === null ? { state: 'free' } : { state: 'released', reason: release_reason };
}

const columnsOfUse = (use: BoothUse): Pick<BoothTable, 'state' | 'participation_id' | 'release_reason'> => ({
  state: use.state,
  participation_id: occupantOf(use) ?? null,
  release_reason: use.state === 'released' ? use.reason : null,
});

const boothToRow = (booth: Booth): BoothTable => ({
  id: booth.id,
  fair_id: booth.fairId,
  area_id: booth.areaId,
  row_number: booth.row,
  place: booth.place,
  number: booth.number,
  reserved: booth.reserved ? 1 : 0,
  ...columnsOfUse(booth.use),
});

/** Areas in order, booths by area, row and place. */
export async function findBoothPlan(db: Reader, fairId: FairId): Promise<BoothPlan> {
  const areas = await db.selectFrom('booth_area').selectAll().where('fair_id', '=', fairId).orderBy('position').orderBy('id').execute();
  const booths = await db
    .selectFrom('booth_area')
    .innerJoin('booth', 'booth.area_id', 'booth_area.id')
    .selectAll('booth')
    .where('booth_area.fair_id', '=', fairId)
    .orderBy('booth_area.position')
    .orderBy('booth_area.id')
    .orderBy('booth.row_number')
    .orderBy('booth.place')
    .execute();
  return { areas: areas.map(areaFromRow), booths: booths.map(boothFromRow) };
}

export async function findBoothAreaById(db: Reader, id: BoothAreaId): Promise<BoothArea | undefined> {
  const row = await db.selectFrom('booth_area').selectAll().where('id', '=', id).executeTakeFirst();
  return row && areaFromRow(row);
}

export async function insertBoothArea(trx: Writer, area: BoothArea, booths: readonly Booth[]): Promise<void> {
  await insertRow(trx, 'booth_area', areaToRow(area));
  await insertRows(trx, 'booth', booths.map(boothToRow));
}

/** Writes the columns in which the area differs from the stored one. */
export async function updateBoothArea(trx: Writer, area: BoothArea): Promise<void> {
  const { id, ...changes } = areaToRow(area);
  await updateRow(trx, 'booth_area', id, changes);
}

/**
 * Takes an area off the plan with its booths, which hold no unit.
 *
 * @param why kept in the operation log with the rows as they were
 */
export async function removeBoothArea(trx: Writer, id: BoothAreaId, booths: readonly BoothId[], why: string): Promise<void> {
  await deleteRows(trx, 'booth', booths, why);
  await deleteRows(trx, 'booth_area', [id], why);
}

/** Writes who has the booths. */
export async function saveBoothUses(trx: Writer, booths: readonly Booth[]): Promise<void> {
  for (const booth of booths) await updateRow(trx, 'booth', booth.id, columnsOfUse(booth.use));
}

export async function setBoothsReserved(trx: Writer, ids: readonly BoothId[], reserved: boolean): Promise<void> {
  await updateRows(trx, 'booth', ids, { reserved: reserved ? 1 : 0 });
}
