import { copyFileSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DatabaseKey, keyIdOf } from '#db/connection/database-key.ts';
import { openDatabase } from '#db/connection/open-database.ts';
import { appliedMigrations, openForReading, openForWriting } from '#db/connection/sqlite-file.ts';
import { makeFolder, placeFile } from '#db/connection/sync-folder.ts';
import { enrolNode } from '#db/log/this-node.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { attachmentsBeside, bringAttachments } from './attachment-files.ts';
import { rowCounts } from './back-up.ts';
import { linkOrCopy } from './link-or-copy.ts';
import { type BackupManifest, manifestFileOf, readManifest, sha256OfFile } from './manifest.ts';

export interface RestoreBackup {
  readonly backupFile: string;
  /** The database to replace; it must be closed. */
  readonly databaseFile: string;
  readonly key: DatabaseKey | undefined;
  /** Where the attachments of the database lie; what is missing there is put back. */
  readonly attachmentFolder: string;
  /** Where the replaced database is kept; must not exist. */
  readonly keepAs: string;
  readonly at: Instant;
  /** 16 random hex digits: the restored file is a new incarnation with its own numbers in the log. */
  readonly newNodeId: string;
}

export interface RestoredBackup {
  /** undefined where there was no database to replace. */
  readonly keptAs: string | undefined;
  /** How many attachments of the restored database are neither in its folder nor with the backups. */
  readonly missingAttachments: number;
}

/** The backup cannot be used; the database is as it was. */
export interface BackupDamaged {
  readonly type: 'BackupDamaged';
  readonly detail: string;
}

export interface RestoreFailed {
  readonly type: 'RestoreFailed';
  readonly detail: string;
}

/**
 * Puts a backup in the place of the database. The replaced file is kept, damaged or not.
 *
 * Everything is made ready beside the database first; the exchange itself is one rename, so that at no moment there is
 * no database.
 */
export async function restoreBackup(request: RestoreBackup): Promise<Result<RestoredBackup, BackupDamaged | RestoreFailed>> {
  const verified = verifyBackup(request);
  if (!verified.ok) return verified;
  const part = `${request.databaseFile}.restore`;
  try {
    removeDatabase(part);
    makeFolder(dirname(request.databaseFile));
    copyFileSync(request.backupFile, part);
    const prepared = await prepareCopy(request, part);
    if (!prepared.ok) {
      removeDatabase(part);
      return prepared;
    }
    const keptAs = keepReplaced(request);
    placeFile(part, request.databaseFile);
    return ok({ keptAs, missingAttachments: prepared.value });
  } catch (thrown) {
    removeDatabase(part);
    if (thrown instanceof Error && 'code' in thrown) return err({ type: 'RestoreFailed', detail: String(thrown.code) });
    throw thrown;
  }
}

/** Reads the whole backup: hash against its manifest, key, structure. */
export function verifyBackup({ backupFile, key }: Pick<RestoreBackup, 'backupFile' | 'key'>): Result<undefined, BackupDamaged> {
  const manifest = readManifest(backupFile);
  if (manifest && (!existsSync(backupFile) || manifest.sha256 !== sha256OfFile(backupFile))) {
    return err({ type: 'BackupDamaged', detail: 'not the bytes that were written' });
  }
  const opened = openForReading(backupFile, key);
  if (!opened.ok) return err({ type: 'BackupDamaged', detail: opened.error.type });
  try {
    const verdict = opened.value.pragma('quick_check(1)', { simple: true });
    return verdict === 'ok' ? ok() : err({ type: 'BackupDamaged', detail: String(verdict) });
  } finally {
    opened.value.close();
  }
}

/**
 * Brings the copy up to this program's tables, makes it a new node and puts its attachments back; closing it leaves one file.
 *
 * @returns how many attachments are missing
 */
async function prepareCopy(request: RestoreBackup, part: string): Promise<Result<number, RestoreFailed>> {
  const opened = await openDatabase({ file: part, key: request.key, at: request.at });
  if (!opened.ok) return err({ type: 'RestoreFailed', detail: opened.error.type });
  try {
    const enrolled = await enrolNode(opened.value.kysely, { nodeId: request.newNodeId, at: request.at, label: '' });
    if (!enrolled.ok) return err({ type: 'RestoreFailed', detail: enrolled.error.type });
    return ok(bringAttachments(opened.value.raw, attachmentsBeside(request.backupFile), request.attachmentFolder).length);
  } finally {
    await opened.value.close();
  }
}

/** Leaves the replaced file under its new name too, and takes its journal away, which must not be played into the restored one. */
function keepReplaced(request: RestoreBackup): string | undefined {
  const { databaseFile, keepAs } = request;
  if (!existsSync(databaseFile)) return undefined;
  const whole = foldJournalIn(request);
  linkOrCopy(databaseFile, keepAs);
  if (existsSync(`${databaseFile}-wal`)) renameSync(`${databaseFile}-wal`, `${keepAs}-wal`);
  rmSync(`${databaseFile}-shm`, { force: true });
  if (whole) writeFileSync(manifestFileOf(keepAs), `${JSON.stringify(whole(keepAs), undefined, 2)}\n`, { flush: true });
  return keepAs;
}

/** @returns a maker of the manifest; undefined when the file is damaged, which is then kept with its journal as it is */
function foldJournalIn({ databaseFile, key, at }: RestoreBackup): ((file: string) => BackupManifest) | undefined {
  const opened = openForWriting(databaseFile, key);
  if (!opened.ok) return undefined;
  const raw = opened.value;
  try {
    raw.pragma('wal_checkpoint(TRUNCATE)');
    const described = {
      format: 1,
      kind: 'beforeRestore',
      at,
      keyId: key ? keyIdOf(key) : '',
      migration: appliedMigrations(raw).at(-1) ?? '',
      nodeId: String(raw.prepare('SELECT node_id FROM this_node').pluck().get() ?? ''),
      rows: rowCounts(raw),
    } as const;
    return (file) => ({ ...described, bytes: statSync(file).size, sha256: sha256OfFile(file) });
  } catch {
    // Damaged where opening did not look: kept as it is, without a manifest.
    return undefined;
  } finally {
    raw.close();
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}
