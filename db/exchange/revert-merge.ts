import type { Writer } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import type { StorageError } from '#db/connection/storage-error.ts';
import { inChunks } from '#db/log/chunks.ts';
import { parseBody } from '#db/log/operation.ts';
import { runCommand } from '#db/log/run-command.ts';
import { BUSINESS_TABLES, STREAM_OF } from '#db/log/streams.ts';
import { deleteRows } from '#db/log/tracked-write.ts';
import type { OpTable } from '#db/schema/log-tables.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';
import type { Effect } from '#shared/domain/exchange/judge-change.ts';
import { MERGE_REVERTED } from '#shared/domain/exchange/judge-change.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { listPeerRows, savePeerRows } from './peer-rows.ts';
import { openMeeting, type RowChange } from './surroundings.ts';
import { tableShapes } from './table-shapes.ts';
import { type LoggedEffect, writeChanges } from './write-changes.ts';

/** The table is known by its name only. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyTable = any;

/** A record that was written on top of a merge. */
export interface StandsOn {
  readonly table: BusinessTable;
  readonly id: string;
}

/** What a merge wrote into business tables, in its order. */
export async function listMergedOps(db: Database, packageId: string, attempt: string): Promise<readonly OpTable[]> {
  const marks = await db
    .selectFrom('op')
    .select('hlc')
    .where('row', '=', packageId)
    .where('tbl', '=', 'package_in')
    .orderBy('hlc')
    .execute();
  const [first, last] = [marks[0]?.hlc, marks.at(-1)?.hlc];
  if (first === undefined || last === undefined) return [];
  const prefix = `merge/${packageId}/${attempt}/`;
  return db
    .selectFrom('op')
    .selectAll()
    .where('hlc', '>=', first)
    .where('hlc', '<=', last)
    .where('command_id', '>=', prefix)
    .where('command_id', '<', `${prefix.slice(0, -1)}0`)
    .where('tbl', 'in', EXCHANGED)
    .orderBy('hlc')
    .execute();
}

const EXCHANGED = BUSINESS_TABLES.filter((table) => STREAM_OF[table] !== 'local');

/** Records that keep a merge from being reverted: they were changed since, belong to what it brought, or can never be taken away. */
export async function findStandingOn(db: Database, ops: readonly OpTable[], limit: number): Promise<readonly StandsOn[]> {
  const found = new Map<string, StandsOn>();
  const touched = new Map(ops.map((op) => [`${op.tbl} ${op.row}`, op]));
  const own = new Set(ops.map((op) => op.hlc));
  const add = (table: string, id: string) => found.set(`${table} ${id}`, { table: table as BusinessTable, id });

  for (const op of ops) if (CANNOT_GO.has(op.tbl) && isInsert(op)) add(op.tbl, op.row);
  for (const chunk of inChunks([...new Set([...touched.values()].map((op) => op.row))])) {
    const since = ops[0]?.hlc ?? '';
    const later = await db
      .selectFrom('op')
      .select(['tbl', 'row', 'hlc', 'body'])
      .where('row', 'in', chunk)
      .where('hlc', '>', since)
      .execute();
    for (const { tbl, row, hlc, body } of later) {
      const last = touched.get(`${tbl} ${row}`);
      if (last && hlc > last.hlc && !own.has(hlc) && !body.startsWith('{"r"')) add(tbl, row);
    }
    if (found.size >= limit) return [...found.values()].slice(0, limit);
  }
  const shapes = tableShapes(db.raw);
  for (const [table, of] of Map.groupBy(ops.filter(isInsert), (op) => op.tbl)) {
    for (const { table: child, column } of shapes.get(table)?.referredBy ?? []) {
      // What is derived from a record goes with it.
      if (!shapes.get(child)?.columns.includes('id')) continue;
      for (const chunk of inChunks(of.map((op) => op.row))) {
        const rows = (await db
          .selectFrom(child as AnyTable)
          .select('id')
          .where(column, 'in', chunk)
          .execute()) as { id: string }[];
        for (const { id } of rows) if (!touched.has(`${child} ${id}`)) add(child, id);
      }
      if (found.size >= limit) return [...found.values()].slice(0, limit);
    }
  }
  return [...found.values()];
}

/** Sealed once they are there. */
const CANNOT_GO: ReadonlySet<string> = new Set(['statistics_report', 'settlement', 'print_record']);

function isInsert(op: Pick<OpTable, 'body'>): boolean {
  const body = parseBody(op.body);
  return 'v' in body && !body.b;
}

/**
 * What a merge brought and a revert leaves: a voucher is voided and never deleted, and what it belongs to stays with it.
 *
 * @returns `table id` of each
 */
