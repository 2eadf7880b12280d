import { findOldestUnsent, findUnsentRanges } from '#db/exchange/own-ops.ts';
import { type AuditedRecord, nameRecords } from '#db/repositories/audit-subjects.ts';
import { countOpenByPeer, listConflicts } from '#db/repositories/conflicts.ts';
import { findPeerAbove, listPeersBelow } from '#db/repositories/exchange-peers.ts';
import { listHeldItems } from '#db/repositories/held-rows.ts';
import { findLastPackageOut, listPackageNotes, listPackagesIn, listPackagesOfPeer, listPackagesOut } from '#db/repositories/packages.ts';
import { findStationById, listStations } from '#db/repositories/stations.ts';
import { listItemsByVouchers } from '#db/repositories/vouchers.ts';
import type { Conflict, NamedConflict, VoucherItems } from '#shared/domain/exchange/conflict.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import { type AboveStatus, type CopyLine, type ExchangeStatus, hoursLate } from '#shared/domain/exchange/exchange-status.ts';
import type { ListedPackage, MergeNote, PackageIn, PackageOut } from '#shared/domain/exchange/packages.ts';
import { chinaDate, instantFromMillis } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer } from '../answer.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { isAtWork } from './in-turn.ts';
import { listWaiting } from './uploads.ts';

const DAY_MILLIS = 86_400_000;

export async function readExchangeStatus(deps: ExchangeDeps): Answer<ExchangeStatus> {
  const above = await findPeerAbove(deps.db);
  const open = await countOpenByPeer(deps.db);
  return ok({
    role: above ? (above.rights === 'station' ? 'station' : 'branch') : 'center',
    above: above && (await aboveStatus(deps, above)),
    openConflicts: [...open.values()].reduce((sum, count) => sum + count, 0),
    waitingPackages: (await listWaiting(deps)).length,
  });
}

async function aboveStatus(deps: ExchangeDeps, above: ExchangePeer): Promise<AboveStatus | undefined> {
  const { db } = deps;
  const station = await findStationById(db, above.stationId);
  if (!station) return undefined;
  const last = await findLastPackageOut(db, above.id, 'package', Number.MAX_SAFE_INTEGER);
  const ranges = await findUnsentRanges(db, new Map(Object.entries(last?.ends ?? {})));
  const unsentSince = await findOldestUnsent(db, ranges);
  const now = deps.clock.now();
  const since = last?.madeAt ?? above.startedAt;
  return {
    peerId: above.id,
    centerName: above.name,
    stationId: station.id,
    stationName: station.name,
    stationCode: station.code,
    // The record of the file itself travels with the rows of somebody's work, and is nothing to hand over alone.
    unsentRows: unsentSince === undefined ? 0 : ranges.reduce((sum, { rows }) => sum + rows, 0),
    unsentSince,
    lastPackage: last && { number: last.number, madeAt: last.madeAt },
    acknowledged: above.acknowledged,
    lastReceipt: above.taken,
    dueOn: chinaDate(instantFromMillis(Date.parse(since) + station.packageEveryDays * DAY_MILLIS)),
    isLate: hoursLate(since, station.packageEveryDays, now) > 0,
    expiresOn: above.expiresOn,
    agreed: above.agreed,
    disagreedAt: above.disagreedAt,
  };
}

/** 站点值守. */
export async function listCopies(deps: ExchangeDeps): Answer<readonly CopyLine[]> {
  const stations = new Map((await listStations(deps.db)).map((station) => [station.id, station]));
  const open = await countOpenByPeer(deps.db);
  const now = deps.clock.now();
  const lines: CopyLine[] = [];
  for (const peer of await listPeersBelow(deps.db)) {
    const station = stations.get(peer.stationId);
    if (!station) continue;
    const [last] = await listPackagesOfPeer(deps.db, peer.id, 1);
    const isDue = peer.revoked === undefined && station.closed === undefined;
    lines.push({
      peer,
      stationCode: station.code,
      stationName: station.name,
      hostDivision: station.hostDivision,
      lastPackage: last && { number: last.number, madeAt: last.madeAt, takenAt: last.takenAt },
      hoursLate: isDue ? hoursLate(last?.madeAt ?? peer.startedAt, station.packageEveryDays, now) : 0,
      openConflicts: open.get(peer.id) ?? 0,
    });
  }
  return ok(lines);
}

