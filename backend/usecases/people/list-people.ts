import type { Reader } from '#db/connection/handles.ts';
import type { PersonalData } from '#db/personal/personal-data.ts';
import { countJobSeekers, type JobSeekerPageKey, listJobSeekers } from '#db/repositories/job-seekers.ts';
import type { JobSeekerLine, jobSeekersContract } from '#shared/contract/job-seekers.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { pageKey, readPageKey } from '../page-key.ts';
import { findPeople } from './find-people.ts';
import { jobSeekerLine } from './job-seeker-lines.ts';

type Listed = Omit<InputOf<typeof jobSeekersContract.list>, 'after' | 'limit'>;

/** A text that finds more people than these is too short to mean one of them. */
const FOUND_LIMIT = 500;
const PAGE = 500;

/** One page of the people by their registration, latest first, or those whom a text finds. */
export async function listPeople(
  deps: DatabaseDep,
  input: InputOf<typeof jobSeekersContract.list>,
): Answer<{ people: readonly JobSeekerLine[]; after: string | undefined; total: number | undefined }> {
  const { text, after, limit, ...filter } = input;
  if (text !== undefined) {
    const found = await findPeople(deps.db, deps.db.personal, text, FOUND_LIMIT, filter);
    return ok({ people: found.map(jobSeekerLine), after: undefined, total: found.length < FOUND_LIMIT ? found.length : undefined });
  }
  const key = readPageKey(after);
  const people = await listJobSeekers(deps.db, {
    after: key && { registeredAt: key.sortedBy as Instant, id: key.id as JobSeekerId },
    limit,
    filter,
  });
  const last = people.length === limit ? people.at(-1) : undefined;
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return ok({
    people: people.map(jobSeekerLine),
    after: last && pageKey(last.registeredAt, last.id),
    // Counting what a filter lets through would read every row; later pages are of the same people as the first.
    total: isFiltered || key ? undefined : await countJobSeekers(deps.db),
  });
}

/** All people of a list, for its export. */
export async function collectPeople(
  deps: { readonly db: Reader; readonly personal: PersonalData },
  { text, ...filter }: Listed,
): Promise<readonly JobSeeker[]> {
  if (text !== undefined) return findPeople(deps.db, deps.personal, text, FOUND_LIMIT, filter);
  const people: JobSeeker[] = [];
  let after: JobSeekerPageKey | undefined;
  do {
    const page = await listJobSeekers(deps.db, { after, limit: PAGE, filter });
    people.push(...page);
    const last = page.length === PAGE ? page.at(-1) : undefined;
    after = last && { registeredAt: last.registeredAt, id: last.id };
  } while (after);
  return people;
}