export function listStaying(db: Database, ops: readonly OpTable[]): ReadonlySet<string> {
  const shapes = tableShapes(db.raw);
  const inserted = new Map(ops.filter(isInsert).map((op) => [`${op.tbl} ${op.row}`, op]));
  const said = Map.groupBy(ops, (op) => `${op.tbl} ${op.row}`);
  const staying = new Set<string>();
  const stay = (key: string): void => {
    const [op] = said.get(key) ?? [];
    if (!op || !inserted.has(key) || staying.has(key)) return;
    staying.add(key);
    for (const { table, column } of shapes.get(op.tbl)?.references ?? []) {
      for (const { body: text } of said.get(key) ?? []) {
        const body = parseBody(text);
        if ('v' in body && typeof body.v[column] === 'string') stay(`${table} ${body.v[column]}`);
      }
    }
  };
  for (const [key, { tbl }] of inserted) if (tbl === 'voucher') stay(key);
  return staying;
}

export interface Reverting {
  readonly packageId: string;
  readonly peerId: string;
  readonly attempt: string;
  readonly by: string;
  readonly at: Instant;
  /** See `listStaying`. */
  readonly staying: ReadonlySet<string>;
}

/** Takes back a piece of a merge, last changes first. */
export async function revertChunk(db: Database, reverting: Reverting, ops: readonly OpTable[]): Promise<Result<undefined, StorageError>> {
  const { packageId, attempt, peerId, by: actor, at, staying } = reverting;
  const id = `revert/${packageId}/${attempt}/${ops[0]?.hlc}` as CommandId;
  return runCommand<undefined, StorageError>(db, { id, name: 'exchange.revert', actor, at }, async (writer) => {
    const shapes = tableShapes(db.raw);
    const meeting = openMeeting(writer, shapes, peerId);
    const effects: LoggedEffect[] = [];
    const rows = new Map<string, Row | undefined>();
    const before = new Map<string, RowChange>();
    await meeting.load(ops.map((op) => ({ table: op.tbl, id: op.row, by: '', at, what: { kind: 'disclose', columns: [] } })));
    for (const op of ops.toReversed()) {
      const key = `${op.tbl} ${op.row}`;
      const table = op.tbl as BusinessTable;
      if (!before.has(key)) {
        rows.set(key, meeting.rowOf(op.tbl, op.row));
        before.set(key, { table, id: op.row, before: rows.get(key), now: undefined });
      }
      const row = rows.get(key);
      const effect = inverseOf(op, row, staying.has(key));
      if (!effect) continue;
      effects.push({ table, effect, before: row, author: { actor, at }, why: MERGE_REVERTED });
      rows.set(
        key,
        effect.kind === 'delete'
          ? undefined
          : effect.kind === 'insert'
            ? effect.row
            : effect.kind === 'update'
              ? { ...row, ...effect.after }
              : row,
      );
    }
    const changes = [...before].map(([key, change]) => ({ ...change, now: rows.get(key) }));
    await writeChanges(writer, shapes, changes, effects);
    await forgetTouched(writer, peerId, changes);
    return ok();
  });
}

function inverseOf(op: OpTable, row: Row | undefined, stays: boolean): Effect | undefined {
  const body = parseBody(op.body);
  if ('r' in body) return undefined;
  if ('d' in body) return { kind: 'insert', id: op.row, row: body.b };
  if (body.b) return { kind: 'update', id: op.row, after: body.b };
  if (!row) return undefined;
  // Money is voided and never deleted; coming again it is in force again.
  if (op.tbl === 'voucher') return { kind: 'update', id: op.row, after: { void_reason: MERGE_REVERTED } };
  if (!stays) return { kind: 'delete', id: op.row };
  // A fair that has vouchers is cancelled with them.
  return op.tbl === 'fair' ? { kind: 'update', id: op.row, after: { status: 'cancelled', cancel_reason: MERGE_REVERTED } } : undefined;
}

/** The station still holds what it sent. It is neither sent back nor taken away there. */
async function forgetTouched(writer: Writer, peerId: string, changes: readonly RowChange[]): Promise<void> {
  const known = await listPeerRows(writer, peerId, changes);
  await savePeerRows(
    writer,
    peerId,
    [...known.values()].map((row) => ({ ...row, digest: '' })),
    known,
  );
}

/** What was in question in the merge is so no more. */
export async function removeQuestions(writer: Writer, packageId: string): Promise<void> {
  const conflicts = await writer.selectFrom('conflict').select('id').where('package_id', '=', packageId).execute();
  const held = await writer
    .selectFrom('held_op')
    .innerJoin('conflict', 'conflict.id', 'held_op.conflict_id')
    .select('held_op.id')
    .where('conflict.package_id', '=', packageId)
    .execute();
  const notes = await writer.selectFrom('package_note').select('id').where('package_id', '=', packageId).execute();
  await deleteRows(writer, 'held_op', idsOf(held), MERGE_REVERTED);
  await deleteRows(writer, 'conflict', idsOf(conflicts), MERGE_REVERTED);
  await deleteRows(writer, 'package_note', idsOf(notes), MERGE_REVERTED);
}

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id);
}
