import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './sync-folder.ts';

/**
 * `database.json` beside the database names its key, so that a copied folder finds or asks for it, and a damaged
 * header is told from a wrong key.
 */
export function readKeyNote(folder: string): string | undefined {
  try {
    return /"keyId"\s*:\s*"([0-9a-f]{32})"/.exec(readFileSync(noteIn(folder), 'utf8'))?.[1];
  } catch {
    // Lost or unreadable: the header of the database says the same.
    return undefined;
  }
}

export function writeKeyNote(folder: string, keyId: string): void {
  mkdirSync(folder, { recursive: true });
  const part = `${noteIn(folder)}.part`;
  const descriptor = openSync(part, 'w');
  try {
    writeSync(descriptor, `${JSON.stringify({ keyId })}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(part, noteIn(folder));
  syncFolder(folder);
}

function noteIn(folder: string): string {
  return join(folder, 'database.json');
}
