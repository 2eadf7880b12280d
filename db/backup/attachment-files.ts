import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { linkOrCopy } from './link-or-copy.ts';

/** Where an attachment lies within its folder, by the SHA-256 of its plain bytes. */
export function attachmentFile(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('What names an attachment must be a hash, and no path');
  return join(folder, sha256.slice(0, 2), sha256);
}

/** The attachments of all backups of one folder. They never change, so one copy serves every backup, and none is ever thinned out. */
export function attachmentsBeside(backupFile: string): string {
  return join(dirname(backupFile), 'attachments');
}

/**
 * Puts every attachment that the database names, and that is not there yet, from one folder into the other.
 *
 * @returns the SHA-256 of those that lie in neither
 */
export function bringAttachments(database: Sqlite.Database, from: string, to: string): readonly string[] {
  const named = database.prepare('SELECT sha256 FROM attachment ORDER BY sha256').pluck().all() as readonly string[];
  const absent = named.filter((sha256) => !existsSync(attachmentFile(to, sha256)));
  const missing = absent.filter((sha256) => !existsSync(attachmentFile(from, sha256)));
  const lost = new Set(missing);
  for (const sha256 of absent) if (!lost.has(sha256)) linkOrCopy(attachmentFile(from, sha256), attachmentFile(to, sha256));
  return missing;
}
