import { type AliasedExpression, sql } from 'kysely';
import type { Reader } from '#db/connection/handles.ts';
import type { Sex } from '#shared/domain/people/identity-document.ts';
import type { Education } from '#shared/domain/people/job-seeker.ts';
import type { PeopleCount } from '#shared/domain/statistics/facts.ts';
import type { PeopleGroup } from '#shared/domain/statistics/measures.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** A person behind a figure, masked: no number that could be read stands in it. */
export interface PersonLine {
  /** Of the person, or of the entry where entries are counted. */
  readonly id: string;
  readonly name: string;
  readonly documentTail: string | undefined;
  readonly phoneTail: string | undefined;
  readonly sex: Sex | undefined;
  readonly education: Education | undefined;
  readonly region: string | undefined;
  /** Of the first sign-up or entry, or of this entry. */
  readonly at: Instant;
}

/** Those of a group who are meant; an attribute that is absent is not asked, null asks for those of whom it is not known. */
export interface PeopleFilter {
  readonly sex?: Sex | null;
  readonly onlyGraduates?: boolean;
  readonly educations?: readonly Education[] | null;
  readonly regions?: readonly (string | null)[];
}

/** Where a list page ended; the next begins behind it. */
export interface PersonLineKey {
  readonly name: string;
  readonly id: string;
}

const IS_GRADUATE = sql<number>`case when person.groups like '%"graduate"%' then 1 else 0 end`;

/**
 * The people of a fair by sex, education, group and home, in no order: how many of each kind signed up and came in, how often. Records
 * merged into one person are one. One pass over the sign-ups, since 50,000 of them are looked up one by one.
 */
export async function countPeopleByFair(db: Reader, fairId: FairId): Promise<readonly PeopleCount[]> {
  const roots = db
    .selectFrom('signup')
    .innerJoin('job_seeker', 'job_seeker.id', 'signup.job_seeker_id')
    .select((eb) => [
      'job_seeker.root_id',
      sql<number>`max(case when signup.cancel_reason is null then 1 else 0 end)`.as('registered'),
      eb.fn
        .sum<number>(
          eb
            .selectFrom('scan')
            .select((inner) => inner.fn.countAll<number>().as('n'))
            .whereRef('scan.signup_id', '=', 'signup.id')
            .where('scan.verdict', '=', 'accepted')
            .where('scan.undone_at', 'is', null),
        )
        .as('entrances'),
    ])
    .where('signup.fair_id', '=', fairId)
    .groupBy('job_seeker.root_id')
    .as('p');
  const rows = await db
    .selectFrom(roots)
    .innerJoin('job_seeker as person', 'person.id', 'p.root_id')
    .select(['person.sex', 'person.education', 'person.region', IS_GRADUATE.as('graduate')])
    .select([
      sql<number>`cast(sum(p.registered) as bigint)`.as('registered'),
      sql<number>`cast(sum(case when p.entrances > 0 then 1 else 0 end) as bigint)`.as('entrants'),
      sql<number>`cast(sum(p.entrances) as bigint)`.as('entrances'),
    ])
    .groupBy(['person.sex', 'person.education', 'person.region', 'graduate'])
    .execute();
  return rows.map((row) => ({
    sex: (row.sex ?? undefined) as Sex | undefined,
    education: (row.education ?? undefined) as Education | undefined,
    isGraduate: row.graduate === 1,
    region: row.region ?? undefined,
    registered: row.registered,
    entrants: row.entrants,
    entrances: row.entrances,
  }));
}

/** By name, one page. */
export async function listPeopleByFair(
  db: Reader,
  fairId: FairId,
  group: PeopleGroup,
  filter: PeopleFilter,
  page: { readonly after?: PersonLineKey | undefined; readonly limit: number },
): Promise<readonly PersonLine[]> {
  let query = db
    .selectFrom(rootsOf(db, fairId, group))
    .innerJoin('job_seeker as person', 'person.id', 'p.root_id')
    .select(['p.line_id', 'p.at', 'person.name', 'person.document_tail', 'person.phone_tail', 'person.sex', 'person.education'])
    .select('person.region');
  const { sex, onlyGraduates, educations, regions } = filter;
  if (sex !== undefined) query = query.where('person.sex', sex === null ? 'is' : '=', sex);
  if (onlyGraduates) query = query.where(IS_GRADUATE, '=', 1);
  if (educations === null) query = query.where('person.education', 'is', null);
  else if (educations) query = query.where('person.education', 'in', educations);
  if (regions) {
    const known = regions.filter((region) => region !== null);
    query = query.where((eb) =>
      eb.or([
        ...(known.length > 0 ? [eb('person.region', 'in', known)] : []),
        ...(known.length < regions.length ? [eb('person.region', 'is', null)] : []),
      ]),
    );
  }
  const { after } = page;
  if (after) query = query.where((eb) => eb(eb.refTuple('person.name', 'p.line_id'), '>', eb.tuple(after.name, after.id)));
  const rows = await query.orderBy('person.name').orderBy('p.line_id').limit(page.limit).execute();
  return rows.map((row) => ({
    id: row.line_id,
    name: row.name,
    documentTail: row.document_tail ?? undefined,
    phoneTail: row.phone_tail ?? undefined,
    sex: (row.sex ?? undefined) as Sex | undefined,
    education: (row.education ?? undefined) as Education | undefined,
    region: row.region ?? undefined,
    at: row.at as Instant,
  }));
}

/** People who came in, told apart by their sign-ups: read off an index alone, for checks while one types. */
export async function countEnteredSignups(db: Reader, fairId: FairId): Promise<number> {
  const row = await db
    .selectFrom('scan')
    .select((eb) => eb.fn.count<number>('signup_id').distinct().as('n'))
    .where('fair_id', '=', fairId)
    .where('verdict', '=', 'accepted')
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

interface Origin {
  readonly root_id: string;
  readonly line_id: string;
  readonly at: string;
}

/** The people of a group by the record that stands for each; entries one by one. */
function rootsOf(db: Reader, fairId: FairId, group: PeopleGroup): AliasedExpression<Origin, 'p'> {
  switch (group) {
    case 'registered':
      return db
        .selectFrom('signup')
        .innerJoin('job_seeker', 'job_seeker.id', 'signup.job_seeker_id')
        .select((eb) => ['job_seeker.root_id', 'job_seeker.root_id as line_id', eb.fn.min('signup.signed_up_at').as('at')])
        .where('signup.fair_id', '=', fairId)
        .where('signup.cancel_reason', 'is', null)
        .groupBy('job_seeker.root_id')
        .as('p');
    case 'entrants':
      return entries(db, fairId)
        .select((eb) => ['job_seeker.root_id', 'job_seeker.root_id as line_id', eb.fn.min('scan.at').as('at')])
        .groupBy('job_seeker.root_id')
        .as('p');
    case 'entrances':
      return entries(db, fairId).select(['job_seeker.root_id', 'scan.id as line_id', 'scan.at']).as('p');
    default:
      return assertNever(group);
  }
}

/** Accepted scans that were not taken back. */
function entries(db: Reader, fairId: FairId) {
  return db
    .selectFrom('scan')
    .innerJoin('signup', 'signup.id', 'scan.signup_id')
    .innerJoin('job_seeker', 'job_seeker.id', 'signup.job_seeker_id')
    .where('scan.fair_id', '=', fairId)
    .where('scan.verdict', '=', 'accepted')
    .where('scan.undone_at', 'is', null);
}
