import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, placeFile } from './sync-folder.ts';

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
  makeFolder(folder);
  const part = `${noteIn(folder)}.part`;
  const descriptor = openSync(part, 'w');
  try {
    writeSync(descriptor, `${JSON.stringify({ keyId })}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  placeFile(part, noteIn(folder));
}

function noteIn(folder: string): string {
  return join(folder, 'database.json');
}
