import { type ExpressionBuilder, sql } from 'kysely';
import type { Reader } from '#db/connection/handles.ts';
import { preparedQuestion } from '#db/connection/prepared-question.ts';
import { KEY_START } from '#db/derived/job-seeker-keys.ts';
import { inChunks } from '#db/log/chunks.ts';
import type { Schema } from '#db/schema/schema.ts';
import type { SignupTable } from '#db/schema/signup-tables.ts';
import type { Sex } from '#shared/domain/people/identity-document.ts';
import type { Education, PersonGroup } from '#shared/domain/people/job-seeker.ts';
import { searchKey } from '#shared/domain/people/name-keys.ts';
import type { SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import type { TicketCode } from '#shared/domain/signups/ticket-code.ts';
import type { FairId, JobSeekerId, SignupId } from '#shared/kernel/ids.ts';
import { signupFromRow } from './signup-rows.ts';
import type { SignupPageKey } from './signups.ts';
import { afterPrefix } from './text-match.ts';

/** A sign-up stands under the record it was made with; who the person is and what is shown stands on the root record. */
const PERSON_COLUMNS = [
  'root.id as person_id',
  'root.name as person_name',
  'root.sex as person_sex',
  'root.document_tail as person_document_tail',
  'root.phone_tail as person_phone_tail',
  'root.education as person_education',
  'root.groups as person_groups',
] as const;

interface EntryRow extends SignupTable {
  readonly person_id: string;
  readonly person_name: string;
  readonly person_sex: string | null;
  readonly person_document_tail: string | null;
  readonly person_phone_tail: string | null;
  readonly person_education: string | null;
  readonly person_groups: string;
}

const entryFromRow = (row: EntryRow): SignupEntry => ({
  signup: signupFromRow(row),
  person: {
    id: row.person_id as JobSeekerId,
    name: row.person_name,
    sex: (row.person_sex ?? undefined) as Sex | undefined,
    documentTail: row.person_document_tail ?? undefined,
    phoneTail: row.person_phone_tail ?? undefined,
    education: (row.person_education ?? undefined) as Education | undefined,
    groups: JSON.parse(row.person_groups) as readonly PersonGroup[],
  },
});

/** Cross joins, because SQLite keeps their order: from the sign-up to its person, each by its key. */
function entries(db: Reader) {
  return db
    .selectFrom('signup')
    .crossJoin('job_seeker as record')
    .crossJoin('job_seeker as root')
    .whereRef('record.id', '=', 'signup.job_seeker_id')
    .whereRef('root.id', '=', 'record.root_id')
    .selectAll('signup')
    .select(PERSON_COLUMNS);
}

const entryByTicket = preparedQuestion((db, code: TicketCode) => entries(db).where('signup.ticket_code', '=', code));

export async function findEntryByTicket(db: Reader, code: TicketCode): Promise<SignupEntry | undefined> {
  const [row] = await entryByTicket(db, code);
  return row && entryFromRow(row);
}

export async function findEntryById(db: Reader, id: SignupId): Promise<SignupEntry | undefined> {
  const row = await entries(db).where('signup.id', '=', id).executeTakeFirst();
  return row && entryFromRow(row);
}

/** In the order of signing up, one page; cancelled ones too. */
export async function listEntriesByFair(
  db: Reader,
  fairId: FairId,
  page: { readonly after?: SignupPageKey | undefined; readonly limit: number },
): Promise<readonly SignupEntry[]> {
  let query = entries(db).where('signup.fair_id', '=', fairId);
  const { after } = page;
  if (after) query = query.where((eb) => eb(eb.refTuple('signup.signed_up_at', 'signup.id'), '>', eb.tuple(after.signedUpAt, after.id)));
  const rows = await query.orderBy('signup.signed_up_at').orderBy('signup.id').limit(page.limit).execute();
  return rows.map(entryFromRow);
}

/** The sign-ups for the fair of the people whose records these are, merged or not; those that stand first. */
export async function listEntriesOfPeople(db: Reader, fairId: FairId, recordIds: readonly JobSeekerId[]): Promise<readonly SignupEntry[]> {
  const found: SignupEntry[] = [];
  for (const chunk of inChunks(recordIds)) {
    const rows = await db
      .selectFrom('job_seeker as known')
      .crossJoin('job_seeker as record')
      .crossJoin('signup')
      .crossJoin('job_seeker as root')
      .whereRef('record.root_id', '=', 'known.root_id')
      .whereRef('signup.job_seeker_id', '=', 'record.id')
      .where('signup.fair_id', '=', fairId)
      .whereRef('root.id', '=', 'known.root_id')
      .where('known.id', 'in', chunk)
      .selectAll('signup')
      .select(PERSON_COLUMNS)
      .distinct()
      .execute();
    found.push(...rows.map(entryFromRow));
  }
  return found.toSorted((a, b) => Number(a.signup.cancelReason !== undefined) - Number(b.signup.cancelReason !== undefined));
}

/** The sign-ups for the fair of whom the phone number belongs to. @param index as `PersonalData.index` makes it */
export async function listEntriesByPhone(db: Reader, fairId: FairId, index: string): Promise<readonly SignupEntry[]> {
  const rows = await db.selectFrom('job_seeker').select('id').where('phone_index', '=', index).execute();
  return listEntriesOfPeople(
    db,
    fairId,
    rows.map((row) => row.id as JobSeekerId),
  );
}

/** Up to here the sign-ups of the fair are walked, beyond it the keys: a common surname among 300,000 people has 20,000 of them. */
export const SMALL_FAIR = 1000;

/**
 * The sign-ups for the fair whose person's name, syllables, initials, phone tail or document tail begin with the text. Walks whichever is
 * shorter, the sign-ups of the fair or the keys that fit, and stops at the limit.
 */
export async function searchEntries(db: Reader, fairId: FairId, text: string, limit: number): Promise<readonly SignupEntry[]> {
  const key = searchKey(text);
  if (key === '') return [];
  const beyond = await db.selectFrom('signup').select('id').where('fair_id', '=', fairId).limit(1).offset(SMALL_FAIR).executeTakeFirst();
  return beyond ? searchEntriesByKeys(db, fairId, key, limit) : searchEntriesOfFair(db, fairId, key, limit);
}

/** Walks the keys that begin with the text. */
export async function searchEntriesByKeys(db: Reader, fairId: FairId, key: string, limit: number): Promise<readonly SignupEntry[]> {
  const rows = await db
    .selectFrom('job_seeker_key')
    .crossJoin('job_seeker as known')
    .crossJoin('job_seeker as record')
    .crossJoin('signup')
    .crossJoin('job_seeker as root')
    .where('job_seeker_key.k', '>=', key)
    .where('job_seeker_key.k', '<', afterPrefix(key))
    .whereRef('known.id', '=', 'job_seeker_key.job_seeker_id')
    .whereRef('record.root_id', '=', 'known.root_id')
    .where('signup.fair_id', '=', fairId)
    .whereRef('signup.job_seeker_id', '=', 'record.id')
    .whereRef('root.id', '=', 'known.root_id')
    .selectAll('signup')
    .select(PERSON_COLUMNS)
    .distinct()
    .limit(limit)
    .execute();
  return rows.map(entryFromRow);
}

/** Walks the sign-ups of the fair. */
export async function searchEntriesOfFair(db: Reader, fairId: FairId, key: string, limit: number): Promise<readonly SignupEntry[]> {
  const rows = await entries(db)
    .where('signup.fair_id', '=', fairId)
    .where((eb) => eb.exists(keyOfPerson(eb, key)))
    .limit(limit)
    .execute();
  return rows.map(entryFromRow);
}

/** A key of any of the person's records. */
function keyOfPerson(eb: ExpressionBuilder<Schema & { root: Schema['job_seeker'] }, 'root'>, key: string) {
  return eb
    .selectFrom('job_seeker as known')
    .innerJoin('job_seeker_key_list', 'job_seeker_key_list.job_seeker_id', 'known.id')
    .select('known.id')
    .whereRef('known.root_id', '=', 'root.id')
    .where(sql<boolean>`instr(job_seeker_key_list.keys, ${KEY_START + key}) > 0`);
}
