import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { type DatabaseKey, keyIdOf } from '#db/connection/database-key.ts';
import { appliedMigrations, openAlongside, openForReading } from '#db/connection/sqlite-file.ts';
import { storageErrorFrom } from '#db/connection/storage-error.ts';
import { makeFolder, placeFile } from '#db/connection/sync-folder.ts';
import { BUSINESS_TABLES } from '#db/log/streams.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { attachmentsBeside, bringAttachments } from './attachment-files.ts';
import { type BackupKind, type BackupManifest, manifestFileOf, sha256OfFile } from './manifest.ts';

export interface BackUp {
  readonly databaseFile: string;
  readonly key: DatabaseKey | undefined;
  /** Where the attachments of the open database lie. */
  readonly attachmentFolder: string;
  /** Where the finished backup shall lie; must not exist. */
  readonly to: string;
  readonly kind: BackupKind;
  /** UTC instant. */
  readonly at: string;
}

/** No backup was made, and nothing was left behind. */
export interface BackupFailed {
  readonly type: 'BackupFailed';
  readonly reason: 'diskFull' | 'folder' | 'sourceDamaged' | 'copyDamaged' | 'disk';
  readonly detail: string;
}

/**
 * Copies the open database into a file of its own and checks the copy before it gets its name; the attachments that it names are laid
 * beside it first.
 *
 * It blocks its thread, some 3 s a gigabyte, and writers on other threads go on meanwhile; call it in a worker. The
 * driver's own backup() starts again whenever somebody writes and never ends at a busy desk.
 */
export function backUp(request: BackUp): Result<BackupManifest, BackupFailed> {
  const part = `${request.to}.part`;
  try {
    if (existsSync(request.to)) return failed('folder', 'there is a file of this name');
    makeFolder(dirname(request.to));
    rmSync(part, { force: true });
    copyInto(request, part);
    const checked = checkCopy(request, part);
    if (!checked.ok) {
      rmSync(part, { force: true });
      return checked;
    }
    sync(part);
    writeFileSync(manifestFileOf(request.to), `${JSON.stringify(checked.value, undefined, 2)}\n`, { flush: true });
    placeFile(part, request.to);
    return checked;
  } catch (thrown) {
    rmSync(part, { force: true });
    return failureOf(thrown);
  }
}

function copyInto(request: BackUp, part: string): void {
  const source = openAlongside(request.databaseFile, request.key);
  try {
    source.prepare('VACUUM INTO ?').run(part);
  } finally {
    source.close();
  }
}

function checkCopy(request: BackUp, part: string): Result<BackupManifest, BackupFailed> {
  const opened = openForReading(part, request.key);
  if (!opened.ok) return failed('copyDamaged', opened.error.type);
  const copy = opened.value;
  try {
    const verdict = copy.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') return failed('copyDamaged', String(verdict));
    return ok({
      format: 1,
      kind: request.kind,
      at: request.at,
      bytes: statSync(part).size,
      sha256: sha256OfFile(part),
      keyId: request.key ? keyIdOf(request.key) : '',
      migration: appliedMigrations(copy).at(-1) ?? '',
      nodeId: String(copy.prepare('SELECT node_id FROM this_node').pluck().get() ?? ''),
      rows: rowCounts(copy),
      missingAttachments: bringAttachments(copy, request.attachmentFolder, attachmentsBeside(request.to)).length,
    });
  } finally {
    copy.close();
  }
}

export function rowCounts(raw: Sqlite.Database): Readonly<Record<string, number>> {
  const counted = [...BUSINESS_TABLES, 'op'].map((table) => [table, Number(raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get())]);
  return Object.fromEntries(counted) as Readonly<Record<string, number>>;
}

/** VACUUM INTO leaves the copy in the system's cache. */
function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function failed(reason: BackupFailed['reason'], detail: string): Result<never, BackupFailed> {
  return err({ type: 'BackupFailed', reason, detail });
}

function failureOf(thrown: unknown): Result<never, BackupFailed> {
  const storage = storageErrorFrom(thrown);
  if (storage?.type === 'DiskFull') return failed('diskFull', '');
  if (storage?.type === 'DatabaseDamaged') return failed('sourceDamaged', storage.detail);
  if (storage) return failed('disk', storage.type);
  if (!(thrown instanceof Error) || !('code' in thrown)) throw thrown;
  const code = String(thrown.code);
  if (code === 'ENOSPC') return failed('diskFull', '');
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('E')) return failed('folder', code);
  throw thrown;
}
