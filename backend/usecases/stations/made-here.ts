import type { Reader } from '#db/connection/handles.ts';
import { findThisStation } from '#db/repositories/this-station.ts';
import type { StationId } from '#shared/kernel/ids.ts';

/** Whose work the records are that are made here: the station of a station's own copy; undefined at the center. */
export async function madeHereBy(db: Reader): Promise<StationId | undefined> {
  return (await findThisStation(db))?.stationId;
}
