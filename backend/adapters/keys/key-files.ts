import { chmod, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_BYTES } from '#db/connection/database-key.ts';
import { makeFolder, placeFile } from '#db/connection/sync-folder.ts';
import type { KeyStore } from '../../ports/key-store.ts';

/** One file a key, readable by its owner alone, in a folder apart from the data: a copied data folder does not carry its key. */
export function keyFilesIn(folder: string): KeyStore {
  const fileOf = (keyId: string) => join(folder, `${keyId}.key`);
  return {
    async read(keyId) {
      const text = await readFile(fileOf(keyId), 'utf8').catch((thrown: NodeJS.ErrnoException) => {
        if (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR') return undefined;
        throw thrown;
      });
      const key = Buffer.from(text?.trim() ?? '', 'hex');
      return key.length === KEY_BYTES ? key : undefined;
    },
    async write(keyId, key) {
      makeFolder(folder, 0o700);
      const part = `${fileOf(keyId)}.part`;
      const handle = await open(part, 'w', 0o600);
      try {
        await handle.writeFile(`${Buffer.from(key).toString('hex')}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      // The mode given to open is cut by the umask and ignored for a file that was there already.
      await chmod(part, 0o600);
      // The database is encrypted before this returns to anybody: without its key it is lost.
      placeFile(part, fileOf(keyId));
    },
  };
}
