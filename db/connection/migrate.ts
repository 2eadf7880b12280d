import type { Kysely } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import type { Schema } from '#db/schema/schema.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type StorageError, storageErrorFrom } from './storage-error.ts';

/** The tables could not be brought up to date; they are as they were before. */
export interface MigrationFailed {
  readonly type: 'MigrationFailed';
  readonly migration: string | undefined;
  readonly detail: string;
}

/** Runs the migrations that wait, all in one transaction. */
export async function migrate(
  kysely: Kysely<Schema>,
  migrations: typeof MIGRATIONS = MIGRATIONS,
): Promise<Result<undefined, MigrationFailed | StorageError>> {
  const provider: MigrationProvider = { getMigrations: async () => migrations };
  const outcome = await new Migrator({ db: kysely, provider }).migrateToLatest();
  if (outcome.error === undefined) return ok();
  const storage = storageErrorFrom(outcome.error);
  if (storage) return err(storage);
  const failed = outcome.results?.find((result) => result.status === 'Error');
  return err({
    type: 'MigrationFailed',
    migration: failed?.migrationName,
    detail: outcome.error instanceof Error ? outcome.error.message : String(outcome.error),
  });
}
