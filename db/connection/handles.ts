import type { Kysely, Transaction } from 'kysely';
import type { LogCursor } from '#db/log/log-cursor.ts';
import type { Schema } from '#db/schema/schema.ts';

/**
 * The right to ask. A whole database and a transaction are both readers, so a repository's question
 * works before, inside and after a command.
 */
export type Reader = Pick<Kysely<Schema>, 'selectFrom' | 'with'>;

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
  return { selectFrom: kysely.selectFrom.bind(kysely), with: kysely.with.bind(kysely) } as Reader;
}

export function writerOf(trx: Transaction<Schema>, log: LogCursor): Writer {
  return { ...readerOf(trx), [tracked]: { trx, log } };
}

/** For the tracked writes of `db/log` and the derived tables of `db/derived` alone. */
export function openWriter(writer: Writer): { readonly trx: Transaction<Schema>; readonly log: LogCursor } {
  return writer[tracked];
}
