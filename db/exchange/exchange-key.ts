import { generateKeyPairSync } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Database } from '#db/connection/open-database.ts';
import type { SealedText } from '#shared/domain/people/sealed-text.ts';

/** What a database signs and opens packages with. */
export interface ExchangeKeys {
  /** Ed25519: SPKI and PKCS8, base64. */
  readonly signPublic: string;
  readonly signPrivate: string;
  /** age X25519. */
  readonly ageRecipient: string;
  readonly ageIdentity: string;
}

/** The keys of this database; they are made when they are first needed and never leave it. */
export async function exchangeKeys(db: Database): Promise<ExchangeKeys> {
  const known = await findExchangeKeys(db);
  if (known) return known;
  const keys = await newExchangeKeys();
  await db.kysely
    .insertInto('exchange_key')
    .values({
      one: 1,
      sign_public: keys.signPublic,
      sign_private: db.personal.seal(keys.signPrivate, 'exchangeKey'),
      age_recipient: keys.ageRecipient,
      age_identity: db.personal.seal(keys.ageIdentity, 'exchangeKey'),
    })
    .onConflict((conflict) => conflict.column('one').doNothing())
    .execute();
  return (await findExchangeKeys(db)) ?? keys;
}

async function findExchangeKeys(db: Database): Promise<ExchangeKeys | undefined> {
  const row = await db.selectFrom('exchange_key').selectAll().executeTakeFirst();
  return (
    row && {
      signPublic: row.sign_public,
      signPrivate: db.personal.open(row.sign_private as SealedText, 'exchangeKey'),
      ageRecipient: row.age_recipient,
      ageIdentity: db.personal.open(row.age_identity as SealedText, 'exchangeKey'),
    }
  );
}

async function newExchangeKeys(): Promise<ExchangeKeys> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const ageIdentity = await generateX25519Identity();
  return {
    signPublic: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    signPrivate: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    ageRecipient: await identityToRecipient(ageIdentity),
    ageIdentity,
  };
}