const LISTED = 500;

export async function listOutgoing(deps: ExchangeDeps, input: { readonly peerId: string }): Answer<readonly PackageOut[]> {
  return ok(await listPackagesOut(deps.db, input.peerId, LISTED));
}

export async function listTaken({ db }: ExchangeDeps): Answer<readonly ListedPackage[]> {
  const packages = await listPackagesIn(db, LISTED);
  const isBegun = ({ state }: PackageIn) => state === 'merging' || state === 'reverting';
  return ok(packages.map((taken) => ({ ...taken, isPaused: isBegun(taken) && !isAtWork(db, taken.id) })));
}

export async function listNotes(
  deps: ExchangeDeps,
  input: { readonly packageId: string; readonly after: number; readonly limit: number },
): Answer<readonly (MergeNote & { readonly name: string | undefined })[]> {
  const notes = await listPackageNotes(deps.db, input.packageId, input.after, input.limit);
  const nameOf = await nameRecords(
    deps.db,
    notes.map(({ table, recordId }) => ({ table: table as AuditedRecord['table'], recordId })),
  );
  return ok(notes.map((note) => ({ ...note, name: nameOf(note.table as AuditedRecord['table'], note.recordId) })));
}

const CONFLICTS_LISTED = 1000;

export async function listNamedConflicts(
  deps: ExchangeDeps,
  input: { readonly state: 'open' | 'decided' },
): Answer<readonly NamedConflict[]> {
  const conflicts = await listConflicts(deps.db, input.state, CONFLICTS_LISTED);
  const peers = new Map((await listPeersBelow(deps.db)).map((peer) => [peer.id, peer.name]));
  const nameOf = await nameRecords(deps.db, [
    ...conflicts.map(({ table, recordId, otherId }) => ({ table: table as AuditedRecord['table'], recordId: otherId ?? recordId })),
    ...conflicts.flatMap(referencesOf),
  ]);
  const itemsOf = await voucherItems(deps, conflicts);
  return ok(
    conflicts.map((conflict) => ({
      ...conflict,
      subject: nameOf(conflict.table as AuditedRecord['table'], conflict.otherId ?? conflict.recordId),
      from: peers.get(conflict.peerId) ?? '',
      names: Object.fromEntries(
        referencesOf(conflict).flatMap(({ table, recordId }) => {
          const name = nameOf(table, recordId);
          return name === undefined ? [] : [[recordId, name]];
        }),
      ),
      items: itemsOf(conflict),
    })),
  );
}

/** Columns by which a record says to whom it belongs. */
const REFERENCES: Readonly<Record<string, AuditedRecord['table']>> = {
  fair_id: 'fair',
  unit_id: 'unit',
  participation_id: 'participation',
  job_seeker_id: 'job_seeker',
  voucher_id: 'voucher',
};

function referencesOf({ ours, theirs }: Conflict): readonly AuditedRecord[] {
  return Object.entries(REFERENCES).flatMap(([column, table]) =>
    [ours?.[column], theirs?.[column]].flatMap((id) => (typeof id === 'string' ? [{ table, recordId: id }] : [])),
  );
}

/** The amounts of vouchers that are in question as a whole: theirs wait with the voucher and stand in no table here. */
async function voucherItems({ db }: ExchangeDeps, conflicts: readonly Conflict[]): Promise<(of: Conflict) => VoucherItems | undefined> {
  const vouchers = conflicts.filter(isAboutWholeVoucher);
  const ours = await listItemsByVouchers(
    db,
    vouchers.flatMap(({ otherId }) => otherId ?? []),
  );
  const theirs = await listHeldItems(
    db,
    vouchers.map(({ id }) => id),
  );
  return (conflict) =>
    isAboutWholeVoucher(conflict)
      ? { ours: ours.get(conflict.otherId ?? '') ?? [], theirs: theirs.get(conflict.recordId) ?? [] }
      : undefined;
}

function isAboutWholeVoucher({ table, fields }: Conflict): boolean {
  return table === 'voucher' && fields.length === 0;
}
