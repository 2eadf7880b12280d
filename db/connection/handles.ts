import type { CompiledQuery, Kysely, Transaction } from 'kysely';
import type { LogCursor } from '#db/log/log-cursor.ts';
import type { Schema } from '#db/schema/schema.ts';

/**
 * The right to ask. A whole database and a transaction are both readers, so a repository's question
 * works before, inside and after a command.
 */
export type Reader = Pick<Kysely<Schema>, 'selectFrom' | 'with'>;

const executor: unique symbol = Symbol('executor');

const tracked: unique symbol = Symbol('tracked');

/**
 * The right to write, and only inside a command: `runCommand` alone hands one out, so that no business row
 * changes without its operation in the log. Inside the command use this handle for reading too; the
 * database's own handle would wait for the command to end.
 */
export interface Writer extends Reader {
  readonly [tracked]: { readonly trx: Transaction<Schema>; readonly log: LogCursor };
}

export function readerOf(kysely: Kysely<Schema>): Reader {
  return { selectFrom: kysely.selectFrom.bind(kysely), with: kysely.with.bind(kysely), [executor]: kysely } as Reader;
}

/** For `preparedQuestion` alone: asks what was built before. */
export async function ask<Row>(db: Reader, question: CompiledQuery<Row>): Promise<readonly Row[]> {
  const { [executor]: kysely } = db as Reader & { readonly [executor]: Kysely<Schema> };
  return (await kysely.executeQuery(question)).rows;
}

export function writerOf(trx: Transaction<Schema>, log: LogCursor): Writer {
  return { ...readerOf(trx), [tracked]: { trx, log } };
}

/** For the tracked writes of `db/log` and the derived tables of `db/derived` alone. */
export function openWriter(writer: Writer): { readonly trx: Transaction<Schema>; readonly log: LogCursor } {
  return writer[tracked];
}
