import type { Transaction } from 'kysely';
import { openWriter, type Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertMany } from '#db/log/insert-many.ts';
import type { Schema } from '#db/schema/schema.ts';
import { nameKeys } from '#shared/domain/people/name-keys.ts';

/** What the keys are made from. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly document_tail: string | null;
  readonly phone_tail: string | null;
}

/** Makes the keys of people anew after they were added or changed. A name has a handful of keys, so all are replaced. */
export async function replaceJobSeekerKeys(writer: Writer, people: readonly Named[], isNew: boolean): Promise<void> {
  const { trx } = openWriter(writer);
  if (!isNew)
    await removeJobSeekerKeys(
      writer,
      people.map((person) => person.id),
    );
  await insertKeys(trx, people);
}

export async function removeJobSeekerKeys(writer: Writer, ids: readonly string[]): Promise<void> {
  const { trx } = openWriter(writer);
  for (const chunk of inChunks(ids)) await trx.deleteFrom('job_seeker_key').where('job_seeker_id', 'in', chunk).execute();
}

const PAGE = 5000;

/** Makes all keys anew: after a rebuild from the log, or when the way they are made has changed. */
export async function deriveJobSeekerKeys(trx: Transaction<Schema>): Promise<void> {
  await trx.deleteFrom('job_seeker_key').execute();
  for (let after = ''; ; ) {
    const page = await trx
      .selectFrom('job_seeker')
      .select(['id', 'name', 'document_tail', 'phone_tail'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    await insertKeys(trx, page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

async function insertKeys(trx: Transaction<Schema>, people: readonly Named[]): Promise<void> {
  const rows = people.flatMap((person) => keysOf(person).map((k) => ({ k, job_seeker_id: person.id })));
  // In the order of the table, so that the pages of a large one are touched one after the other.
  rows.sort((a, b) => (a.k < b.k ? -1 : a.k > b.k ? 1 : 0));
  await insertMany(trx, 'job_seeker_key', rows);
}

/** Names never begin with a digit, so the tails of numbers stand among the keys of the name. */
function keysOf({ name, document_tail, phone_tail }: Named): readonly string[] {
  const tails = [document_tail, phone_tail].filter((tail) => tail !== null).map((tail) => tail.toLowerCase());
  return [...new Set([...nameKeys(name), ...tails])];
}
