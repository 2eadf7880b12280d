import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { PackageInTable, PackageOutTable } from '#db/schema/exchange-tables.ts';
import type { PackageHeader, PackageKind } from '#shared/domain/exchange/package-header.ts';
import type { MergeNote, PackageIn, PackageOut } from '#shared/domain/exchange/packages.ts';
import type { ExchangePeerId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export async function insertPackageOut(trx: Writer, made: PackageOut): Promise<void> {
  await insertRow(trx, 'package_out', {
    id: made.id,
    peer_id: made.peerId,
    kind: made.kind,
    number: made.number,
    header: made.headerText,
    ends: JSON.stringify(made.ends),
    rows: made.rows,
    attachments: made.attachments,
    bytes: made.bytes,
    file_name: made.fileName,
    made_by: made.madeBy,
    made_at: made.madeAt,
  });
}

export async function findPackageOut(db: Reader, id: string): Promise<PackageOut | undefined> {
  const row = await db.selectFrom('package_out').selectAll().where('id', '=', id).executeTakeFirst();
  return row && outFromRow(row);
}

/** The package of the number, or the last one before it. */
export async function findLastPackageOut(db: Reader, peerId: string, kind: PackageKind, upTo: number): Promise<PackageOut | undefined> {
  const row = await db
    .selectFrom('package_out')
    .selectAll()
    .where('peer_id', '=', peerId)
    .where('kind', '=', kind)
    .where('number', '<=', upTo)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && outFromRow(row);
}

/** Newest first. */
export async function listPackagesOut(db: Reader, peerId: string, limit: number): Promise<readonly PackageOut[]> {
  const rows = await db
    .selectFrom('package_out')
    .selectAll()
    .where('peer_id', '=', peerId)
    .orderBy('made_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(outFromRow);
}

export async function insertPackageIn(trx: Writer, taken: PackageIn): Promise<void> {
  await insertRow(trx, 'package_in', inRow(taken));
}

export async function updatePackageIn(trx: Writer, taken: PackageIn, why?: string): Promise<void> {
  const { id, ...row } = inRow(taken);
  await updateRow(trx, 'package_in', id, row, why);
}

export async function findPackageIn(db: Reader, id: string): Promise<PackageIn | undefined> {
  const row = await db.selectFrom('package_in').selectAll().where('id', '=', id).executeTakeFirst();
  return row && inFromRow(row);
}

/** What tells one package from another before it is opened. */
export interface PackageIdentity {
  readonly peerId: string;
  readonly kind: PackageKind;
  readonly number: number;
  readonly madeAt: string;
}

/** Of all that came from these copies, also of what was taken back. */
export async function listPackageIdentities(
  db: Reader,
  peerIds: readonly string[],
): Promise<readonly (PackageIdentity & { readonly state: PackageIn['state'] })[]> {
  const rows = await db
    .selectFrom('package_in')
    .select(['peer_id as peerId', 'kind', 'number', 'made_at as madeAt', 'state'])
    .where('peer_id', 'in', peerIds)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as PackageIn['kind'], state: row.state as PackageIn['state'] }));
}

/** Those that were begun and not ended: the program was stopped in between. */
export async function listUnfinishedPackages(db: Reader): Promise<readonly PackageIn[]> {
  const rows = await db.selectFrom('package_in').selectAll().where('state', 'in', ['merging', 'reverting']).orderBy('taken_at').execute();
  return rows.map(inFromRow);
}

/** Newest first. */
export async function listPackagesIn(db: Reader, limit: number): Promise<readonly PackageIn[]> {
  const rows = await db.selectFrom('package_in').selectAll().orderBy('taken_at', 'desc').orderBy('id').limit(limit).execute();
  return rows.map(inFromRow);
}

/** Of one peer, newest number first: all of them, or so many. */
export async function listPackagesOfPeer(db: Reader, peerId: string, limit = Number.MAX_SAFE_INTEGER): Promise<readonly PackageIn[]> {
  const rows = await db
    .selectFrom('package_in')
    .selectAll()
    .where('peer_id', '=', peerId)
    .where('kind', '=', 'package')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(inFromRow);
}

/** What was not simply accepted, in the order of the package. */
export async function listPackageNotes(db: Reader, packageId: string, after: number, limit: number): Promise<readonly MergeNote[]> {
  const rows = await db
    .selectFrom('package_note')
    .selectAll()
    .where('package_id', '=', packageId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(({ position, tbl, row_id, outcome, reason, detail }) => ({
    position,
    table: tbl,
    recordId: row_id,
    outcome: outcome as MergeNote['outcome'],
    reason: reason as MergeNote['reason'],
    detail: detail ?? undefined,
  }));
}

export async function listReceivedHeads(
  db: Reader,
  peerId: string,
): Promise<ReadonlyMap<string, { readonly seq: number; readonly h: string }>> {
  const rows = await db.selectFrom('received_stream').selectAll().where('peer_id', '=', peerId).execute();
  return new Map(rows.map(({ id, seq, h }) => [id, { seq, h }]));
}

function outFromRow(row: PackageOutTable): PackageOut {
  return {
    id: row.id,
    peerId: row.peer_id as ExchangePeerId,
    kind: row.kind as PackageKind,
    number: row.number,
    headerText: row.header,
    ends: JSON.parse(row.ends) as Record<string, number>,
    rows: row.rows,
    attachments: row.attachments,
    bytes: row.bytes,
    fileName: row.file_name,
    madeBy: row.made_by,
    madeAt: row.made_at as Instant,
  };
}

function inFromRow(row: PackageInTable): PackageIn {
  return {
    id: row.id,
    peerId: row.peer_id as ExchangePeerId,
    kind: row.kind as PackageIn['kind'],
    number: row.number,
    header: JSON.parse(row.header) as PackageHeader,
    madeAt: row.made_at as Instant,
    fileName: row.file_name,
    bytes: row.bytes,
    state: row.state as PackageIn['state'],
    rows: row.rows,
    counts: { accepted: row.accepted, same: row.same, duplicate: row.duplicate, conflict: row.conflict, refused: row.refused },
    takenBy: row.taken_by,
    takenAt: row.taken_at as Instant,
    attempt: row.attempt,
    reverted:
      row.reverted_by === null || row.reverted_at === null || row.revert_reason === null
        ? undefined
        : { by: row.reverted_by, at: row.reverted_at as Instant, reason: row.revert_reason },
  };
}

function inRow(taken: PackageIn): PackageInTable {
  return {
    id: taken.id,
    peer_id: taken.peerId,
    kind: taken.kind,
    number: taken.number,
    header: JSON.stringify(taken.header),
    made_at: taken.madeAt,
    file_name: taken.fileName,
    bytes: taken.bytes,
    state: taken.state,
    rows: taken.rows,
    ...taken.counts,
    taken_by: taken.takenBy,
    taken_at: taken.takenAt,
    attempt: taken.attempt,
    reverted_by: taken.reverted?.by ?? null,
    reverted_at: taken.reverted?.at ?? null,
    revert_reason: taken.reverted?.reason ?? null,
  };
}
