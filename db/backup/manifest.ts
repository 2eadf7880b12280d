import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** daily: made by itself. manual: asked for. beforeRestore: the database that a restore replaced. */
export const BACKUP_KINDS = ['daily', 'manual', 'beforeRestore'] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

/** What a backup holds, written beside it once it was checked. */
export interface BackupManifest {
  readonly format: 1;
  readonly kind: BackupKind;
  /** UTC instant. */
  readonly at: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Name of the key that opens it; empty for a plain file. */
  readonly keyId: string;
  /** Newest migration in it. */
  readonly migration: string;
  readonly nodeId: string;
  readonly rows: Readonly<Record<string, number>>;
  /** Attachments that the database names and that were nowhere any more. Older manifests do not tell. */
  readonly missingAttachments?: number;
}

export function manifestFileOf(backupFile: string): string {
  return `${backupFile}.json`;
}

/** @returns undefined when there is none or it is not one */
export function readManifest(backupFile: string): BackupManifest | undefined {
  try {
    const manifest = JSON.parse(readFileSync(manifestFileOf(backupFile), 'utf8')) as Partial<BackupManifest>;
    const whole =
      manifest.format === 1 &&
      typeof manifest.sha256 === 'string' &&
      typeof manifest.bytes === 'number' &&
      typeof manifest.at === 'string' &&
      BACKUP_KINDS.some((kind) => kind === manifest.kind);
    return whole ? (manifest as BackupManifest) : undefined;
  } catch {
    // Missing or cut off: the backup counts as not verified.
    return undefined;
  }
}

/** Not for a file that this process has open as a database. */
export function sha256OfFile(file: string): string {
  const digest = createHash('sha256');
  const buffer = Buffer.alloc(1024 * 1024);
  const descriptor = openSync(file, 'r');
  try {
    for (;;) {
      const read = readSync(descriptor, buffer, 0, buffer.length, null);
      if (read === 0) return digest.digest('hex');
      digest.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
}
