import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import { type InsuredMonths, insuredMonths } from './insured-months.ts';
import { factsOfKind, type OutcomeFact, type OutcomeStepKind } from './placement.ts';

/** How far a placement had come by a day. */
export interface PlacementState {
  /** The day on which each step was first reached. */
  readonly reached: Readonly<Partial<Record<OutcomeStepKind, CalendarDate>>>;
  /** The newest contract signed by then. */
  readonly contract: Extract<OutcomeFact, { readonly kind: 'contract' }> | undefined;
  readonly registration: Extract<OutcomeFact, { readonly kind: 'registered' }> | undefined;
  readonly insured: InsuredMonths;
  readonly left: Extract<OutcomeFact, { readonly kind: 'left' }> | undefined;
}

/** @param facts those that stand, oldest first */
export function placementStateAt(facts: readonly OutcomeFact[], cutOff: CalendarDate): PlacementState {
  const byThen = facts.filter((fact) => fact.on <= cutOff);
  return {
    reached: Object.fromEntries(byThen.toReversed().map((fact) => [fact.kind, fact.on])),
    contract: factsOfKind(byThen, 'contract').at(-1),
    registration: factsOfKind(byThen, 'registered').at(0),
    insured: insuredMonths(byThen, cutOff),
    left: factsOfKind(byThen, 'left').at(-1),
  };
}
