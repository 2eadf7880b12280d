import type { StationScope } from '#db/exchange/station-scope.ts';
import { findStationById } from '#db/repositories/stations.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import { chinaDate, type Instant, instantFromMillis } from '#shared/kernel/instant.ts';
import type { DatabaseDep } from '../answer.ts';

const DAYS_STILL_OPEN = 30;

/** Until this many days after its end a fair's lists are still corrected at the stations. */
export function openFairsFrom(at: Instant): string {
  return chinaDate(instantFromMillis(Date.parse(at) - DAYS_STILL_OPEN * 86_400_000));
}

export async function scopeOfPeer({ db }: DatabaseDep, peer: ExchangePeer, at: Instant): Promise<StationScope> {
  const station = await findStationById(db, peer.stationId);
  if (!station) throw new Error(`No station ${peer.stationId}`);
  return {
    peerId: peer.id,
    stationId: station.id,
    rights: peer.rights,
    hostDivision: station.hostDivision,
    operators: peer.operators,
    openFrom: openFairsFrom(at),
  };
}
