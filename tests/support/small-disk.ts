import { execFileSync } from 'node:child_process';
import { temporaryFolder } from './database.ts';

/** A file system of its own size, mounted in memory; unmounted at the end of the `using` block. */
export function smallDisk(
  size: string,
): { readonly path: string; readonly in: (name: string) => string; readonly makeReadOnly: () => void } & Disposable {
  const folder = temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', folder.path], { stdio: 'ignore' });
  return {
    path: folder.path,
    in: folder.in,
    makeReadOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder.path]),
    [Symbol.dispose]: () => {
      execFileSync('umount', [folder.path]);
      folder[Symbol.dispose]();
    },
  };
}

/** Mounting needs Linux and root, and not every container allows it to root. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    smallDisk('64k')[Symbol.dispose]();
    return true;
  } catch {
    return false;
  }
}
