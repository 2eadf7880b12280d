import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertRows, updateRow } from '#db/log/tracked-write.ts';
import type { PersonFact } from '#shared/domain/outcomes/outcome-figures.ts';
import type { OutcomeStep } from '#shared/domain/outcomes/placement.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, JobSeekerId, OutcomeStepId, PlacementId, UnitId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { type FactColumns, factFromRow, outcomeStepFromRow, outcomeStepToRow } from './outcome-rows.ts';
import { attachmentFromRow } from './voucher-rows.ts';

/** By date, void ones among them. */
export async function listOutcomeSteps(db: Reader, placementIds: readonly PlacementId[]): Promise<readonly OutcomeStep[]> {
  const steps: OutcomeStep[] = [];
  for (const chunk of inChunks(placementIds)) {
    const rows = await db
      .selectFrom('outcome_step')
      .selectAll()
      .where('placement_id', 'in', chunk)
      .orderBy('happened_on')
      .orderBy('id')
      .execute();
    const proofs = await db
      .selectFrom('outcome_step')
      .innerJoin('attachment', 'attachment.id', 'outcome_step.attachment_id')
      .selectAll('attachment')
      .where('outcome_step.placement_id', 'in', chunk)
      .execute();
    const byId = new Map(proofs.map((row) => [row.id, attachmentFromRow(row)]));
    steps.push(...rows.map((row) => outcomeStepFromRow(row, row.attachment_id === null ? undefined : byId.get(row.attachment_id))));
  }
  return steps;
}

/** Without its proof, which a decision about it does not need. */
export async function findOutcomeStepById(db: Reader, id: OutcomeStepId): Promise<Omit<OutcomeStep, 'proof'> | undefined> {
  const row = await db.selectFrom('outcome_step').selectAll().where('id', '=', id).executeTakeFirst();
  return row && outcomeStepFromRow(row, undefined);
}

export async function insertOutcomeSteps(trx: Writer, steps: readonly OutcomeStep[]): Promise<void> {
  await insertRows(trx, 'outcome_step', steps.map(outcomeStepToRow));
}

export async function voidOutcomeStep(
  trx: Writer,
  id: OutcomeStepId,
  voided: { readonly reason: string; readonly by: string; readonly at: Instant },
): Promise<void> {
  const changes = { void_reason: voided.reason, voided_by: voided.by, voided_at: voided.at };
  await updateRow(trx, 'outcome_step', id, changes, voided.reason);
}

const FACT_COLUMNS = [
  'outcome_step.kind',
  'outcome_step.happened_on',
  'outcome_step.starts_on',
  'outcome_step.months',
  'outcome_step.back_paid_months',
  'outcome_step.place',
  'outcome_step.cause',
] as const;

interface PersonFactRow extends FactColumns {
  readonly placement_id: string;
  readonly fair_id: string | null;
  readonly root_id: string;
}

const personFactFromRow = (row: PersonFactRow): PersonFact => ({
  personId: row.root_id as JobSeekerId,
  placementId: row.placement_id as PlacementId,
  fairId: (row.fair_id ?? undefined) as FairId | undefined,
  fact: factFromRow(row),
});

/** The facts that stand, of all people, or of the placements of one fair. */
export async function listPersonFacts(
  db: Reader,
  days: { readonly from?: CalendarDate | undefined; readonly to: CalendarDate },
  fairId?: FairId,
): Promise<readonly PersonFact[]> {
  let query = db
    .selectFrom('outcome_step')
    .innerJoin('placement', 'placement.id', 'outcome_step.placement_id')
    .innerJoin('job_seeker', 'job_seeker.id', 'placement.job_seeker_id')
    .select([...FACT_COLUMNS, 'outcome_step.placement_id', 'placement.fair_id', 'job_seeker.root_id'])
    .where('outcome_step.void_reason', 'is', null)
    .where('outcome_step.happened_on', '<=', days.to);
  if (days.from !== undefined) query = query.where('outcome_step.happened_on', '>=', days.from);
  if (fairId !== undefined) query = query.where('placement.fair_id', '=', fairId);
  const rows = await query.orderBy('outcome_step.happened_on').orderBy('outcome_step.id').execute();
  return rows.map(personFactFromRow);
}

/** What proves the work of people, at whatever unit: contracts, insurance and endings that stand and were true by the day. */
export async function listEmploymentFacts(db: Reader, personIds: readonly JobSeekerId[], to: CalendarDate): Promise<readonly PersonFact[]> {
  const facts: PersonFact[] = [];
  for (const chunk of inChunks(personIds)) {
    const rows = await db
      .selectFrom('job_seeker')
      .innerJoin('placement', 'placement.job_seeker_id', 'job_seeker.id')
      .innerJoin('outcome_step', 'outcome_step.placement_id', 'placement.id')
      .select([...FACT_COLUMNS, 'outcome_step.placement_id', 'placement.fair_id', 'job_seeker.root_id'])
      .where('job_seeker.root_id', 'in', chunk)
      .where('outcome_step.kind', 'in', ['contract', 'insured', 'left'])
      .where('outcome_step.void_reason', 'is', null)
      .where('outcome_step.happened_on', '<=', to)
      .orderBy('outcome_step.happened_on')
      .orderBy('outcome_step.id')
      .execute();
    facts.push(...rows.map(personFactFromRow));
  }
  return facts;
}

/** 录用 of the people by one unit that stands and was no earlier than the day: the first day of each. */
export async function listHiredDays(
  db: Reader,
  personIds: readonly JobSeekerId[],
  unitId: UnitId,
  from: CalendarDate,
): Promise<ReadonlyMap<JobSeekerId, CalendarDate>> {
  const days = new Map<JobSeekerId, CalendarDate>();
  for (const chunk of inChunks(personIds)) {
    const rows = await db
      .selectFrom('job_seeker')
      .innerJoin('placement', 'placement.job_seeker_id', 'job_seeker.id')
      .innerJoin('outcome_step', 'outcome_step.placement_id', 'placement.id')
      .select((eb) => ['job_seeker.root_id', eb.fn.min<string>('outcome_step.happened_on').as('hired_on')])
      .where('job_seeker.root_id', 'in', chunk)
      .where('placement.unit_id', '=', unitId)
      .where('outcome_step.kind', '=', 'hired')
      .where('outcome_step.happened_on', '>=', from)
      .where('outcome_step.void_reason', 'is', null)
      .groupBy('job_seeker.root_id')
      .execute();
    for (const row of rows) days.set(row.root_id as JobSeekerId, row.hired_on as CalendarDate);
  }
  return days;
}
