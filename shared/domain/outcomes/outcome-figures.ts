import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, JobSeekerId, PlacementId } from '#shared/kernel/ids.ts';
import { OUTCOME_STEP_KINDS, type OutcomeFact } from './placement.ts';
import { stableMonths } from './stable-employment.ts';

/** The steps, and how many stayed: stable3 稳定就业满 3 个月, stable6 满 6 个月. */
export const OUTCOME_FIGURES = [...OUTCOME_STEP_KINDS, 'stable3', 'stable6'] as const;
export type OutcomeFigure = (typeof OUTCOME_FIGURES)[number];

/** A fact that stands, and whose it is: of two merged records the one that stands for the person. */
export interface PersonFact {
  readonly personId: JobSeekerId;
  readonly placementId: PlacementId;
  readonly fairId: FairId | undefined;
  readonly fact: OutcomeFact;
}

/** The people behind each figure, each once however many placements they have. */
export type PeopleByFigure = Readonly<Record<OutcomeFigure, ReadonlySet<JobSeekerId>>>;

/**
 * @param facts those that the figures are about: of a year or a fair, none later than the cut-off day
 * @param months 稳定就业月数 by person, over all placements (see `stableMonthsByPerson`)
 */
export function peopleByFigure(facts: readonly PersonFact[], months: ReadonlyMap<JobSeekerId, number>): PeopleByFigure {
  const people = Object.fromEntries(OUTCOME_FIGURES.map((figure) => [figure, new Set<JobSeekerId>()])) as Record<
    OutcomeFigure,
    Set<JobSeekerId>
  >;
  for (const { personId, fact } of facts) {
    people[fact.kind].add(personId);
    if (!isWork(fact)) continue;
    const stable = months.get(personId) ?? 0;
    if (stable >= 3) people.stable3.add(personId);
    if (stable >= 6) people.stable6.add(personId);
  }
  return people;
}

/** An intention or an interview alone is no work, so months of work elsewhere are not its success. */
function isWork({ kind }: OutcomeFact): boolean {
  return kind !== 'intention' && kind !== 'interview' && kind !== 'left';
}

/** @param facts all contracts, insurance and endings of the people */
export function stableMonthsByPerson(facts: readonly PersonFact[], cutOff: CalendarDate): ReadonlyMap<JobSeekerId, number> {
  const byPerson = Map.groupBy(facts, (one) => one.personId);
  return new Map(
    [...byPerson].map(([personId, ofPerson]) => {
      const byPlacement = Map.groupBy(ofPerson, (one) => one.placementId);
      const placements = [...byPlacement.values()].map((ofPlacement) => ofPlacement.map((one) => one.fact));
      return [personId, stableMonths(placements, cutOff)];
    }),
  );
}
