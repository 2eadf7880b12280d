import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#shared/kernel/instant.ts';
import { BACKUP_KINDS, type BackupKind, manifestFileOf, readManifest } from './manifest.ts';

export interface StoredBackup {
  readonly fileName: string;
  readonly at: Instant;
  readonly bytes: number;
  readonly kind: BackupKind;
  /** Its manifest is there and of its size; the bytes are compared when it is restored. */
  readonly verified: boolean;
  /** Attachments that could not be backed up with it, for they were lost already. */
  readonly missingAttachments: number;
}

/** `fairdesk-20260305T010203Z-daily.db`: sorts by time, names no person and no place. */
export function backupFileName(kind: BackupKind, at: Instant): string {
  return `fairdesk-${at.slice(0, 19).replace(/[-:]/g, '')}Z-${kind}.db`;
}

const NAME = new RegExp(`^fairdesk-(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})Z-(${BACKUP_KINDS.join('|')})\\.db$`);

/** Latest first. Files of other names are left out; a folder that is not there holds none. */
export function listBackups(folder: string): readonly StoredBackup[] {
  return fileNamesIn(folder)
    .flatMap((fileName) => {
      const match = NAME.exec(fileName);
      if (!match) return [];
      const [, year, month, day, hour, minute, second, kind] = match;
      const file = join(folder, fileName);
      const bytes = statSync(file).size;
      const manifest = readManifest(file);
      return {
        fileName,
        at: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z` as Instant,
        bytes,
        kind: kind as BackupKind,
        verified: manifest?.bytes === bytes,
        missingAttachments: manifest?.missingAttachments ?? 0,
      };
    })
    .sort((a, b) => (a.fileName < b.fileName ? 1 : -1));
}

/** Deletes a backup with its manifest. Attachments stay: other backups need them. */
export function deleteBackup(folder: string, fileName: string): void {
  const file = join(folder, fileName);
  rmSync(manifestFileOf(file), { force: true });
  for (const suffix of ['', '-wal']) rmSync(`${file}${suffix}`, { force: true });
}

function fileNamesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')) return [];
    throw thrown;
  }
}
