import type { Reader } from '#db/connection/handles.ts';
import { findPeerAbove } from '#db/repositories/exchange-peers.ts';
import { findStationById } from '#db/repositories/stations.ts';
import { findThisStation } from '#db/repositories/this-station.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { StationId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** The station of a station's own copy; undefined at the center. */
export async function findStationHere(db: Reader): Promise<Station | undefined> {
  const here = await findThisStation(db);
  return here && findStationById(db, here.stationId);
}

/**
 * 编号前缀: `S01-` in a station's copy and in a center below another one, so that two places never give the same number; empty at a center that
 * has none above it.
 */
export async function numberPrefix(db: Reader): Promise<string> {
  const above = await findPeerAbove(db);
  const station = above && (await findStationById(db, above.stationId));
  return station ? `${station.code}-` : '';
}

/** The station; in a station's own copy no other than that one. */
export async function findOpenStation(db: Reader, id: StationId): Promise<Result<Station, Refusal>> {
  const here = await findThisStation(db);
  if (here && here.stationId !== id) return err({ type: 'NotThisStation', name: (await findStationById(db, here.stationId))?.name ?? '' });
  const station = await findStationById(db, id);
  return station ? ok(station) : err({ type: 'NotFound', what: 'station', id });
}

/** The records of the stations themselves change at the center alone. */
export async function refuseAtStation(db: Reader): Promise<Result<undefined, Refusal>> {
  return (await findThisStation(db)) ? err({ type: 'StationsKeptByCenter' }) : ok();
}

/** What happened after a station was closed is not its work. */
export function checkNotClosed({ name, closed }: Station, on: CalendarDate): Result<undefined, Refusal> {
  return closed && on > closed.on ? err({ type: 'StationClosed', name, on: closed.on }) : ok();
}
