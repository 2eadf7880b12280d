import { type Kysely, sql, type Transaction } from 'kysely';
import type { Reader } from '#db/connection/handles.ts';
import type { StorageError } from '#db/connection/storage-error.ts';
import { inTransaction } from '#db/connection/transaction.ts';
import { deriveJobSeekerKeys } from '#db/derived/job-seeker-keys.ts';
import type { OpTable } from '#db/schema/log-tables.ts';
import type { Schema } from '#db/schema/schema.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { insertMany } from './insert-many.ts';
import { parseBody } from './operation.ts';

const PAGE = 1000;

/**
 * Plays the whole log of one database into a fresh one: all business tables come out as they were, and the log with them, and what follows
 * from them. The fresh one keeps its own node, under which it goes on, and takes over the organization's key, without which nothing that
 * is sealed could be read; open it anew afterwards.
 *
 * @returns how many operations were played
 */
export async function rebuildFromLog(from: Reader, into: Kysely<Schema>): Promise<Result<number, StorageError>> {
  const ends = await from.selectFrom('node_end').selectAll().execute();
  const endOf = new Map(ends.map(({ node, stream, seq }) => [`${node}/${stream}`, seq]));
  const isValid = ({ node, stream, seq }: OpTable) => seq <= (endOf.get(`${node}/${stream}`) ?? seq);
  return inTransaction(into, async (trx) => {
    // Rows that were merged may stand before those that they belong to.
    await sql`pragma defer_foreign_keys = on`.execute(trx);
    let played = 0;
    for (let after = ''; ; ) {
      const page = await from.selectFrom('op').selectAll().where('hlc', '>', after).orderBy('hlc').limit(PAGE).execute();
      for (const op of page) if (isValid(op)) await play(trx, op);
      await insertMany(trx, 'op', page);
      played += page.length;
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = last.hlc;
    }
    await insertMany(trx, 'vv', await from.selectFrom('vv').selectAll().execute());
    await insertMany(trx, 'node_end', ends);
    const key = await from.selectFrom('organization_key').selectAll().executeTakeFirstOrThrow();
    await trx.updateTable('organization_key').set({ key: key.key }).execute();
    await deriveJobSeekerKeys(trx);
    return ok(played);
  });
}

async function play(trx: Transaction<Schema>, op: OpTable): Promise<void> {
  // The table is known by its name in the log only.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const table = op.tbl as any;
  const body = parseBody(op.body);
  if ('r' in body) return;
  if ('d' in body) await trx.deleteFrom(table).where('id', '=', op.row).execute();
  else if (body.b) await trx.updateTable(table).set(body.v).where('id', '=', op.row).execute();
  else await trx.insertInto(table).values(body.v).execute();
}
