import type { Reader, Writer } from '#db/connection/handles.ts';
import type { PersonalData } from '#db/personal/personal-data.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { listJobSeekersByIds, listJobSeekersByPhones } from '#db/repositories/job-seekers.ts';
import { insertSignups, listSignupsByIds, restoreSignup } from '#db/repositories/signups.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { SignupImportOutcome } from '#shared/contract/signup-import.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { SignupField } from '#shared/domain/imports/signup-fields.ts';
import {
  type KnownPerson,
  type Namesake,
  nameAndPhone,
  personKey,
  SIGNUP_RULES,
  type SignupRow,
  type SignupsKnown,
} from '#shared/domain/imports/signups.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import type { Signup } from '#shared/domain/signups/signup.ts';
import type { FairId, JobSeekerId, SignupId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { DatabaseDep } from '../answer.ts';
import type { ImportSubject, RunningBatch } from '../imports/import-subject.ts';
import { type Registered, type Registration, registerPeople } from '../people/register.ts';

type SignupCounts = Pick<SignupImportOutcome, 'newPeople' | 'restored'>;

/** 导入报名: the people of the good rows are registered and signed up; one who had cancelled is signed up again. */
export const signupImport: ImportSubject<SignupField, SignupRow, SignupsKnown, SignupCounts> = {
  kind: 'signups',
  command: 'signupImport.commit',
  rules: SIGNUP_RULES,
  admit: findTakingFair,
  gather: ({ db: { personal } }, db, fairId, rows) => gatherKnown(db, personal, fairId, rows),
  tally(rows, known) {
    const people = rows.map((row) => known.people.get(personKey(row) ?? ''));
    const newPeople = people.filter((person) => person === undefined).length;
    const restored = people.filter((person) => person?.signup !== undefined).length;
    return { newRecords: newPeople, counts: { newPeople, restored } };
  },
  store: storeSignups,
};

/** A settled fair takes sign-ups still: no amount depends on them. */
export async function findTakingFair(writer: Writer, id: FairId): Promise<Result<Fair, Refusal>> {
  const fair = await findFairById(writer, id);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id });
  return fair.status === 'cancelled' ? err({ type: 'FairCancelled', fairId: id }) : ok(fair);
}

/** Who of the rows is registered already, by the same rule as `registerPeople`, whether signed up here, and who else bears name and phone. */
async function gatherKnown(db: Reader, personal: PersonalData, fairId: FairId, rows: readonly SignupRow[]): Promise<SignupsKnown> {
  const ids = new Map(rows.flatMap((row) => (row.document ? [[row, personal.jobSeekerId(row.document)]] : [])));
  const byId = new Map((await listJobSeekersByIds(db, [...new Set(ids.values())])).map((person) => [person.id, person]));
  const namesakes = await gatherNamesakes(db, personal, rows);
  const roots = new Map<string, JobSeekerId>();
  for (const row of rows) {
    const key = personKey(row);
    if (key === undefined) continue;
    const [only, ...others] = new Set((namesakes.get(key) ?? []).map(({ id }) => id));
    const id = ids.get(row);
    const root = id ? byId.get(id)?.rootId : others.length === 0 ? only : undefined;
    if (root !== undefined) roots.set(key, root);
  }
  const rootIds = [...new Set(roots.values())];
  const standing = new Map((await listJobSeekersByIds(db, rootIds)).map((person) => [person.id, person]));
  const signupIds = rootIds.map((id) => personal.signupId(fairId, id));
  const signups = new Map((await listSignupsByIds(db, signupIds)).map((signup) => [signup.jobSeekerId, signup]));
  const people = new Map<string, KnownPerson>();
  for (const [key, id] of roots) {
    const person = standing.get(id);
    if (person) people.set(key, { id, name: person.name, signup: signups.get(id) });
  }
  return { people, namesakes };
}

/** The people of each row's name and phone, by the record that stands for them. */
async function gatherNamesakes(
  db: Reader,
  personal: PersonalData,
  rows: readonly SignupRow[],
): Promise<ReadonlyMap<string, readonly Namesake[]>> {
  const phones = new Map(rows.flatMap(({ phone }) => (phone === undefined ? [] : [[personal.index(phone), phone]])));
  const found = await listJobSeekersByPhones(db, [...phones.keys()]);
  const keyOf = ({ name, phone }: JobSeeker) => nameAndPhone({ name, phone: phones.get(phone?.index ?? '') }) ?? '';
  const grouped = Map.groupBy(found, keyOf);
  return new Map(
    [...grouped].map(([key, people]) => [key, people.map(({ rootId, document }) => ({ id: rootId, documentTail: document?.tail }))]),
  );
}

const ROWS_A_STEP = 500;

/**
 * Those without a document go first: they are told by name and phone among the people of before, and must not be taken for one that another
 * row of this file brings with a document.
 */
async function* storeSignups(
  deps: DatabaseDep & IdsDep,
  writer: Writer,
  batch: RunningBatch,
  rows: readonly SignupRow[],
): AsyncGenerator<number, void> {
  const inOrder = rows.toSorted((a, b) => Number(a.document !== undefined) - Number(b.document !== undefined));
  const context = { actor: batch.actor, source: 'import', fairId: batch.fairId, importBatchId: batch.id } as const;
  for (let from = 0; from < inOrder.length; from += ROWS_A_STEP) {
    const step = inOrder.slice(from, from + ROWS_A_STEP);
    const registered = await registerPeople(deps, writer, deps.db.personal, step.map(registrationOf), context);
    await signUp(deps.db.personal, writer, batch, registered);
    yield from + step.length;
  }
}

function registrationOf({ row: _row, groups, ...said }: SignupRow): Registration {
  return { ...said, ...(groups ? { groups } : {}) };
}

async function signUp(personal: PersonalData, writer: Writer, batch: RunningBatch, registered: readonly Registered[]): Promise<void> {
  const ids = new Map(registered.map(({ person }): [SignupId, JobSeekerId] => [personal.signupId(batch.fairId, person.id), person.id]));
  const cancelled = await listSignupsByIds(writer, [...ids.keys()]);
  for (const { id } of cancelled) {
    await restoreSignup(writer, id, batch.id);
    ids.delete(id);
  }
  const signups = [...ids].map(
    ([id, jobSeekerId]): Signup => ({
      id,
      fairId: batch.fairId,
      jobSeekerId,
      ticketCode: personal.ticketCode(id),
      source: 'import',
      cancelReason: undefined,
      signedUpAt: batch.actor.at,
      signedUpBy: batch.actor.name,
      importBatchId: batch.id,
    }),
  );
  await insertSignups(writer, signups);
}
