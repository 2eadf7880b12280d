import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { attachmentFile } from '#db/backup/attachment-files.ts';
import { makeFolder, placeFile } from '#db/connection/sync-folder.ts';
import type { AttachmentStore } from '../../ports/attachment-store.ts';

const MAGIC = Buffer.from('FDA1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Attachments lie beside the database, each encrypted with AES-256-GCM under a key derived from the database's:
 * scans show names and accounts, and a lost laptop must not. The name is the SHA-256 of the plain bytes.
 */
export function encryptedAttachmentStore(folder: string, databaseKey: Uint8Array): AttachmentStore {
  const key = attachmentKey(databaseKey);
  const fileOf = (sha256: string) => attachmentFile(folder, sha256);
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = fileOf(sha256);
      if (await exists(file)) return sha256;
      makeFolder(dirname(file));
      const part = `${file}.${randomUUID()}.part`;
      try {
        await writeAndSync(part, seal(bytes, key));
        placeFile(part, file);
      } catch (failure) {
        await rm(part, { force: true });
        throw failure;
      }
      return sha256;
    },
    async get(sha256) {
      const sealed = await readFile(fileOf(sha256)).catch(() => undefined);
      const bytes = sealed && unseal(sealed, key);
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) return undefined;
      return bytes;
    },
    remove: (sha256) => rm(fileOf(sha256), { force: true }),
  };
}

function attachmentKey(databaseKey: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', databaseKey, new Uint8Array(), 'fairdesk attachments v1', 32)));
}

function seal(bytes: Uint8Array, key: KeyObject): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([MAGIC, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function unseal(sealed: Buffer, key: KeyObject): Buffer | undefined {
  const body = MAGIC.length + NONCE_BYTES;
  if (sealed.length < body + TAG_BYTES || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(MAGIC.length, body));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(body, -TAG_BYTES)), decipher.final()]);
  } catch {
    // A flipped bit or another key: the caller is told that the original is not what was stored.
    return undefined;
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function writeAndSync(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
