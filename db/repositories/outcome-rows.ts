import type { OutcomeStepTable, PlacementTable } from '#db/schema/outcome-tables.ts';
import type { Attachment } from '#shared/domain/costs/cost-item.ts';
import type { OutcomeFact, OutcomeStep, OutcomeStepKind, Placement } from '#shared/domain/outcomes/placement.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, JobSeekerId, OutcomeStepId, PlacementId, StationId, UnitId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export const placementFromRow = (row: PlacementTable): Placement => ({
  id: row.id as PlacementId,
  jobSeekerId: row.job_seeker_id as JobSeekerId,
  unitId: row.unit_id as UnitId,
  fairId: (row.fair_id ?? undefined) as FairId | undefined,
  jobTitle: row.job_title ?? undefined,
  enteredBy: row.entered_by,
  enteredAt: row.entered_at as Instant,
  stationId: (row.station_id ?? undefined) as StationId | undefined,
});

export const placementToRow = (placement: Placement): PlacementTable => ({
  id: placement.id,
  job_seeker_id: placement.jobSeekerId,
  unit_id: placement.unitId,
  fair_id: placement.fairId ?? null,
  job_title: placement.jobTitle ?? null,
  entered_by: placement.enteredBy,
  entered_at: placement.enteredAt,
  station_id: placement.stationId ?? null,
});

/** The columns that make up a fact. */
export type FactColumns = Pick<OutcomeStepTable, 'kind' | 'happened_on' | 'starts_on' | 'months' | 'back_paid_months' | 'place' | 'cause'>;

export function factFromRow(row: FactColumns): OutcomeFact {
  const kind = row.kind as OutcomeStepKind;
  const on = row.happened_on as CalendarDate;
  switch (kind) {
    case 'intention':
    case 'interview':
    case 'hired':
      return { kind, on };
    case 'contract':
      return { kind, on, from: row.starts_on as CalendarDate, months: row.months ?? undefined };
    case 'registered':
      return { kind, on, place: row.place ?? undefined };
    case 'insured':
      return { kind, on, months: row.months ?? 0, backPaidMonths: row.back_paid_months ?? 0 };
    case 'left':
      return { kind, on, cause: row.cause ?? '' };
    default:
      return assertNever(kind);
  }
}

function factToRow(fact: OutcomeFact): FactColumns {
  const columns = {
    kind: fact.kind,
    happened_on: fact.on,
    starts_on: null,
    months: null,
    back_paid_months: null,
    place: null,
    cause: null,
  };
  switch (fact.kind) {
    case 'intention':
    case 'interview':
    case 'hired':
      return columns;
    case 'contract':
      return { ...columns, starts_on: fact.from, months: fact.months ?? null };
    case 'registered':
      return { ...columns, place: fact.place ?? null };
    case 'insured':
      return { ...columns, months: fact.months, back_paid_months: fact.backPaidMonths };
    case 'left':
      return { ...columns, cause: fact.cause };
    default:
      return assertNever(fact);
  }
}

export const outcomeStepFromRow = (row: OutcomeStepTable, proof: Attachment | undefined): OutcomeStep => ({
  id: row.id as OutcomeStepId,
  placementId: row.placement_id as PlacementId,
  fact: factFromRow(row),
  proof,
  seen: row.seen ?? undefined,
  enteredBy: row.entered_by,
  enteredAt: row.entered_at as Instant,
  voided: voidedFromRow(row),
});

export const outcomeStepToRow = (step: OutcomeStep): OutcomeStepTable => ({
  id: step.id,
  placement_id: step.placementId,
  ...factToRow(step.fact),
  attachment_id: step.proof?.id ?? null,
  seen: step.seen ?? null,
  entered_by: step.enteredBy,
  entered_at: step.enteredAt,
  void_reason: step.voided?.reason ?? null,
  voided_by: step.voided?.by ?? null,
  voided_at: step.voided?.at ?? null,
});

function voidedFromRow({ void_reason, voided_by, voided_at }: OutcomeStepTable): OutcomeStep['voided'] {
  if (void_reason === null || voided_by === null || voided_at === null) return undefined;
  return { reason: void_reason, by: voided_by, at: voided_at as Instant };
}
