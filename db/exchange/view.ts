import type { Reader, Writer } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import { inChunks } from '#db/log/chunks.ts';
import { parseBody } from '#db/log/operation.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';
import { MERGE_REVERTED } from '#shared/domain/exchange/judge-change.ts';
import { extraFieldsOf } from './extra-fields.ts';
import { CENTER_RULES, commonTables } from './merge-rules.ts';
import { listPeerRows, type PeerRow, peerRowKey, savePeerRows, TAKEN_AWAY } from './peer-rows.ts';
import { rowDigest, sumOfDigests } from './row-digest.ts';
import { rowsById } from './rows-by-id.ts';
import { listScope, type StationScope } from './station-scope.ts';
import { tableShapes } from './table-shapes.ts';

/** The table is known by its name only. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyTable = any;

/** A row as it is to stand at the station; null where it is to go. */
export interface ViewRow {
  readonly table: BusinessTable;
  readonly id: string;
  readonly row: Row | null;
}

export interface View {
  readonly rows: readonly ViewRow[];
  /** Over all that the station holds once it has these rows. */
  readonly checksum: string;
}

/**
 * What a station does not hold as it stands here: what was never sent, what was changed since, what was sent and not acknowledged.
 *
 * @param acknowledged number of the last receipt that the station is known to have
 */
export async function findView(db: Database, scope: StationScope, acknowledged: number): Promise<View> {
  const shapes = tableShapes(db.raw);
  const wanted = await listScope(db, scope);
  const known = await listAllPeerRows(db, scope.peerId);
  const rows = new Map<string, ViewRow>();
  const digests = new Map<string, string>();

  for (const table of commonTables(scope.rights)) {
    const ids = new Set([...(wanted.get(table) ?? []), ...(known.get(table)?.keys() ?? [])]);
    await compare(table, [...ids]);
  }
  for (let added = [...rows.values()]; added.length > 0; ) added = await addParents(added);
  return { rows: [...rows.values()], checksum: sumOfDigests(digests.values()) };

  async function compare(table: BusinessTable, ids: readonly string[]): Promise<readonly ViewRow[]> {
    const added: ViewRow[] = [];
    const peerRows = known.get(table) ?? new Map<string, PeerRow>();
    for (const chunk of inChunks(ids)) {
      const here = await rowsOf(db, table, chunk);
      const { open, declined } = await listHeldIds(db, table, chunk);
      for (const id of chunk) {
        const row = here.get(id);
        const peer = peerRows.get(id);
        const key = peerRowKey(table, id);
        if (!row) {
          if (peer?.digest === TAKEN_AWAY) {
            if (peer.sent_in > acknowledged) added.push({ table, id, row: null });
            continue;
          }
          // What was refused or waits stays at the station; what was deleted or declined here goes there too.
          if (peer && !open.has(id) && (declined.has(id) || (await wasDeleted(db, table, id)))) added.push({ table, id, row: null });
          else if (peer && peer.digest !== '') digests.set(key, peer.digest);
          continue;
        }
        const digest = rowDigest(table, row);
        digests.set(key, digest);
        if (!peer || peer.digest !== digest || peer.sent_in > acknowledged) added.push({ table, id, row });
      }
    }
    for (const one of added) rows.set(peerRowKey(one.table, one.id), one);
    return added;
  }

  /** What the rows belong to must stand at the station before them. */
  async function addParents(of: readonly ViewRow[]): Promise<ViewRow[]> {
    const missing = new Map<BusinessTable, Set<string>>();
    for (const { table, row } of of) {
      for (const { table: parent, column } of shapes.get(table)?.references ?? []) {
        const id = row?.[column];
        if (typeof id !== 'string' || digests.has(peerRowKey(parent, id))) continue;
        missing.set(parent, (missing.get(parent) ?? new Set()).add(id));
      }
    }
    const added: ViewRow[] = [];
    for (const [table, ids] of missing) added.push(...(await compare(table, [...ids])));
    return added;
  }
}

/** Notes what was sent: from here on the station is taken to hold it once it acknowledges the receipt. */
export async function noteSent(writer: Writer, peerId: string, rows: readonly ViewRow[], number: number): Promise<void> {
  const known = await listPeerRows(writer, peerId, rows);
  await savePeerRows(
    writer,
    peerId,
    rows.map(({ table, id, row }) => ({
      tbl: table,
      row_id: id,
      digest: row ? rowDigest(table, row) : TAKEN_AWAY,
      sent_in: number,
      theirs: known.get(peerRowKey(table, id))?.theirs ?? 0,
    })),
    known,
  );
}

