import type { Reader } from '#db/connection/handles.ts';
import type { ThisStation } from '#shared/domain/stations/this-station.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { StationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** The station whose own copy this is; undefined at the center. */
export async function findThisStation(db: Reader): Promise<ThisStation | undefined> {
  const row = await db.selectFrom('this_station').selectAll().executeTakeFirst();
  return row && { stationId: row.station_id as StationId, expiresOn: row.expires_on as CalendarDate, openedAt: row.opened_at as Instant };
}
