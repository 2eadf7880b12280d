import sample from '#resources/sample/placements.json' with { type: 'json' };
import type { OutcomeFact, OutcomeStepKind } from '#shared/domain/outcomes/placement.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { addDays, type CalendarDate, endOfMonth, endOfTerm } from '#shared/kernel/calendar-date.ts';
import { addStep, openPlacement } from '../outcomes/record-outcome.ts';
import { accepted, actorAt, type SampleWorld, sampleFair, sampleUnit } from './sample-world.ts';

interface SampleStep {
  readonly kind: string;
  readonly day: number;
  readonly months?: number;
  readonly place?: string;
  readonly cause?: string;
  readonly seen?: string;
}

/** When the office writes down what happened the day before. */
const ENTERED_AT = '09:30:00';

/** 就业跟踪: what came of some who entered the fair, from the intention to the months insured. */
export async function loadPlacements(world: SampleWorld, people: ReadonlyMap<number, JobSeeker>): Promise<void> {
  const { deps, writer } = world;
  const { id: fairId, startsOn } = sampleFair(world, sample.fair);
  for (const planned of sample.placements) {
    const person = people.get(planned.person);
    if (!person) throw new Error(`Person ${planned.person} of the sample did not come to ${sample.fair}`);
    const what = { jobSeekerId: person.id, unitId: sampleUnit(world.unitIds, planned.unit), fairId, jobTitle: planned.jobTitle };
    const opened = await openPlacement(deps, writer, actorAt(world.actor.name, addDays(startsOn, 1), ENTERED_AT), what);
    const placement = accepted(planned.jobTitle, opened);
    for (const step of planned.steps as readonly SampleStep[]) {
      const fact = factOf(step, world.day(step.day));
      const entry = { fact, seen: step.seen, file: undefined };
      const actor = actorAt(world.actor.name, enteredOn(fact), ENTERED_AT);
      accepted(`${planned.jobTitle} ${step.kind}`, await addStep(deps, writer, actor, placement, entry, undefined));
    }
  }
}

function factOf(step: SampleStep, on: CalendarDate): OutcomeFact {
  const kind = step.kind as OutcomeStepKind;
  switch (kind) {
    case 'contract':
      return { kind, on, from: on, months: step.months };
    case 'registered':
      return { kind, on, place: step.place };
    case 'insured':
      return { kind, on: monthAfter(on), months: step.months ?? 1, backPaidMonths: 0 };
    case 'left':
      return { kind, on, cause: step.cause ?? '' };
    default:
      return { kind, on };
  }
}

/** The day after; of insurance the day after its last month. */
function enteredOn(fact: OutcomeFact): CalendarDate {
  return addDays(fact.kind === 'insured' ? endOfTerm(fact.on, fact.months) : fact.on, 1);
}

/** First day of the month after. */
function monthAfter(date: CalendarDate): CalendarDate {
  return addDays(endOfMonth(date), 1);
}
