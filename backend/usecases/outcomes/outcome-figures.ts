import type { Reader } from '#db/connection/handles.ts';
import { listFairsByIds } from '#db/repositories/fairs.ts';
import { listJobSeekersByIds } from '#db/repositories/job-seekers.ts';
import { listEmploymentFacts, listPersonFacts } from '#db/repositories/outcome-steps.ts';
import type { FairOutcomes, OutcomeCounts, OutcomePerson, outcomesContract } from '#shared/contract/outcomes.ts';
import {
  OUTCOME_FIGURES,
  type PeopleByFigure,
  type PersonFact,
  peopleByFigure,
  stableMonthsByPerson,
} from '#shared/domain/outcomes/outcome-figures.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { daysOf } from './hire-ledger.ts';
import { outcomePerson } from './outcome-person.ts';

/** The figures of a year, or of all time, by the cut-off day: of everybody, and of each fair, latest first, those without a fair last. */
export async function readOutcomeFigures(
  deps: DatabaseDep,
  input: InputOf<typeof outcomesContract.figures>,
): Answer<{ total: OutcomeCounts; fairs: readonly FairOutcomes[] }> {
  const facts = await listPersonFacts(deps.db, daysOf(input));
  const months = await monthsOf(deps.db, facts, input.cutOff);
  const byFair = Map.groupBy(facts, (one) => one.fairId);
  const fairs = await listFairsByIds(
    deps.db,
    [...byFair.keys()].filter((id) => id !== undefined),
  );
  const latestFirst = fairs.toSorted((a, b) => (a.startsOn === b.startsOn ? compare(b.id, a.id) : compare(b.startsOn, a.startsOn)));
  const countsOf = (ofFair: readonly PersonFact[]) => countsByFigure(peopleByFigure(ofFair, months));
  const withoutFair = byFair.get(undefined);
  return ok({
    total: countsOf(facts),
    fairs: [
      ...latestFirst.map(({ id, number, title, startsOn }) => ({
        fair: { id, number, title, startsOn },
        counts: countsOf(byFair.get(id) ?? []),
      })),
      ...(withoutFair ? [{ fair: undefined, counts: countsOf(withoutFair) }] : []),
    ],
  });
}

/** The names behind a figure: the same people that were counted. */
export async function listNamesOfFigure(
  deps: DatabaseDep,
  input: InputOf<typeof outcomesContract.names>,
): Answer<readonly OutcomePerson[]> {
  const found = await listPersonFacts(deps.db, daysOf(input), input.fairId ?? undefined);
  const facts = input.fairId === null ? found.filter((one) => one.fairId === undefined) : found;
  const people = peopleByFigure(facts, await monthsOf(deps.db, facts, input.cutOff))[input.figure];
  const records = await listJobSeekersByIds(deps.db, [...people]);
  return ok(records.map(outcomePerson).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN') || compare(a.id, b.id)));
}

async function monthsOf(db: Reader, facts: readonly PersonFact[], cutOff: CalendarDate): Promise<ReadonlyMap<JobSeekerId, number>> {
  const people = [...new Set(facts.map((one) => one.personId))];
  return stableMonthsByPerson(await listEmploymentFacts(db, people, cutOff), cutOff);
}

function countsByFigure(people: PeopleByFigure): OutcomeCounts {
  return Object.fromEntries(OUTCOME_FIGURES.map((figure) => [figure, people[figure].size])) as OutcomeCounts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
