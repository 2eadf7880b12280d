import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertRows } from '#db/log/tracked-write.ts';
import type { Schema } from '#db/schema/schema.ts';
import type { OutcomeStepKind, Placement } from '#shared/domain/outcomes/placement.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, JobSeekerId, PlacementId, UnitId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { placementFromRow, placementToRow } from './outcome-rows.ts';

/** Placements with a step that stands within the days, of the kind where one is named. */
export interface PlacementFilter {
  readonly from?: CalendarDate | undefined;
  readonly to: CalendarDate;
  readonly step?: OutcomeStepKind | undefined;
  readonly fairId?: FairId | undefined;
  readonly unitId?: UnitId | undefined;
}

/** Where a list page ended; the next begins behind it. */
export interface PlacementPageKey {
  readonly enteredAt: Instant;
  readonly id: PlacementId;
}

/** Latest entered first, one page. */
export async function listPlacements(
  db: Reader,
  filter: PlacementFilter,
  page: { readonly after?: PlacementPageKey | undefined; readonly limit: number },
): Promise<readonly Placement[]> {
  let query = db.selectFrom('placement').selectAll().where(matches(filter));
  const { after } = page;
  if (after) query = query.where((eb) => eb(eb.refTuple('entered_at', 'id'), '<', eb.tuple(after.enteredAt, after.id)));
  const rows = await query.orderBy('entered_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute();
  return rows.map(placementFromRow);
}

/** Placements and the people in them; of merged records one counts. */
export async function countPlacements(
  db: Reader,
  filter: PlacementFilter,
): Promise<{ readonly placements: number; readonly people: number }> {
  return db
    .selectFrom('placement')
    .innerJoin('job_seeker', 'job_seeker.id', 'placement.job_seeker_id')
    .select((eb) => [eb.fn.countAll<number>().as('placements'), eb.fn.count<number>('job_seeker.root_id').distinct().as('people')])
    .where(matches(filter))
    .executeTakeFirstOrThrow();
}

function matches(filter: PlacementFilter) {
  return (eb: ExpressionBuilder<Schema, 'placement'>): Expression<SqlBool> => {
    let steps = eb
      .selectFrom('outcome_step')
      .select('outcome_step.id')
      .whereRef('outcome_step.placement_id', '=', 'placement.id')
      .where('outcome_step.void_reason', 'is', null)
      .where('outcome_step.happened_on', '<=', filter.to);
    if (filter.from !== undefined) steps = steps.where('outcome_step.happened_on', '>=', filter.from);
    if (filter.step !== undefined) steps = steps.where('outcome_step.kind', '=', filter.step);
    // 身份待裁定的人 stay off the ledger until it is decided who they are.
    const inQuestion = eb
      .selectFrom('conflict')
      .select('conflict.id')
      .whereRef('conflict.row_id', '=', 'placement.job_seeker_id')
      .where('conflict.state', '=', 'open')
      .where('conflict.kind', '=', 'identity');
    const conditions = [eb.exists(steps), eb.not(eb.exists(inQuestion))];
    if (filter.fairId !== undefined) conditions.push(eb('placement.fair_id', '=', filter.fairId));
    if (filter.unitId !== undefined) conditions.push(eb('placement.unit_id', '=', filter.unitId));
    return eb.and(conditions);
  };
}

export async function findPlacementById(db: Reader, id: PlacementId): Promise<Placement | undefined> {
  const row = await db.selectFrom('placement').selectAll().where('id', '=', id).executeTakeFirst();
  return row && placementFromRow(row);
}

/** Of the records of one or several people, oldest first. */
export async function listPlacementsByRecords(db: Reader, jobSeekerIds: readonly JobSeekerId[]): Promise<readonly Placement[]> {
  const placements: Placement[] = [];
  for (const chunk of inChunks(jobSeekerIds)) {
    const rows = await db
      .selectFrom('placement')
      .selectAll()
      .where('job_seeker_id', 'in', chunk)
      .orderBy('entered_at')
      .orderBy('id')
      .execute();
    placements.push(...rows.map(placementFromRow));
  }
  return placements;
}

/** What came of a fair, with all units or with one; each with the record that stands for the person. */
export async function listPlacementsByFair(
  db: Reader,
  fairId: FairId,
  unitId?: UnitId,
): Promise<readonly { readonly placement: Placement; readonly personId: JobSeekerId }[]> {
  let query = db
    .selectFrom('placement')
    .innerJoin('job_seeker', 'job_seeker.id', 'placement.job_seeker_id')
    .selectAll('placement')
    .select('job_seeker.root_id')
    .where('placement.fair_id', '=', fairId);
  if (unitId !== undefined) query = query.where('placement.unit_id', '=', unitId);
  const rows = await query.orderBy('placement.entered_at').orderBy('placement.id').execute();
  return rows.map(({ root_id, ...row }) => ({ placement: placementFromRow(row), personId: root_id as JobSeekerId }));
}

export async function insertPlacements(trx: Writer, placements: readonly Placement[]): Promise<void> {
  await insertRows(trx, 'placement', placements.map(placementToRow));
}
