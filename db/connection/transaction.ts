import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '#db/schema/schema.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import { type StorageError, storageErrorFrom } from './storage-error.ts';

/** Carries an error result out through Kysely, which rolls back on a throw only. */
class RolledBack<E> extends Error {
  readonly error: E;

  constructor(error: E) {
    super('rolled back');
    this.error = error;
  }
}

/**
 * One transaction, begun as writer. It is rolled back on an error result as well as on a throw; a full or
 * failing disk comes back as an error, a bug is thrown on.
 */
export async function inTransaction<T, E>(
  kysely: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<Result<T, E>>,
): Promise<Result<T, E | StorageError>> {
  try {
    return await kysely.transaction().execute(async (trx) => {
      const outcome = await work(trx);
      if (!outcome.ok) throw new RolledBack(outcome.error);
      return outcome;
    });
  } catch (thrown) {
    if (thrown instanceof RolledBack) return err(thrown.error as E);
    const storage = storageErrorFrom(thrown);
    if (storage) return err(storage);
    throw thrown;
  }
}
