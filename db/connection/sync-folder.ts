import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes a rename last through a power cut. Windows knows no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
