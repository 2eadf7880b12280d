import { type Expression, type SqlBool, sql } from 'kysely';
import type { Reader, Writer } from '#db/connection/handles.ts';
import { removeJobSeekerKeys, replaceJobSeekerKeys } from '#db/derived/job-seeker-keys.ts';
import { inChunks } from '#db/log/chunks.ts';
import { deleteRows, insertRows, recordDisclosure, updateRow } from '#db/log/tracked-write.ts';
import type { Education, JobSeeker, Observation, PersonGroup } from '#shared/domain/people/job-seeker.ts';
import { searchKey } from '#shared/domain/people/name-keys.ts';
import type { ImportBatchId, JobSeekerId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { jobSeekerFromRow, jobSeekerToRow, observationFromRow, observationToRow } from './job-seeker-rows.ts';
import { afterPrefix } from './text-match.ts';

/** Where a list page ended; the next begins behind it. */
export interface JobSeekerPageKey {
  readonly registeredAt: Instant;
  readonly id: JobSeekerId;
}

export interface JobSeekerFilter {
  readonly group?: PersonGroup | undefined;
  readonly education?: Education | undefined;
  /** 户籍地: a province or a city takes in what lies in it. */
  readonly region?: string | undefined;
}

/** People by the time of their registration, latest first, one page; without the records that were merged into another. */
export async function listJobSeekers(
  db: Reader,
  page: { readonly after?: JobSeekerPageKey | undefined; readonly limit: number; readonly filter?: JobSeekerFilter | undefined },
): Promise<readonly JobSeeker[]> {
  let query = db.selectFrom('job_seeker').selectAll().whereRef('root_id', '=', 'id');
  const { after } = page;
  for (const condition of conditionsOf(page.filter ?? {})) query = query.where(condition);
  if (after) query = query.where((eb) => eb(eb.refTuple('registered_at', 'id'), '<', eb.tuple(after.registeredAt, after.id)));
  const rows = await query.orderBy('registered_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute();
  return rows.map(jobSeekerFromRow);
}

/** People, whatever was merged into them: by their roots, which the index tells alone, where comparing root and id would read every row. */
export async function countJobSeekers(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('job_seeker')
    .select((eb) => eb.fn.count<number>('root_id').distinct().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Those whose name, syllables, initials, phone tail or document tail begin with the text; a record merged into another stands for that one. */
export async function searchJobSeekers(
  db: Reader,
  text: string,
  limit: number,
  filter: JobSeekerFilter = {},
): Promise<readonly JobSeeker[]> {
  const key = searchKey(text);
  if (key === '') return [];
  let query = db
    .selectFrom('job_seeker_key')
    .innerJoin('job_seeker as record', 'record.id', 'job_seeker_key.job_seeker_id')
    .innerJoin('job_seeker', 'job_seeker.id', 'record.root_id')
    .select('job_seeker.id')
    .distinct()
    .where('job_seeker_key.k', '>=', key)
    .where('job_seeker_key.k', '<', afterPrefix(key));
  for (const condition of conditionsOf(filter)) query = query.where(condition);
  const found = await query.limit(limit).execute();
  return listJobSeekersByIds(
    db,
    found.map((row) => row.id as JobSeekerId),
  );
}

function conditionsOf({ group, education, region }: JobSeekerFilter): readonly Expression<SqlBool>[] {
  const inRegion = region?.replace(/(00){1,2}$/, '');
  return [
    ...(group === undefined ? [] : [sql<SqlBool>`${sql.ref('job_seeker.groups')} like ${`%"${group}"%`}`]),
    ...(education === undefined ? [] : [sql<SqlBool>`${sql.ref('job_seeker.education')} = ${education}`]),
    ...(inRegion === undefined ? [] : [sql<SqlBool>`${sql.ref('job_seeker.region')} like ${`${inRegion}%`}`]),
  ];
}

/** All records that bear exactly this name. */
export async function listJobSeekersByName(db: Reader, name: string): Promise<readonly JobSeeker[]> {
  const rows = await db
    .selectFrom('job_seeker_key')
    .innerJoin('job_seeker', 'job_seeker.id', 'job_seeker_key.job_seeker_id')
    .selectAll('job_seeker')
    .where('job_seeker_key.k', '=', searchKey(name))
    .where('job_seeker.name', '=', name)
    .orderBy('job_seeker.id')
    .execute();
  return rows.map(jobSeekerFromRow);
}

/** The record itself, merged or not. */
export async function findJobSeekerById(db: Reader, id: JobSeekerId): Promise<JobSeeker | undefined> {
  const row = await db.selectFrom('job_seeker').selectAll().where('id', '=', id).executeTakeFirst();
  return row && jobSeekerFromRow(row);
}

/** By name and then id. */
export async function listJobSeekersByIds(db: Reader, ids: readonly JobSeekerId[]): Promise<readonly JobSeeker[]> {
  const people: JobSeeker[] = [];
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('job_seeker').selectAll().where('id', 'in', chunk).orderBy('name').orderBy('id').execute();
    people.push(...rows.map(jobSeekerFromRow));
  }
  return people;
}

/** @param indices of phone numbers, as `PersonalData.index` makes them */
export async function listJobSeekersByPhones(db: Reader, indices: readonly string[]): Promise<readonly JobSeeker[]> {
  const people: JobSeeker[] = [];
  for (const chunk of inChunks(indices)) {
    const rows = await db.selectFrom('job_seeker').selectAll().where('phone_index', 'in', chunk).orderBy('id').execute();
    people.push(...rows.map(jobSeekerFromRow));
  }
  return people;
}

/** All records of one person: the one that stands for it first, then those merged into it. */
export async function listRecordsOfPerson(db: Reader, rootId: JobSeekerId): Promise<readonly JobSeeker[]> {
  const rows = await db.selectFrom('job_seeker').selectAll().where('root_id', '=', rootId).orderBy('registered_at').orderBy('id').execute();
  const records = rows.map(jobSeekerFromRow);
  return records.toSorted((a, b) => Number(b.id === rootId) - Number(a.id === rootId));
}

/** What was said of the records, oldest first. */
export async function listObservations(db: Reader, ids: readonly JobSeekerId[]): Promise<readonly Observation[]> {
  const observations: Observation[] = [];
  for (const chunk of inChunks(ids)) {
    const rows = await db
      .selectFrom('job_seeker_observation')
      .selectAll()
      .where('job_seeker_id', 'in', chunk)
      .orderBy('observed_at')
      .orderBy('id')
      .execute();
    observations.push(...rows.map(observationFromRow));
  }
  return observations;
}

export async function insertJobSeekers(trx: Writer, people: readonly JobSeeker[]): Promise<void> {
  const rows = people.map(jobSeekerToRow);
  await insertRows(trx, 'job_seeker', rows);
  await replaceJobSeekerKeys(trx, rows, true);
}

/** Writes the columns in which the record differs from the stored one. */
export async function updateJobSeeker(trx: Writer, person: JobSeeker, why?: string): Promise<void> {
  const row = jobSeekerToRow(person);
  const { id, ...changes } = row;
  await updateRow(trx, 'job_seeker', id, changes, why);
  await replaceJobSeekerKeys(trx, [row], false);
}

/** Notes that a person's numbers were shown in clear, and why. */
export async function recordNumbersShown(
  trx: Writer,
  id: JobSeekerId,
  numbers: readonly ('document' | 'phone')[],
  why: string,
): Promise<void> {
  await recordDisclosure(trx, 'job_seeker', id, numbers, why);
}

export async function insertObservations(trx: Writer, observations: readonly Observation[]): Promise<void> {
  await insertRows(trx, 'job_seeker_observation', observations.map(observationToRow));
}

export async function listJobSeekerIdsOfBatch(db: Reader, batchId: ImportBatchId): Promise<readonly JobSeekerId[]> {
  const rows = await db.selectFrom('job_seeker').select('id').where('import_batch_id', '=', batchId).orderBy('id').execute();
  return rows.map((row) => row.id as JobSeekerId);
}

/** What one import said of people. */
export async function listObservationsOfBatch(db: Reader, batchId: ImportBatchId): Promise<readonly Observation[]> {
  const rows = await db.selectFrom('job_seeker_observation').selectAll().where('import_batch_id', '=', batchId).orderBy('id').execute();
  return rows.map(observationFromRow);
}

/** Those of the people on whom something stands: a sign-up, a placement, a trip, or a record that was ever merged with theirs. */
export async function listJobSeekersInUse(db: Reader, ids: readonly JobSeekerId[]): Promise<ReadonlySet<JobSeekerId>> {
  const inUse = new Set<JobSeekerId>();
  for (const chunk of inChunks(ids)) {
    const rows = await db
      .selectFrom('signup')
      .select('job_seeker_id as id')
      .where('job_seeker_id', 'in', chunk)
      .union(db.selectFrom('placement').select('job_seeker_id as id').where('job_seeker_id', 'in', chunk))
      .union(db.selectFrom('delivery_person').select('job_seeker_id as id').where('job_seeker_id', 'in', chunk))
      .union(db.selectFrom('person_merge').select('merged_id as id').where('merged_id', 'in', chunk))
      .union(db.selectFrom('person_merge').select('into_id as id').where('into_id', 'in', chunk))
      .execute();
    for (const row of rows) inUse.add(row.id as JobSeekerId);
  }
  return inUse;
}

/** Only for undoing an import. */
export async function removeObservations(trx: Writer, ids: readonly string[]): Promise<void> {
  await deleteRows(trx, 'job_seeker_observation', ids);
}

/** Only for undoing an import: the caller has made sure that nothing stands on them. */
export async function removeJobSeekers(trx: Writer, ids: readonly JobSeekerId[]): Promise<void> {
  await removeJobSeekerKeys(trx, ids);
  await deleteRows(trx, 'job_seeker', ids);
}
