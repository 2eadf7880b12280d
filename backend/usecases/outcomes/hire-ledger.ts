import type { Reader } from '#db/connection/handles.ts';
import { listJobSeekersByIds } from '#db/repositories/job-seekers.ts';
import { listEmploymentFacts, listOutcomeSteps } from '#db/repositories/outcome-steps.ts';
import { countPlacements, listPlacements, type PlacementFilter, type PlacementPageKey } from '#db/repositories/placements.ts';
import type { HireLedgerLine, outcomesContract } from '#shared/contract/outcomes.ts';
import { stableMonthsByPerson } from '#shared/domain/outcomes/outcome-figures.ts';
import { type Placement, standingFacts } from '#shared/domain/outcomes/placement.ts';
import { placementStateAt } from '#shared/domain/outcomes/placement-state.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { type CalendarDate, calendarDate } from '#shared/kernel/calendar-date.ts';
import type { JobSeekerId, PlacementId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { readPageKey, writePageKey } from '../page-key.ts';
import { outcomePerson } from './outcome-person.ts';
import { placesOf } from './placement-trails.ts';

export type HireLedgerFilter = InputOf<typeof outcomesContract.ledgerFile>['filter'];

/** One page of the 招聘用工实名台账, as it stood on the cut-off day. */
export async function listHireLedger(
  deps: DatabaseDep,
  input: InputOf<typeof outcomesContract.ledger>,
): Answer<{ lines: readonly HireLedgerLine[]; after: string | undefined; placements: number; people: number }> {
  const filter = placementFilter(input);
  const placements = await listPlacements(deps.db, filter, { after: pageKeyOf(input.after), limit: input.limit });
  const last = placements.length === input.limit ? placements.at(-1) : undefined;
  const lines = await ledgerLines(deps.db, placements, input.cutOff);
  return ok({
    lines: lines.map(({ line }) => line),
    after: last && writePageKey(last.enteredAt, last.id),
    ...(await countPlacements(deps.db, filter)),
  });
}

/** The days that a cut-off day and a year leave. */
export function daysOf({ cutOff, year }: { readonly cutOff: CalendarDate; readonly year?: number | undefined }) {
  if (year === undefined) return { to: cutOff };
  const last = calendarDate(`${year}-12-31`);
  return { from: calendarDate(`${year}-01-01`), to: cutOff < last ? cutOff : last };
}

export function placementFilter({ step, fairId, unitId, ...days }: HireLedgerFilter): PlacementFilter {
  return { ...daysOf(days), step, fairId, unitId };
}

/** Lines in the order of the placements, each with the person's record. */
export async function ledgerLines(
  db: Reader,
  placements: readonly Placement[],
  cutOff: CalendarDate,
): Promise<readonly { readonly line: HireLedgerLine; readonly person: JobSeeker }[]> {
  const people = await peopleOf(db, placements);
  const steps = await listOutcomeSteps(
    db,
    placements.map((placement) => placement.id),
  );
  const stepsByPlacement = Map.groupBy(
    steps.filter((step) => step.voided === undefined && step.fact.on <= cutOff),
    (step) => step.placementId,
  );
  const months = stableMonthsByPerson(
    await listEmploymentFacts(db, [...new Set([...people.values()].map(({ id }) => id))], cutOff),
    cutOff,
  );
  const { unitOf, fairOf } = await placesOf(db, placements);
  return placements.map((placement) => {
    const person = people.get(placement.jobSeekerId);
    if (!person) throw new Error(`Placement ${placement.id} without its person`);
    const standing = stepsByPlacement.get(placement.id) ?? [];
    const [unit, fair] = [unitOf(placement), fairOf(placement)];
    const line: HireLedgerLine = {
      placement,
      person: outcomePerson(person),
      unitName: unit.name,
      creditCode: unit.creditCode,
      fairNumber: fair?.number,
      fairTitle: fair?.title,
      state: placementStateAt(standingFacts(standing), cutOff),
      stableMonths: months.get(person.id) ?? 0,
      steps: standing.length,
      proofs: standing.filter((step) => step.proof !== undefined || step.seen !== undefined).length,
    };
    return { line, person };
  });
}

/** The record that stands for the person of each placement, by the record that the placement names. */
async function peopleOf(db: Reader, placements: readonly Placement[]): Promise<ReadonlyMap<JobSeekerId, JobSeeker>> {
  const records = await listJobSeekersByIds(db, [...new Set(placements.map((placement) => placement.jobSeekerId))]);
  const merged = records.filter((record) => record.rootId !== record.id);
  const roots = await listJobSeekersByIds(db, [...new Set(merged.map((record) => record.rootId))]);
  const byId = new Map([...records, ...roots].map((record) => [record.id, record]));
  return new Map(
    records.map((record) => {
      const root = byId.get(record.rootId);
      if (!root) throw new Error(`Record ${record.id} without the one it was merged into`);
      return [record.id, root];
    }),
  );
}

function pageKeyOf(text: string | undefined): PlacementPageKey | undefined {
  const key = readPageKey(text);
  return key && { enteredAt: key[0] as Instant, id: key[1] as PlacementId };
}
