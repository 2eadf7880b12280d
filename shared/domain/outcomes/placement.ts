import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, JobSeekerId, OutcomeStepId, PlacementId, StationId, UnitId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Attachment } from '../costs/cost-item.ts';

/** 意向 → 面试 → 录用 → 签合同 → 就业登记 → 参保: how a placement usually goes. Steps may be skipped and entered in any order. */
export const OUTCOME_CHAIN = ['intention', 'interview', 'hired', 'contract', 'registered', 'insured'] as const;

/** The chain, and left 离职, which ends it. */
export const OUTCOME_STEP_KINDS = [...OUTCOME_CHAIN, 'left'] as const;
export type OutcomeStepKind = (typeof OUTCOME_STEP_KINDS)[number];

/** Steps that may be entered several times: more interviews, a renewed contract, another stretch of insurance. */
export const REPEATABLE_STEPS: ReadonlySet<OutcomeStepKind> = new Set(['interview', 'contract', 'insured']);

/** 就业去向: a person at a unit, and where the two met. */
export interface Placement {
  readonly id: PlacementId;
  readonly jobSeekerId: JobSeekerId;
  readonly unitId: UnitId;
  /** undefined: not through a fair. */
  readonly fairId: FairId | undefined;
  /** 岗位名称 */
  readonly jobTitle: string | undefined;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  /** The offsite station whose work it is; undefined where it is the center's own. */
  readonly stationId: StationId | undefined;
}

/** What a step says. Each became true on a day; figures of a cut-off day count what was true by then. */
export type OutcomeFact =
  | { readonly kind: 'intention'; readonly on: CalendarDate }
  | { readonly kind: 'interview'; readonly on: CalendarDate }
  | { readonly kind: 'hired'; readonly on: CalendarDate }
  /** Signed on a day, in force from another; without months it is open-ended (无固定期限). */
  | { readonly kind: 'contract'; readonly on: CalendarDate; readonly from: CalendarDate; readonly months?: number | undefined }
  | { readonly kind: 'registered'; readonly on: CalendarDate; readonly place: string | undefined }
  /** A stretch of months paid without a gap from the first day of the first; the earliest of them may have been paid afterwards (补缴). */
  | { readonly kind: 'insured'; readonly on: CalendarDate; readonly months: number; readonly backPaidMonths: number }
  /** The last day of the employment. */
  | { readonly kind: 'left'; readonly on: CalendarDate; readonly cause: string };

/** A step as it was entered; never overwritten: what was wrong is voided with a reason and entered anew. */
export interface OutcomeStep {
  readonly id: OutcomeStepId;
  readonly placementId: PlacementId;
  readonly fact: OutcomeFact;
  /** The file that proves it. */
  readonly proof: Attachment | undefined;
  /** 查验情况: what was seen, where no file was kept. */
  readonly seen: string | undefined;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly voided: { readonly by: string; readonly at: Instant; readonly reason: string } | undefined;
}

/** The facts that stand, oldest first. */
export function standingFacts(steps: readonly OutcomeStep[]): readonly OutcomeFact[] {
  return steps
    .filter((step) => step.voided === undefined)
    .map((step) => step.fact)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

export function factsOfKind<Kind extends OutcomeStepKind>(facts: readonly OutcomeFact[], kind: Kind) {
  return facts.filter((fact): fact is Extract<OutcomeFact, { readonly kind: Kind }> => fact.kind === kind);
}
