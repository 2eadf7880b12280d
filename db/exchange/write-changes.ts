import { sql } from 'kysely';
import { openWriter, type Writer } from '#db/connection/handles.ts';
import { removeJobSeekerKeys, replaceJobSeekerKeys } from '#db/derived/job-seeker-keys.ts';
import { insertMany } from '#db/log/insert-many.ts';
import type { Author } from '#db/log/log-cursor.ts';
import { type OperationBody, withoutNulls } from '#db/log/operation.ts';
import type { BusinessTable, Schema } from '#db/schema/schema.ts';
import { differingColumns, pickColumns, type Row } from '#shared/domain/exchange/arriving-change.ts';
import type { Effect } from '#shared/domain/exchange/judge-change.ts';
import { businessKeys } from './merge-rules.ts';
import type { RowChange } from './surroundings.ts';
import type { TableShapes } from './table-shapes.ts';

/** The table is known by its name only. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyTable = any;

/** An effect with what the log says of it. */
export interface LoggedEffect {
  readonly table: BusinessTable;
  readonly effect: Effect;
  /** The row before the effect. */
  readonly before: Row | undefined;
  readonly author: Author;
  readonly why?: string | undefined;
  readonly from?: string | undefined;
}

/**
 * Writes what a chunk of changes comes to: each row once, as it stands at the end, and each change in the log, in its order. References are
 * checked at the end of the transaction, as rows may come before those that they belong to.
 */
export async function writeChanges(
  writer: Writer,
  shapes: TableShapes,
  changes: readonly RowChange[],
  effects: readonly LoggedEffect[],
): Promise<void> {
  const { trx, log } = openWriter(writer);
  await sql`pragma defer_foreign_keys = on`.execute(trx);
  const inserted = new Map<BusinessTable, Row[]>();
  for (const { table, id, before, now } of changes) {
    if (before && !now)
      await trx
        .deleteFrom(table as AnyTable)
        .where('id', '=', id)
        .execute();
  }
  // What gives a business key free goes before what takes it.
  const ordered = changes.toSorted((a, b) => Number(bindsKey(a)) - Number(bindsKey(b)));
  for (const { table, id, before, now } of ordered) {
    if (before && now) {
      const columns = differingColumns(before, now);
      if (columns.length > 0)
        await trx
          .updateTable(table as AnyTable)
          .set(pickColumns(now, columns))
          .where('id', '=', id)
          .execute();
    } else if (now) {
      const rows = inserted.get(table);
      if (rows) rows.push(wholeRow(shapes, table, now));
      else inserted.set(table, [wholeRow(shapes, table, now)]);
    }
  }
  for (const [table, rows] of inserted) await insertMany(trx, table as AnyTable, rows as unknown as Schema[BusinessTable][]);
  await deriveKeys(writer, changes);
  for (const { table, effect, before, author, why, from } of effects) {
    const body = { ...bodyOf(effect, before), ...(why === undefined ? {} : { why }), ...(from === undefined ? {} : { f: from }) };
    await log.record(table, effect.id, body, author);
  }
}

/** A voucher in force, an arrival that stands. */
function bindsKey({ table, now }: RowChange): boolean {
  return now !== undefined && businessKeys(table).some(({ where }) => where?.holds(now) ?? true);
}

function wholeRow(shapes: TableShapes, table: string, row: Row): Row {
  return { ...shapes.get(table)?.empty, ...row };
}

function bodyOf(effect: Effect, before: Row | undefined): OperationBody {
  switch (effect.kind) {
    case 'insert':
      return { v: withoutNulls(effect.row) };
    case 'update':
      return { v: effect.after, b: pickColumns(before ?? {}, Object.keys(effect.after)) };
    case 'delete':
      return { d: 1, b: withoutNulls(before ?? {}) };
    case 'disclose':
      return { r: effect.columns };
  }
}

/** The keys by which people are found. */
async function deriveKeys(writer: Writer, changes: readonly RowChange[]): Promise<void> {
  const people = changes.filter(({ table }) => table === 'job_seeker');
  if (people.length === 0) return;
  const named = ({ now }: RowChange) => (now ? [now as unknown as Parameters<typeof replaceJobSeekerKeys>[1][number]] : []);
  const isRenamed = ({ before, now }: RowChange) =>
    before && now && ['name', 'document_tail', 'phone_tail'].some((column) => (before[column] ?? null) !== (now[column] ?? null));
  await replaceJobSeekerKeys(writer, people.filter(({ before }) => !before).flatMap(named), true);
  await replaceJobSeekerKeys(writer, people.filter(isRenamed).flatMap(named), false);
  await removeJobSeekerKeys(
    writer,
    people.filter(({ now }) => !now).map(({ id }) => id),
  );
}
