import type { Kysely, Transaction } from 'kysely';
import { openWriter, type Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertMany } from '#db/log/insert-many.ts';
import type { JobSeekerKeyTable } from '#db/schema/people-tables.ts';
import type { Schema } from '#db/schema/schema.ts';
import { nameKeys } from '#shared/domain/people/name-keys.ts';

/** What the keys are made from. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly document_tail: string | null;
  readonly phone_tail: string | null;
}

/** So many at once come from a list or a package, and their keys are made when all of them are in. */
const MANY = 20;

/**
 * Makes the keys of people anew after they were added or changed. A name has a handful of keys, so all are replaced.
 *
 * Of many people they are only noted as due: keys lie all over a large table, and to write its pages again for every few people would cost
 * more than all the rest of an import. Whoever brings many calls `makeDueJobSeekerKeys` at the end.
 */
export async function replaceJobSeekerKeys(writer: Writer, people: readonly Named[], isNew: boolean): Promise<void> {
  const { trx } = openWriter(writer);
  const ids = people.map((person) => person.id);
  if (people.length > MANY) return noteDue(trx, ids);
  if (!isNew) await removeJobSeekerKeys(writer, ids);
  await insertKeys(trx, people.map(keyed));
}

export async function removeJobSeekerKeys(writer: Writer, ids: readonly string[]): Promise<void> {
  const { trx } = openWriter(writer);
  await removeKeys(trx, ids);
  // Keys of the name of before may just be on their way.
  if (await trx.selectFrom('job_seeker_key_due').select('id').limit(1).executeTakeFirst()) await noteDue(trx, ids);
}

async function noteDue(trx: Transaction<Schema>, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids))
    await trx
      .insertInto('job_seeker_key_due')
      .values(chunk.map((job_seeker_id) => ({ job_seeker_id })))
      .execute();
}

const PAGE = 5000;

/** Makes all keys anew: after a rebuild from the log, or when the way they are made has changed. */
export async function deriveJobSeekerKeys(trx: Transaction<Schema>): Promise<void> {
  for (const table of ['job_seeker_key', 'job_seeker_key_list', 'job_seeker_key_due'] as const) await trx.deleteFrom(table).execute();
  for (let after = ''; ; ) {
    const page = await selectNamed(trx).where('id', '>', after).orderBy('id').limit(PAGE).execute();
    await insertKeys(trx, page.map(keyed));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

/** A person by what he is found by. */
export interface Keyed {
  readonly id: string;
  readonly keys: readonly string[];
}

export function selectNamed(kysely: Kysely<Schema>) {
  return kysely.selectFrom('job_seeker').select(['id', 'name', 'document_tail', 'phone_tail']);
}

/** Names never begin with a digit, so the tails of numbers stand among the keys of the name. */
export function keyed({ id, name, document_tail, phone_tail }: Named): Keyed {
  const tails = [document_tail, phone_tail].filter((tail) => tail !== null).map((tail) => tail.toLowerCase());
  return { id, keys: [...new Set([...nameKeys(name), ...tails])] };
}

/** Stands before each key of a list, and in no key. */
export const KEY_START = '\n';

async function insertKeys(trx: Transaction<Schema>, people: readonly Keyed[]): Promise<void> {
  await insertKeyLists(trx, people);
  await insertMany(trx, 'job_seeker_key', keyRowsOf(people));
}

export async function insertKeyLists(trx: Transaction<Schema>, people: readonly Keyed[]): Promise<void> {
  const lists = people.map(({ id, keys }) => ({ job_seeker_id: id, keys: keys.map((key) => KEY_START + key).join('') }));
  await insertMany(trx, 'job_seeker_key_list', lists);
}

/** In the order of the table, so that the pages of a large one are written one after the other. */
export function keyRowsOf(people: readonly Keyed[]): readonly JobSeekerKeyTable[] {
  const rows = people.flatMap(({ id, keys }) => keys.map((k) => ({ k, job_seeker_id: id })));
  return rows.sort((a, b) => (a.k < b.k ? -1 : a.k > b.k ? 1 : 0));
}

/** Takes away what the lists name. */
export async function removeKeys(trx: Transaction<Schema>, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids)) {
    const lists = await trx.selectFrom('job_seeker_key_list').selectAll().where('job_seeker_id', 'in', chunk).execute();
    for (const { job_seeker_id, keys } of lists)
      for (const k of keys.split(KEY_START).slice(1))
        await trx.deleteFrom('job_seeker_key').where('k', '=', k).where('job_seeker_id', '=', job_seeker_id).execute();
    await trx.deleteFrom('job_seeker_key_list').where('job_seeker_id', 'in', chunk).execute();
  }
}
