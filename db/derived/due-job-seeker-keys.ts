import type { Kysely, Transaction } from 'kysely';
import type { Database } from '#db/connection/open-database.ts';
import type { StorageError } from '#db/connection/storage-error.ts';
import { inTransaction } from '#db/connection/transaction.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertMany } from '#db/log/insert-many.ts';
import type { Schema } from '#db/schema/schema.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { insertKeyLists, type Keyed, keyed, keyRowsOf, removeKeys, selectNamed } from './job-seeker-keys.ts';

/** People whose keys are put in order together. */
const DUE_AT_ONCE = 10_000;
/** Few enough that a check-in in between does not wait long. */
const KEYS_A_TRANSACTION = 3000;
const LISTS_A_TRANSACTION = 2000;
const PEOPLE_A_TRANSACTION = 500;

const making = new WeakMap<Kysely<Schema>, Promise<unknown>>();

/**
 * Makes the keys that are due, in the order of their tables, in transactions between which a desk gets its turn.
 *
 * @param stop leaves the rest due, for the next start
 */
export function makeDueJobSeekerKeys(db: Database, stop?: AbortSignal): Promise<Result<undefined, StorageError>> {
  const made = (making.get(db.kysely) ?? Promise.resolve()).then(() => makeAll(db, stop));
  making.set(
    db.kysely,
    made.catch(() => undefined),
  );
  return made;
}

async function makeAll(db: Database, stop: AbortSignal | undefined): Promise<Result<undefined, StorageError>> {
  const { kysely } = db;
  let newest = 0;
  for (;;) {
    const due = await kysely.selectFrom('job_seeker_key_due').selectAll().orderBy('id').limit(DUE_AT_ONCE).execute();
    const last = due.at(-1);
    if (!last) return ok();
    if (last.id > newest) newest = await findNewestDue(kysely);
    const ids = [...new Set(due.map(({ job_seeker_id }) => job_seeker_id))].sort();
    for (const part of [...(await partsOf(db, ids)), forget(last.id)]) {
      if (stop?.aborted) return ok();
      const done = await inTransaction(kysely, async (trx) => {
        // Whoever was renamed meanwhile has keys of the new name already; his turn comes again.
        const again = await trx.selectFrom('job_seeker_key_due').select('job_seeker_id').where('id', '>', newest).execute();
        await part(trx, new Set(again.map(({ job_seeker_id }) => job_seeker_id)));
        return ok();
      });
      if (!done.ok) return done;
      await db.giveWay();
    }
  }
}

async function findNewestDue(kysely: Kysely<Schema>): Promise<number> {
  const newest = await kysely.selectFrom('job_seeker_key_due').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return newest?.id ?? 0;
}

/** One transaction of the work, which leaves the people out whose turn comes again. */
type Part = (trx: Transaction<Schema>, without: ReadonlySet<string>) => Promise<void>;

/** Those up to this one are made. */
function forget(last: number): Part {
  return async (trx) => {
    await trx.deleteFrom('job_seeker_key_due').where('id', '<=', last).execute();
  };
}

/** The lists stand before the keys, so that keys that were cut off can be found and taken away. */
async function partsOf(db: Database, ids: readonly string[]): Promise<readonly Part[]> {
  const people: Keyed[] = [];
  const known: string[] = [];
  for (const slice of slicesOf(ids, LISTS_A_TRANSACTION)) {
    for (const chunk of inChunks(slice)) {
      people.push(...(await selectNamed(db.kysely).where('id', 'in', chunk).execute()).map(keyed));
      const lists = await db.selectFrom('job_seeker_key_list').select('job_seeker_id').where('job_seeker_id', 'in', chunk).execute();
      known.push(...lists.map(({ job_seeker_id }) => job_seeker_id));
    }
    await db.giveWay();
  }
  return [
    ...slicesOf(known, PEOPLE_A_TRANSACTION).map(
      (slice): Part =>
        (trx, without) =>
          removeKeys(
            trx,
            slice.filter((id) => !without.has(id)),
          ),
    ),
    ...slicesOf(people, LISTS_A_TRANSACTION).map(
      (slice): Part =>
        (trx, without) =>
          insertKeyLists(
            trx,
            slice.filter(({ id }) => !without.has(id)),
          ),
    ),
    ...slicesOf(keyRowsOf(people), KEYS_A_TRANSACTION).map(
      (slice): Part =>
        (trx, without) =>
          insertMany(
            trx,
            'job_seeker_key',
            slice.filter(({ job_seeker_id }) => !without.has(job_seeker_id)),
          ),
    ),
  ];
}

function slicesOf<T>(rows: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
