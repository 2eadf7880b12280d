import { assertNever } from '#shared/kernel/assert-never.ts';
import { sumOf } from '../feedback/feedback.ts';
import { cameToFair, type FairFacts, type PeopleCount, type UnitFact } from './facts.ts';
import { MEASURES, type MeasureKey, type PeopleMeasure, type UnitMeasure } from './measures.ts';
import { isGraduateJob, levelOf, type Part, placeOf, UNTOLD } from './parts.ts';

/** A unit and what it adds to a figure; never 0. */
export interface UnitShare {
  readonly unit: UnitFact;
  readonly amount: number;
}

/** @returns undefined for a figure that is observed and that nobody entered */
export function countOf(facts: FairFacts, key: MeasureKey, part?: Part): number | undefined {
  const { measure } = MEASURES[key];
  switch (measure.of) {
    case 'observed': {
      const seen = facts.observations.find((one) => one.kind === measure.kind);
      return measure.onlyGraduates ? seen?.graduates : seen?.value;
    }
    case 'registered':
    case 'entrants':
    case 'entrances':
      return facts.people.reduce((sum, people) => (isCounted(people, measure, part, facts.home) ? sum + people[measure.of] : sum), 0);
    case 'units':
    case 'jobs':
    case 'headcount':
    case 'feedback':
    case 'missingFeedback':
      return unitShares(facts, measure, part).reduce((sum, { amount }) => sum + amount, 0);
    default:
      return assertNever(measure);
  }
}

/** The units behind a figure in roster order; their amounts add up to it. */
export function unitShares({ units, home }: FairFacts, measure: UnitMeasure, part?: Part): readonly UnitShare[] {
  return units
    .filter((unit) => part === undefined || part.by === 'education' || partOfUnit(unit, part.by, home) === part.value)
    .map((unit) => ({ unit, amount: amountOf(unit, measure, part?.by === 'education' ? part.value : undefined) }))
    .filter(({ amount }) => amount > 0);
}

/** @param level a line of the table by education; undefined: all of them */
function amountOf(unit: UnitFact, measure: UnitMeasure, level: string | undefined): number {
  switch (measure.of) {
    case 'feedback':
      return unit.feedback ? sumOf(unit.feedback, level === undefined ? measure.fields : measure.fields.filter(isOfLevel(level))) : 0;
    case 'missingFeedback':
      return cameToFair(unit.attendance) && !unit.feedback ? 1 : 0;
    case 'units':
      return cameToFair(unit.attendance) && (!measure.forGraduates || unit.jobs.some((job) => isGraduateJob(job.education))) ? 1 : 0;
    case 'jobs':
    case 'headcount':
      if (!cameToFair(unit.attendance)) return 0;
      return unit.jobs
        .filter(
          ({ education }) => (level === undefined || levelOf(education) === level) && (!measure.forGraduates || isGraduateJob(education)),
        )
        .reduce((sum, job) => sum + job[measure.of], 0);
    default:
      return assertNever(measure);
  }
}

/** intentionsDoctor is of the level doctor. */
function isOfLevel(level: string): (field: string) => boolean {
  return (field) => level !== UNTOLD && field.toLowerCase().endsWith(level);
}

export function partOfUnit(unit: UnitFact, by: 'kind' | 'industry' | 'place', home: string): string {
  switch (by) {
    case 'kind':
      return unit.kind;
    case 'industry':
      return unit.industry ?? UNTOLD;
    case 'place':
      return placeOf(unit.divisionCode, home);
    default:
      return assertNever(by);
  }
}

function isCounted(people: PeopleCount, { sex, onlyGraduates }: PeopleMeasure, part: Part | undefined, home: string): boolean {
  if (sex !== undefined && (people.sex ?? 'untold') !== sex) return false;
  if (onlyGraduates && !people.isGraduate) return false;
  if (part?.by === 'education') return levelOf(people.education) === part.value;
  return part === undefined || (part.by === 'place' && placeOf(people.region, home) === part.value);
}
