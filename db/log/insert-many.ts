import { CompiledQuery, type Transaction } from 'kysely';
import type { Schema } from '#db/schema/schema.ts';
import { inChunks } from './chunks.ts';

/** By table, columns and number of rows. Building the statement anew for hundreds of rows would cost half as much as running it. */
const statements = new Map<string, string>();

/** Adds rows, hundreds a statement. Every row has a value, or null, for every column. */
export async function insertMany<T extends keyof Schema>(trx: Transaction<Schema>, table: T, rows: readonly Schema[T][]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Schema[T])[];
  for (const chunk of inChunks(rows)) {
    const name = [table, chunk.length, ...columns].join();
    let sql = statements.get(name);
    if (sql === undefined) {
      // Kysely cannot follow a table name that is a type parameter; the types of this function stand for it.
      // biome-ignore lint/suspicious/noExplicitAny: see above
      const anyTable = table as any;
      sql = trx.insertInto(anyTable).values(chunk).compile().sql;
      statements.set(name, sql);
    }
    const cells = chunk.flatMap((row) => columns.map((column) => row[column]));
    await trx.executeQuery(CompiledQuery.raw(sql, cells));
  }
}
