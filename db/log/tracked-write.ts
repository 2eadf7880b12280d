import type { Transaction } from 'kysely';
import { openWriter, type Writer } from '#db/connection/handles.ts';
import type { BusinessSchema, BusinessTable, Schema } from '#db/schema/schema.ts';
import { inChunks } from './chunks.ts';
import { insertMany } from './insert-many.ts';
import type { LogCursor } from './log-cursor.ts';
import { type Cell, withoutNulls } from './operation.ts';

type Row = Readonly<Record<string, Cell>>;

/** Kysely cannot follow a table name that is a type parameter; the four functions below check it at their own border. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyTable = any;

/** Adds a row and its operation. */
export async function insertRow<T extends BusinessTable>(writer: Writer, table: T, row: BusinessSchema[T]): Promise<void> {
  await insertRows(writer, table, [row]);
}

/** Adds rows and their operations, hundreds a statement. */
export async function insertRows<T extends BusinessTable>(writer: Writer, table: T, rows: readonly BusinessSchema[T][]): Promise<void> {
  const { trx, log } = openWriter(writer);
  await insertMany(trx, table, rows as readonly Schema[T][]);
  for (const row of rows) await log.record(table, row.id, { v: withoutNulls(row as unknown as Row) });
}

/**
 * Changes columns of one row. Columns that already hold the value are left out, and when all do nothing is written.
 *
 * @returns whether the row was there
 */
export async function updateRow<T extends BusinessTable>(
  writer: Writer,
  table: T,
  id: string,
  changes: Partial<Omit<BusinessSchema[T], 'id'>>,
  why?: string,
): Promise<boolean> {
  return (await updateRows(writer, table, [id], changes, why)) === 1;
}

/**
 * Makes the same changes to several rows.
 *
 * @returns how many of the rows were there
 */
export async function updateRows<T extends BusinessTable>(
  writer: Writer,
  table: T,
  ids: readonly string[],
  changes: Partial<Omit<BusinessSchema[T], 'id'>>,
  why?: string,
): Promise<number> {
  const { trx, log } = openWriter(writer);
  let found = 0;
  for (const chunk of inChunks(ids)) {
    const rows = await rowsById(trx, table, chunk);
    found += rows.length;
    for (const row of rows) await updateOne({ trx, log, table, why }, row, changes as Row);
  }
  return found;
}

interface Update {
  readonly trx: Transaction<Schema>;
  readonly log: LogCursor;
  readonly table: BusinessTable;
  readonly why: string | undefined;
}

async function updateOne({ trx, log, table, why }: Update, row: Row, changes: Row): Promise<void> {
  const columns = Object.keys(changes).filter((column) => changes[column] !== undefined && changes[column] !== row[column]);
  if (columns.length === 0) return;
  const after = pick(changes, columns);
  await trx
    .updateTable(table as AnyTable)
    .set(after)
    .where('id', '=', row.id)
    .execute();
  await log.record(table, String(row.id), { v: after, b: pick(row, columns), ...reason(why) });
}

/**
 * Deletes rows; their operations keep them whole.
 *
 * @returns how many of the rows were there
 */
export async function deleteRows(writer: Writer, table: BusinessTable, ids: readonly string[], why?: string): Promise<number> {
  const { trx, log } = openWriter(writer);
  let found = 0;
  for (const chunk of inChunks(ids)) {
    const rows = await rowsById(trx, table, chunk);
    found += rows.length;
    await trx
      .deleteFrom(table as AnyTable)
      .where('id', 'in', chunk)
      .execute();
    for (const row of rows) await log.record(table, String(row.id), { d: 1, b: withoutNulls(row), ...reason(why) });
  }
  return found;
}

/** Notes that sealed columns of the row were shown in clear, and why. No row changes. */
export async function recordDisclosure<T extends BusinessTable>(
  writer: Writer,
  table: T,
  id: string,
  columns: readonly (keyof BusinessSchema[T] & string)[],
  why: string,
): Promise<void> {
  const { log } = openWriter(writer);
  await log.record(table, id, { r: columns, why });
}

/** Adds the row, or changes the one that has its id. */
export async function saveRow<T extends BusinessTable>(writer: Writer, table: T, row: BusinessSchema[T]): Promise<void> {
  const { id, ...changes } = row;
  const changed = await updateRow(writer, table, id, changes as Partial<Omit<BusinessSchema[T], 'id'>>);
  if (!changed) await insertRow(writer, table, row);
}

async function rowsById(trx: Transaction<Schema>, table: BusinessTable, ids: readonly string[]): Promise<readonly Row[]> {
  return (await trx
    .selectFrom(table as AnyTable)
    .selectAll()
    .where('id', 'in', ids)
    .execute()) as Row[];
}

function reason(why: string | undefined): { readonly why?: string } {
  return why === undefined ? {} : { why };
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}
