import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { Kysely, type LogConfig } from 'kysely';
import { type Enrolment, enrolNode, findThisNode } from '#db/log/this-node.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { findOrganizationKey, makeOrganizationKey } from '#db/personal/organization-key.ts';
import { type PersonalData, personalData } from '#db/personal/personal-data.ts';
import type { Schema } from '#db/schema/schema.ts';
import { type Instant, instantFromMillis } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { openCheckpointer } from './checkpointer.ts';
import type { DatabaseKey } from './database-key.ts';
import { type Reader, readerOf } from './handles.ts';
import { type MigrationFailed, migrate } from './migrate.ts';
import { checkNodeVersion, type NodeTooOld } from './node-version.ts';
import { FairdeskSqliteDialect } from './sqlite-dialect.ts';
import { appliedMigrations, openForReading, openForWriting, openInMemory, type SqliteFileError } from './sqlite-file.ts';
import type { StorageError } from './storage-error.ts';

export interface OpenDatabase {
  /** Path of the file, or `:memory:`. */
  readonly file: string;
  /** undefined only for a file that is deliberately plain; ignored in memory. */
  readonly key: DatabaseKey | undefined;
  readonly readonly?: boolean;
  /** When a new file says it was set up. */
  readonly at?: Instant;
  /** Called when migrations wait on an existing file, before they run: the place for a backup. */
  readonly beforeMigrating?: () => Promise<void>;
  /** Sees every query; for the checked-in SQL and the query-plan test. */
  readonly onQuery?: LogConfig;
}

/** Milliseconds; a question from a desk takes several turns of the program until it stands in line. */
const TURN_OF_DESKS = 5;

export type OpenDatabaseError = NodeTooOld | SqliteFileError | MigrationFailed | StorageError;

/** An open database. It answers questions itself; writing goes through `runCommand`. */
export interface Database extends Reader {
  readonly file: string;
  /** This incarnation of the database in the operation log. */
  readonly nodeId: string;
  /** Deterministic names, sealed numbers. */
  readonly personal: PersonalData;
  /** For db/ alone: the whole query builder and the driver's own connection. */
  readonly kysely: Kysely<Schema>;
  readonly raw: Sqlite.Database;
  /** Between two transactions of long work: the desks get their turn, and the log is kept short. */
  readonly giveWay: () => Promise<void>;
  /** Lets SQLite refresh its statistics, then closes. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a database file, makes it when it is not there, and brings its tables up to date.
 *
 * A file that is damaged, newer than this program or under another key is left as it is, byte for byte.
 */
export async function openDatabase(options: OpenDatabase): Promise<Result<Database, OpenDatabaseError>> {
  const version = checkNodeVersion();
  if (!version.ok) return version;

  const opened = openRaw(options);
  if (!opened.ok) return opened;
  const raw = opened.value;

  const kysely = new Kysely<Schema>({ dialect: new FairdeskSqliteDialect(raw), ...(options.onQuery ? { log: options.onQuery } : {}) });
  const node = options.readonly ? ok(await findThisNode(kysely)) : await bringUpToDate(options, raw, kysely);
  if (!node.ok) {
    await kysely.destroy();
    if (raw.open) raw.close();
    return node;
  }
  const key = (await findOrganizationKey(kysely)) ?? (await makeOrganizationKey(kysely));
  return ok(databaseOf(options, raw, kysely, node.value, personalData(key)));
}

function openRaw(options: OpenDatabase): Result<Sqlite.Database, SqliteFileError> {
  if (options.file === ':memory:') return ok(openInMemory());
  return options.readonly ? openForReading(options.file, options.key) : openForWriting(options.file, options.key);
}

async function bringUpToDate(
  options: OpenDatabase,
  raw: Sqlite.Database,
  kysely: Kysely<Schema>,
): Promise<Result<string, MigrationFailed | StorageError>> {
  const applied = appliedMigrations(raw);
  if (applied.length > 0 && applied.length < Object.keys(MIGRATIONS).length) await options.beforeMigrating?.();
  const migrated = await migrate(kysely);
  if (!migrated.ok) return migrated;

  const known = await findThisNode(kysely);
  if (known !== undefined) return ok(known);
  const enrolment: Enrolment = {
    nodeId: randomBytes(8).toString('hex'),
    at: options.at ?? instantFromMillis(Date.now()),
    label: '',
  };
  const enrolled = await enrolNode(kysely, enrolment);
  return enrolled.ok ? ok(enrolment.nodeId) : err(enrolled.error);
}

function databaseOf(
  options: OpenDatabase,
  raw: Sqlite.Database,
  kysely: Kysely<Schema>,
  nodeId: string | undefined,
  personal: PersonalData,
): Database {
  const checkpointer = raw.memory || options.readonly ? undefined : openCheckpointer(options);
  if (nodeId === undefined) throw new Error(`${options.file} has no node of its own: it was never set up`);
  return {
    ...readerOf(kysely),
    file: options.file,
    nodeId,
    personal,
    kysely,
    raw,
    giveWay: async () => {
      await checkpointer?.keepUp();
      await pause(TURN_OF_DESKS);
    },
    close: async () => {
      await checkpointer?.close();
      if (!options.readonly && raw.open) raw.pragma('optimize');
      await kysely.destroy();
      // Kysely closes the driver only after a first query went through it.
      if (raw.open) raw.close();
    },
  };
}
