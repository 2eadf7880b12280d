import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { checkNodeVersion, type NodeTooOld } from './node-version.ts';
import { checkFolder, type DatabaseFolderReadOnly } from './sqlite-file.ts';

export interface DataFolderInUse {
  readonly type: 'DataFolderInUse';
  /** Process that works on the folder. */
  readonly pid: number;
}

export interface DataFolderLock {
  /** Gives the folder free; a second call does nothing. */
  readonly release: () => void;
}

/**
 * Takes a data folder for this process; a second instance learns who has it.
 *
 * The lock is a write lock of the operating system on `in-use.lock`, a tiny database that holds nothing but the
 * process id. The system drops it with the process, however that ends, so there is no stale lock to detect.
 */
export function lockDataFolder(folder: string): Result<DataFolderLock, DataFolderInUse | DatabaseFolderReadOnly | NodeTooOld> {
  const version = checkNodeVersion();
  if (!version.ok) return version;
  const usable = checkFolder(folder);
  if (!usable.ok) return usable;

  let lock: Sqlite.Database | undefined;
  try {
    lock = new Sqlite(join(folder, 'in-use.lock'), { timeout: 0 });
    // In this mode a reserved lock lets others read, so that they can name the holder.
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN IMMEDIATE');
    lock.pragma(`user_version = ${process.pid}`);
    lock.exec('COMMIT; BEGIN IMMEDIATE');
    const held = lock;
    return ok({ release: () => held.close() });
  } catch (thrown) {
    const refusal = refusalOf(thrown, lock, folder);
    lock?.close();
    if (!refusal) throw thrown;
    return err(refusal);
  }
}

function refusalOf(
  thrown: unknown,
  lock: Sqlite.Database | undefined,
  folder: string,
): DataFolderInUse | DatabaseFolderReadOnly | undefined {
  if (!(thrown instanceof Sqlite.SqliteError)) return undefined;
  if (thrown.code.startsWith('SQLITE_BUSY')) return { type: 'DataFolderInUse', pid: holderOf(lock) };
  return { type: 'DatabaseFolderReadOnly', folder, code: thrown.code };
}

/** 0 in the instant in which the holder is just writing its number. */
function holderOf(lock: Sqlite.Database | undefined): number {
  try {
    return Number(lock?.pragma('user_version', { simple: true }) ?? 0);
  } catch {
    return 0;
  }
}
