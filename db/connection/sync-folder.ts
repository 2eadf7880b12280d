import { closeSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes names in a folder last through a power cut. Windows knows no such call and needs none; nor do some sticks and network folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== 'EINVAL' && code !== 'ENOTSUP') throw thrown;
  } finally {
    closeSync(descriptor);
  }
}

/** Gives a file, synced before, its final name, so that it bears it after a power cut. */
export function placeFile(part: string, file: string): void {
  renameSync(part, file);
  syncFolder(dirname(file));
}

/** Makes a folder with those above it, so that what is placed in it is not lost with them. */
export function makeFolder(folder: string, mode?: number): void {
  const first = mkdirSync(folder, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  if (first === undefined) return;
  for (let made = resolve(folder); made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}
