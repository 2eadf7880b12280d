import { createHmac, randomBytes } from 'node:crypto';
import type { Brand } from '#shared/kernel/brand.ts';

/** The raw 32 bytes that encrypt a database file. Random, never a password, so no slow derivation stands before opening. */
export type DatabaseKey = Uint8Array & Brand<'DatabaseKey'>;

export const KEY_BYTES = 32;

/** @throws RangeError when there are not exactly 32 bytes */
export function databaseKey(bytes: Uint8Array): DatabaseKey {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`A database key has ${KEY_BYTES} bytes, not ${bytes.length}`);
  return Uint8Array.from(bytes) as DatabaseKey;
}

export function newDatabaseKey(): DatabaseKey {
  return databaseKey(randomBytes(KEY_BYTES));
}

/**
 * Names a key without telling it: 32 hex digits that anybody may read.
 *
 * The first 16 bytes of an encrypted file are a salt in clear. With a raw key it takes no part in the
 * encryption, so this name is put there: a file, and every backup of it, says which key opens it, and a
 * wrong key is told from a damaged file.
 */
export function keyIdOf(key: DatabaseKey): string {
  return createHmac('sha256', key).update('fairdesk database key').digest('hex').slice(0, 32);
}

/** The form in which the driver takes a raw key with its salt. */
export function driverKey(key: DatabaseKey): Buffer {
  return Buffer.from(`raw:${Buffer.from(key).toString('hex')}${keyIdOf(key)}`);
}
