import type { Reader, Writer } from '#db/connection/handles.ts';
import type { PersonalData } from '#db/personal/personal-data.ts';
import { listJobSeekersByIds, listJobSeekersByPhones } from '#db/repositories/job-seekers.ts';
import { insertSignups, listSignupsByIds, restoreSignup } from '#db/repositories/signups.ts';
import type { SignupImportOutcome } from '#shared/contract/signup-import.ts';
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
import type { IdsDep } from '../../ports/ids.ts';
import type { DatabaseDep } from '../answer.ts';
import type { ImportSubject, RunningBatch, StoredRows } from '../imports/import-subject.ts';
import { type Registered, type Registration, registerPeople } from '../people/register.ts';
import { findTakingFair } from './taking-fair.ts';
import { undoSignupImport } from './undo-signup-import.ts';

type SignupCounts = Pick<SignupImportOutcome, 'newPeople' | 'restored'>;

/** 导入报名: the people of the good rows are registered and signed up; one who had cancelled is signed up again. */
export const signupImport: ImportSubject<SignupField, SignupRow, SignupsKnown, SignupCounts> = {
  kind: 'signups',
  command: 'signupImport.commit',
  rules: SIGNUP_RULES,
  admit: findTakingFair,
  gather: ({ db: { personal } }, db, fairId, rows) => gatherKnown(db, personal, fairId, rows),
  store: storeSignups,
  steps: {
    rowsAStep: 200,
    inOrder: ({ db: { personal } }, rows) => inRecordOrder(personal, rows),
    sum: (one, other) => ({ newPeople: one.newPeople + other.newPeople, restored: one.restored + other.restored }),
    noCounts: { newPeople: 0, restored: 0 },
    takeBack: undoSignupImport,
  },
};

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

/**
 * Those without a document go first: they are told by name and phone among the people of before, and must not be taken for one that another
 * row of this file brings with a document.
 */
function withoutDocumentFirst(rows: readonly SignupRow[]): readonly SignupRow[] {
  return rows.toSorted((a, b) => Number(a.document !== undefined) - Number(b.document !== undefined));
}

/**
 * The same, and those with a document by the record that they are: rows of neighbouring records lie on the same pages of the file, of which
 * each step then writes far fewer.
 */
function inRecordOrder(personal: PersonalData, rows: readonly SignupRow[]): readonly SignupRow[] {
  const named = rows.map((row) => ({ row, id: row.document ? personal.jobSeekerId(row.document) : '' }));
  return named.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).map(({ row }) => row);
}

async function storeSignups(
  deps: DatabaseDep & IdsDep,
  writer: Writer,
  batch: RunningBatch,
  rows: readonly SignupRow[],
): Promise<StoredRows<SignupCounts>> {
  const { personal } = deps.db;
  const context = { actor: batch.actor, source: 'import', fairId: batch.fairId, importBatchId: batch.id } as const;
  const registered = await registerPeople(deps, writer, personal, withoutDocumentFirst(rows).map(registrationOf), context);
  const newPeople = registered.filter(({ isNew }) => isNew).length;
  const { added, restored } = await signUp(personal, writer, batch, registered);
  return { added, newRecords: newPeople, counts: { newPeople, restored } };
}

function registrationOf({ row: _row, groups, ...said }: SignupRow): Registration {
  return { ...said, ...(groups ? { groups } : {}) };
}

/** Who stands signed up already, by a desk meanwhile, is left as he is. */
async function signUp(
  personal: PersonalData,
  writer: Writer,
  batch: RunningBatch,
  registered: readonly Registered[],
): Promise<{ readonly added: number; readonly restored: number }> {
  const ids = new Map(registered.map(({ person }): [SignupId, JobSeekerId] => [personal.signupId(batch.fairId, person.id), person.id]));
  let restored = 0;
  for (const { id, cancelReason } of await listSignupsByIds(writer, [...ids.keys()])) {
    ids.delete(id);
    if (cancelReason === undefined) continue;
    await restoreSignup(writer, id, batch.id);
    restored += 1;
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
  return { added: signups.length + restored, restored };
}
