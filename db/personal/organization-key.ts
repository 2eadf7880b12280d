import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema/schema.ts';
import type { Brand } from '#shared/kernel/brand.ts';

/**
 * The 32 bytes that a center and its stations share. They lie inside the encrypted file, so whoever holds the recovery code of the file
 * holds them too; they stand in no log and travel only in a station's start file.
 */
export type OrganizationKey = Uint8Array & Brand<'OrganizationKey'>;

const KEY_BYTES = 32;

export async function findOrganizationKey(kysely: Kysely<Schema>): Promise<OrganizationKey | undefined> {
  const row = await kysely.selectFrom('organization_key').select('key').executeTakeFirst();
  return row && (Uint8Array.from(Buffer.from(row.key, 'hex')) as OrganizationKey);
}

/** Makes one for a database that has none; nothing in it can have been named or sealed before. */
export async function makeOrganizationKey(kysely: Kysely<Schema>): Promise<OrganizationKey> {
  const key = randomBytes(KEY_BYTES);
  await kysely
    .insertInto('organization_key')
    .values({ one: 1, key: key.toString('hex') })
    .execute();
  return Uint8Array.from(key) as OrganizationKey;
}
