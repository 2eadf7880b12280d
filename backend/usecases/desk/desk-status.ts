import type { Reader } from '#db/connection/handles.ts';
import { countEntriesSince, countPeopleAtFair, countScansByFair, listLastScans, listPendingScans } from '#db/repositories/scans.ts';
import type { DeskStatus, PendingScan, ScanLine } from '#shared/contract/desk.ts';
import { maskNumbersIn } from '#shared/domain/people/masking.ts';
import type { Scan } from '#shared/domain/signups/signup.ts';
import { scanTallies } from '#shared/domain/signups/tallies.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { type Instant, instantFromMillis } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { findScanLine } from './scan-lines.ts';

const LAST_SHOWN = 10;
const HOUR_MILLIS = 3_600_000;

export async function readDeskStatus(deps: DatabaseDep & ClockDep, { fairId }: { fairId: FairId }): Answer<DeskStatus> {
  return ok({
    tallies: scanTallies(await countScansByFair(deps.db, fairId)),
    thisHour: await countEntriesSince(deps.db, fairId, fullHour(deps.clock.now())),
    people: await countPeopleAtFair(deps.db, fairId),
    last: await linesOf(deps.db, await listLastScans(deps.db, fairId, LAST_SHOWN)),
  });
}

export async function listPending(deps: DatabaseDep, { fairId }: { fairId: FairId }): Answer<readonly PendingScan[]> {
  const scans = await listPendingScans(deps.db, fairId);
  const lines = await linesOf(deps.db, scans);
  return ok(
    scans.flatMap((scan, index) => {
      const line = lines[index];
      if (!line) return [];
      const text = scan.text === undefined ? '' : maskNumbersIn(deps.db.personal.open(scan.text, 'scan'));
      return [{ ...line, text, owner: scan.owner }];
    }),
  );
}

async function linesOf(db: Reader, scans: readonly Scan[]): Promise<readonly ScanLine[]> {
  const lines: ScanLine[] = [];
  for (const scan of scans) lines.push(await findScanLine(db, scan));
  return lines;
}

/** China's offset is whole hours, so the hour begins where it begins in UTC. */
function fullHour(now: Instant): Instant {
  return instantFromMillis(Math.floor(Date.parse(now) / HOUR_MILLIS) * HOUR_MILLIS);
}
