import { rmSync, writeFileSync } from 'node:fs';
import type { Database } from '#db/connection/open-database.ts';
import { extendStation } from '#db/exchange/begin-station.ts';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { newestMoment } from '#db/exchange/incoming.ts';
import { findPeerAbove } from '#db/repositories/exchange-peers.ts';
import { findStationById } from '#db/repositories/stations.ts';
import { findThisStation } from '#db/repositories/this-station.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import { chinaDate, type Instant } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { readPackage } from '../../adapters/packages/package-reader.ts';
import { refuse } from './exchange-deps.ts';

/** 副本有效期: past its last day a station's copy is not opened. A clock set back does not open it either: the log tells the time too. */
export async function findExpiry(
  db: Database,
  now: Instant,
): Promise<{ readonly expiresOn: CalendarDate; readonly stationName: string; readonly centerName: string } | undefined> {
  const own = await findThisStation(db);
  if (!own) return undefined;
  const newest = await newestMoment(db);
  const today = chinaDate(newest !== undefined && newest > now ? newest : now);
  if (own.expiresOn >= today) return undefined;
  const [station, above] = [await findStationById(db, own.stationId), await findPeerAbove(db)];
  return { expiresOn: own.expiresOn, stationName: station?.name ?? '', centerName: above?.name ?? '' };
}

/** Takes from a receipt of the center until when the copy may be opened. What else it says is taken in as usual, afterwards. */
export async function extendExpired(db: Database, file: string, receipt: Uint8Array): Promise<Result<undefined, Refusal>> {
  writeFileSync(file, receipt, { mode: 0o600 });
  try {
    const above = await findPeerAbove(db);
    const keys = await exchangeKeys(db);
    const read = await readPackage({
      file,
      unseal: { identities: [keys.ageIdentity] },
      signersOf: async (header) =>
        header.kind === 'receipt' && header.copy === above?.id && above.signPublic !== undefined
          ? ok([above.signPublic])
          : err({ type: 'PackageOfUnknownCopy', from: header.from }),
    });
    if (!read.ok) return refuse(read.error);
    const { expiresOn } = read.value.header;
    const own = await findThisStation(db);
    if (expiresOn && own && expiresOn > own.expiresOn) await extendStation(db, expiresOn);
    return ok();
  } finally {
    rmSync(file, { force: true });
  }
}
