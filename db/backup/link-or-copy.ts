import { closeSync, copyFileSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder, placeFile } from '#db/connection/sync-folder.ts';
import { sha256OfFile } from './manifest.ts';

/** Puts a file that nobody writes to any more under a second name, which it gets only when it is whole there. */
export function linkOrCopy(from: string, to: string): void {
  makeFolder(dirname(to));
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    if (!isLinked(from, part)) copyVerified(from, part);
    placeFile(part, to);
  } catch (failure) {
    rmSync(part, { force: true });
    throw failure;
  }
}

/** FAT and some network folders know no links, and none leads to another disk. */
function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function copyVerified(from: string, to: string): void {
  copyFileSync(from, to);
  const descriptor = openSync(to, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  if (sha256OfFile(to) !== sha256OfFile(from)) throw Object.assign(new Error(`${to} is not what was copied`), { code: 'EIO' });
}
