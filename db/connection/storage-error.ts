import Sqlite from 'better-sqlite3';

/**
 * What can go wrong with the disk under a running database. None of it is a bug, and nothing of the
 * transaction that met it was kept.
 */
export type StorageError =
  | { readonly type: 'DiskFull' }
  | { readonly type: 'DatabaseReadOnly' }
  | { readonly type: 'DatabaseBusy' }
  | { readonly type: 'DatabaseDamaged'; readonly detail: string }
  | { readonly type: 'DiskFailing'; readonly detail: string };

/** @returns undefined when the thrown value is no storage error, that is, a bug to be thrown on */
export function storageErrorFrom(thrown: unknown): StorageError | undefined {
  if (!(thrown instanceof Sqlite.SqliteError)) return undefined;
  const { code, message } = thrown;
  // A WAL on a full disk cannot grow its shared-memory file: the same cause under another code.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return { type: 'DiskFull' };
  if (code.startsWith('SQLITE_READONLY')) return { type: 'DatabaseReadOnly' };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { type: 'DatabaseBusy' };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return { type: 'DatabaseDamaged', detail: message };
  if (code.startsWith('SQLITE_IOERR')) return { type: 'DiskFailing', detail: code };
  return undefined;
}
