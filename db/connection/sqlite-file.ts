import { accessSync, closeSync, constants, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type DatabaseKey, driverKey, keyIdOf } from './database-key.ts';
import { readKeyNote } from './key-note.ts';
import { makeFolder, placeFile } from './sync-folder.ts';

export interface DatabaseKeyWrong {
  readonly type: 'DatabaseKeyWrong';
  readonly file: string;
  /** Name of the key that opens the file, and of the one that was tried. */
  readonly neededKeyId: string;
  readonly triedKeyId: string;
}

/** The file was left as it is, byte for byte. */
export interface DatabaseFileDamaged {
  readonly type: 'DatabaseFileDamaged';
  readonly file: string;
  readonly detail: string;
}

export interface DatabaseFolderReadOnly {
  readonly type: 'DatabaseFolderReadOnly';
  readonly folder: string;
  readonly code: string;
}

export interface DatabaseFromNewerVersion {
  readonly type: 'DatabaseFromNewerVersion';
  readonly file: string;
  readonly migration: string;
}

export type SqliteFileError = DatabaseKeyWrong | DatabaseFileDamaged | DatabaseFolderReadOnly | DatabaseFromNewerVersion;

/** 'FRDK': a database of another program is not taken for ours. */
export const APPLICATION_ID = 0x4652444b;

/** The types in use are those of the plain driver, which has no encryption. */
interface EncryptedFile {
  key(key: Buffer): number;
}

/** Authenticated, and by the processor's own AES so fast that a page costs hardly more than in clear; named, so that no update changes it. */
export const CIPHER = ["cipher = 'aegis'", "algorithm = 'aegis-256'"] as const;

const PLAIN_HEADER = 'SQLite format 3\0';

/** A file up to this size is checked whole before it is opened for writing (some 50 ms); a larger one is checked off the main path. */
const CHECKED_AT_OPENING = 16 * 1024 * 1024;

/** Pragmas of every connection. FULL is set explicitly: the driver is compiled to NORMAL, which loses acknowledged work in a power cut. */
export const CONNECTION_PRAGMAS = [
  'busy_timeout = 5000',
  'synchronous = FULL',
  // 40 MB: each checkpoint waits for the disk twice more, and with the driver's 4 MB a long import would pay for one at every step.
  'wal_autocheckpoint = 10000',
  'foreign_keys = ON',
  'cache_size = -65536',
  'temp_store = MEMORY',
  'trusted_schema = OFF',
] as const;

/** Opens or makes the file for writing. An existing file is looked at read-only first, so that a damaged one is not touched. */
export function openForWriting(file: string, key: DatabaseKey | undefined): Result<Sqlite.Database, SqliteFileError> {
  const folder = checkFolder(dirname(file));
  if (!folder.ok) return folder;

  let raw: Sqlite.Database | undefined;
  try {
    if (!existsSync(file) || statSync(file).size === 0) createEmpty(file, key);
    const looked = openForReading(file, key);
    if (!looked.ok) return looked;
    looked.value.close();

    raw = connect(file, key, false);
    raw.pragma('journal_mode = WAL');
    setPragmas(raw);
    // A file that may only be read opens without complaint and fails at the first write; ask now.
    raw.exec('BEGIN IMMEDIATE; ROLLBACK');
    return ok(raw);
  } catch (thrown) {
    raw?.close();
    return openingError(thrown, file);
  }
}

