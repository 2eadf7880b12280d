import type { Reader } from '#db/connection/handles.ts';
import type { ConflictTable } from '#db/schema/exchange-tables.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';
import type { Choice, Conflict } from '#shared/domain/exchange/conflict.ts';
import type { ConflictKind, ConflictReason } from '#shared/domain/exchange/judge-change.ts';
import type { ConflictId, ExchangePeerId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Open ones first, by kind; then those decided. */
export async function listConflicts(db: Reader, state: 'open' | 'decided', limit: number): Promise<readonly Conflict[]> {
  const rows = await db.selectFrom('conflict').selectAll().where('state', '=', state).orderBy('kind').orderBy('id').limit(limit).execute();
  return rows.map(conflictFromRow);
}

export async function findConflict(db: Reader, id: string): Promise<Conflict | undefined> {
  const row = await db.selectFrom('conflict').selectAll().where('id', '=', id).executeTakeFirst();
  return row && conflictFromRow(row);
}

/** How many of a package were decided. */
export async function countDecided(db: Reader, packageId: string): Promise<number> {
  const row = await db
    .selectFrom('conflict')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('package_id', '=', packageId)
    .where('state', '=', 'decided')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** By peer, those that wait for a decision. */
export async function countOpenByPeer(db: Reader): Promise<ReadonlyMap<ExchangePeerId, number>> {
  const rows = await db
    .selectFrom('conflict')
    .select((eb) => ['peer_id', eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'open')
    .groupBy('peer_id')
    .execute();
  return new Map(rows.map(({ peer_id, count }) => [peer_id as ExchangePeerId, count]));
}

/** Records of the table whose money or identity is in question: they stay out of every settlement and roster until it is decided. */
export async function listRecordsInQuestion(
  db: Reader,
  table: 'voucher' | 'cost_item' | 'job_seeker' | 'unit' | 'participation',
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('conflict')
    .select(['row_id', 'other_id'])
    .where('state', '=', 'open')
    .where('kind', 'in', ['money', 'identity'])
    .where('tbl', '=', table)
    .execute();
  return new Set(rows.flatMap(({ row_id, other_id }) => (other_id === null ? [row_id] : [row_id, other_id])));
}

function conflictFromRow(row: ConflictTable): Conflict {
  return {
    id: row.id as ConflictId,
    packageId: row.package_id,
    peerId: row.peer_id as ExchangePeerId,
    kind: row.kind as ConflictKind,
    reason: row.reason as ConflictReason,
    table: row.tbl,
    recordId: row.row_id,
    otherId: row.other_id ?? undefined,
    fields: JSON.parse(row.fields) as string[],
    ours: row.ours === null ? undefined : (JSON.parse(row.ours) as Row),
    theirs: row.theirs === null ? undefined : (JSON.parse(row.theirs) as Row),
    oursBy: row.ours_by ?? undefined,
    oursAt: (row.ours_at ?? undefined) as Instant | undefined,
    theirsBy: row.theirs_by,
    theirsAt: row.theirs_at as Instant,
    decision:
      row.choice === null || row.decided_by === null || row.decided_at === null
        ? undefined
        : {
            choice: row.choice as Choice,
            by: row.decided_by,
            at: row.decided_at as Instant,
            note: row.decision_note ?? '',
          },
  };
}