/** 校验码 over what the station is taken to hold; undefined while something is not known or not acknowledged. */
export async function checksumOfPeer(db: Reader, peerId: string, acknowledged: number): Promise<string | undefined> {
  const digests: string[] = [];
  for (const [, rows] of await listAllPeerRows(db, peerId)) {
    for (const { digest, sent_in } of rows.values()) {
      if (sent_in > acknowledged) digests.push('');
      else if (digest !== TAKEN_AWAY) digests.push(digest);
    }
  }
  return digests.includes('') ? undefined : sumOfDigests(digests);
}

/** 校验码 over all that this file holds in common with the center above it. */
export async function checksumOfAll(db: Database, rights: 'station' | 'center'): Promise<string> {
  const digests: string[] = [];
  for (const table of commonTables(rights)) {
    for (let after = ''; ; ) {
      const page = (await db
        .selectFrom(table as AnyTable)
        .selectAll()
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .execute()) as Row[];
      const rows = await withExtras(db, table, page);
      for (const row of rows) digests.push(rowDigest(table, row));
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = String(last.id);
    }
  }
  return sumOfDigests(digests);
}

const PAGE = 2000;

async function listAllPeerRows(db: Reader, peerId: string): Promise<ReadonlyMap<string, ReadonlyMap<string, PeerRow>>> {
  const found = new Map<string, Map<string, PeerRow>>();
  const rows = await db.selectFrom('peer_row').selectAll().where('peer_id', '=', peerId).execute();
  for (const row of rows) {
    const of = found.get(row.tbl);
    if (of) of.set(row.row_id, row);
    else found.set(row.tbl, new Map([[row.row_id, row]]));
  }
  return found;
}

async function rowsOf(db: Reader, table: BusinessTable, ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  const rows = await rowsById(db, table, ids);
  return new Map((await withExtras(db, table, [...rows.values()])).map((row) => [String(row.id), row]));
}

async function withExtras(db: Reader, table: BusinessTable, rows: readonly Row[]): Promise<readonly Row[]> {
  const extras = await extraFieldsOf(
    db,
    rows.map((row) => ({ table, id: String(row.id) })),
  );
  return extras.size === 0 ? rows : rows.map((row) => ({ ...row, ...extras.get(`${table} ${row.id}`) }));
}

/** Rows that wait for a decision, and those that were decided against. */
async function listHeldIds(
  db: Reader,
  table: BusinessTable,
  ids: readonly string[],
): Promise<{ readonly open: ReadonlySet<string>; readonly declined: ReadonlySet<string> }> {
  const rows = await db
    .selectFrom('held_op')
    .innerJoin('conflict', 'conflict.id', 'held_op.conflict_id')
    .select(['held_op.row_id', 'conflict.id', 'conflict.state'])
    .where('held_op.row_id', 'in', ids)
    .where('held_op.tbl', '=', table)
    .execute();
  const decided = [...new Set(rows.filter(({ state }) => state === 'decided').map(({ id: conflict }) => conflict))];
  const lasting = decided.length === 0 ? new Set() : await listConflictsWithMoney(db, decided);
  return {
    open: new Set(rows.filter(({ state }) => state === 'open').map(({ row_id }) => row_id)),
    declined: new Set(rows.filter(({ id: conflict, state }) => state === 'decided' && !lasting.has(conflict)).map(({ row_id }) => row_id)),
  };
}

/** Conflicts in which something waits that is never deleted: nothing of them is taken away at the station. */
async function listConflictsWithMoney(db: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const chunk of inChunks(ids)) {
    const rows = await db
      .selectFrom('held_op')
      .select('conflict_id')
      .distinct()
      .where('conflict_id', 'in', chunk)
      .where('tbl', 'in', NEVER_DELETED)
      .execute();
    for (const { conflict_id } of rows) found.add(conflict_id);
  }
  return found;
}

const NEVER_DELETED = Object.entries(CENTER_RULES).flatMap(([table, rule]) => (rule.neverDeleted ? [table] : []));

async function wasDeleted(db: Reader, table: BusinessTable, id: string): Promise<boolean> {
  const last = await db
    .selectFrom('op')
    .select('body')
    .where('row', '=', id)
    .where('tbl', '=', table)
    .orderBy('hlc', 'desc')
    .limit(1)
    .executeTakeFirst();
  const body = last && parseBody(last.body);
  return body !== undefined && 'd' in body && body.why !== MERGE_REVERTED;
}