/** Made under another name and renamed whole, so that a power cut at the first start does not leave half a header. */
function createEmpty(file: string, key: DatabaseKey | undefined): void {
  const part = `${file}.new`;
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${suffix}`, { force: true });
  const raw = connect(part, key, false);
  try {
    raw.pragma('synchronous = FULL');
    raw.pragma(`application_id = ${APPLICATION_ID}`);
    raw.pragma('journal_mode = WAL');
  } finally {
    raw.close();
  }
  placeFile(part, file);
}

/** Opens an existing file so that nothing can be written to it, and checks that it is ours, whole and not newer than this program. */
export function openForReading(file: string, key: DatabaseKey | undefined): Result<Sqlite.Database, SqliteFileError> {
  const header = checkHeader(file, key);
  if (!header.ok) return header;

  let raw: Sqlite.Database | undefined;
  try {
    raw = connect(file, key, true);
    setPragmas(raw);
    const checked = checkContents(raw, file);
    if (!checked.ok) raw.close();
    return checked.ok ? ok(raw) : checked;
  } catch (thrown) {
    raw?.close();
    return openingError(thrown, file);
  }
}

/**
 * A second, read-only connection to a file that this process has open, for a worker. The header is not looked at:
 * closing any other descriptor of the file would drop the locks that the first connection holds.
 *
 * @throws the driver's error, as this is done in the middle of work on a file that was good
 */
export function openAlongside(file: string, key: DatabaseKey | undefined): Sqlite.Database {
  const raw = connect(file, key, true);
  setPragmas(raw);
  return raw;
}

/**
 * Another connection to a file that this process has open, which does nothing but write the log back.
 *
 * @throws the driver's error
 */
export function openForCheckpoints(file: string, key: DatabaseKey | undefined): Sqlite.Database {
  const raw = connect(file, key, false);
  setPragmas(raw);
  return raw;
}

/** A database in memory, without a key: it never reaches a disk. */
export function openInMemory(): Sqlite.Database {
  const raw = new Sqlite(':memory:');
  setPragmas(raw);
  return raw;
}

function connect(file: string, key: DatabaseKey | undefined, readonly: boolean): Sqlite.Database {
  const raw = new Sqlite(file, { readonly, fileMustExist: readonly });
  if (key) {
    for (const pragma of CIPHER) raw.pragma(pragma);
    (raw as Sqlite.Database & EncryptedFile).key(driverKey(key));
  }
  return raw;
}

function setPragmas(raw: Sqlite.Database): void {
  for (const pragma of CONNECTION_PRAGMAS) raw.pragma(pragma);
}

export function checkFolder(folder: string): Result<undefined, DatabaseFolderReadOnly> {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return ok();
  } catch (thrown) {
    return err({ type: 'DatabaseFolderReadOnly', folder, code: errorCode(thrown) });
  }
}

/** Reads the first 16 bytes: in an encrypted file of ours they name the key. */
function checkHeader(file: string, key: DatabaseKey | undefined): Result<undefined, SqliteFileError> {
  const found = firstBytes(file);
  if (!found.ok) return found;
  const plain = found.value.toString('latin1') === PLAIN_HEADER;
  if (!key) return plain ? ok() : err({ type: 'DatabaseFileDamaged', file, detail: 'not a plain database' });
  if (plain) return err({ type: 'DatabaseFileDamaged', file, detail: 'not an encrypted database' });
  const neededKeyId = found.value.toString('hex');
  const triedKeyId = keyIdOf(key);
  if (neededKeyId === triedKeyId) return ok();
  if (readKeyNote(dirname(file)) === triedKeyId)
    return err({ type: 'DatabaseFileDamaged', file, detail: 'the header does not name its key' });
  return err({ type: 'DatabaseKeyWrong', file, neededKeyId, triedKeyId });
}

/**
 * The name of the key that an encrypted file says it needs; undefined for a file that is missing, short or plain.
 * Not for a file that this process holds open: closing any descriptor of it drops the process's locks.
 */
export function keyIdOfFile(file: string): string | undefined {
  const header = firstBytes(file);
  return header.ok && header.value.toString('latin1') !== PLAIN_HEADER ? header.value.toString('hex') : undefined;
}

function firstBytes(file: string): Result<Buffer, DatabaseFileDamaged> {
  const header = Buffer.alloc(16);
  try {
    const descriptor = openSync(file, 'r');
    try {
      if (readSync(descriptor, header, 0, 16, 0) === 16) return ok(header);
      return err({ type: 'DatabaseFileDamaged', file, detail: 'shorter than a header' });
    } finally {
      closeSync(descriptor);
    }
  } catch (thrown) {
    return err({ type: 'DatabaseFileDamaged', file, detail: errorCode(thrown) });
  }
}

function checkContents(raw: Sqlite.Database, file: string): Result<undefined, SqliteFileError> {
  const applicationId = raw.pragma('application_id', { simple: true });
  if (applicationId !== APPLICATION_ID) return err({ type: 'DatabaseFileDamaged', file, detail: 'a database of another program' });

  if (statSync(file).size <= CHECKED_AT_OPENING) {
    const verdict = raw.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') return err({ type: 'DatabaseFileDamaged', file, detail: String(verdict) });
  }

  const unknown = appliedMigrations(raw).find((name) => !Object.hasOwn(MIGRATIONS, name));
  return unknown === undefined ? ok() : err({ type: 'DatabaseFromNewerVersion', file, migration: unknown });
}

export function appliedMigrations(raw: Sqlite.Database): readonly string[] {
  const table = raw.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'kysely_migration'`).get();
  return table ? (raw.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all() as string[]) : [];
}

function openingError(thrown: unknown, file: string): Result<never, SqliteFileError> {
  if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
  const { code, message } = thrown;
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_IOERR_SHORT_READ') {
    return err({ type: 'DatabaseFileDamaged', file, detail: message });
  }
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'SQLITE_FULL' ||
    code.startsWith('SQLITE_IOERR')
  ) {
    return err({ type: 'DatabaseFolderReadOnly', folder: dirname(file), code });
  }
  throw thrown;
}

function errorCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'UNKNOWN';
}
