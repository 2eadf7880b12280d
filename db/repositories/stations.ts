import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import type { StationId } from '#shared/kernel/ids.ts';
import { stationFromRow, stationToRow } from './station-rows.ts';

/** All of them, by their codes; a center has some dozens at most. */
export async function listStations(db: Reader): Promise<readonly Station[]> {
  const rows = await db.selectFrom('station').selectAll().orderBy('code').execute();
  return rows.map(stationFromRow);
}

export async function findStationById(db: Reader, id: StationId): Promise<Station | undefined> {
  const row = await db.selectFrom('station').selectAll().where('id', '=', id).executeTakeFirst();
  return row && stationFromRow(row);
}

export async function findStationByCode(db: Reader, code: string): Promise<Station | undefined> {
  const row = await db.selectFrom('station').selectAll().where('code', '=', code).executeTakeFirst();
  return row && stationFromRow(row);
}

export async function insertStation(trx: Writer, station: Station): Promise<void> {
  await insertRow(trx, 'station', stationToRow(station));
}

/**
 * Writes the columns in which the station differs from the stored one.
 *
 * @param why kept in the operation log, where the change needs a reason
 */
export async function updateStation(trx: Writer, station: Station, why?: string): Promise<void> {
  const { id, ...changes } = stationToRow(station);
  await updateRow(trx, 'station', id, changes, why);
}

/** How many records bear the code of the station in their numbers: trips, and fairs that it filed itself. */
export async function countNumbersOfStation(
  db: Reader,
  { id, code }: Pick<Station, 'id' | 'code'>,
): Promise<{ readonly deliveries: number; readonly fairs: number }> {
  const deliveries = await db
    .selectFrom('delivery')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('station_id', '=', id)
    .executeTakeFirstOrThrow();
  const fairs = await db
    .selectFrom('fair')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('station_id', '=', id)
    .where('number', 'like', `${code}-%`)
    .executeTakeFirstOrThrow();
  return { deliveries: deliveries.n, fairs: fairs.n };
}
