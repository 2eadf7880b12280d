import type { Reader } from '#db/connection/handles.ts';
import { listFairsByIds } from '#db/repositories/fairs.ts';
import { findJobSeekerById, listRecordsOfPerson } from '#db/repositories/job-seekers.ts';
import { listOutcomeSteps } from '#db/repositories/outcome-steps.ts';
import { listPlacementsByRecords } from '#db/repositories/placements.ts';
import { listUnitsByIds } from '#db/repositories/units.ts';
import type { PersonOutcomes, PlacementTrail } from '#shared/contract/outcomes.ts';
import { type Placement, standingFacts } from '#shared/domain/outcomes/placement.ts';
import { outcomeWarnings } from '#shared/domain/outcomes/plausibility.ts';
import { employmentPeriods, employmentSpans, stableMonths } from '#shared/domain/outcomes/stable-employment.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';

/** What became of a person, over all records that were merged into theirs. */
export async function readPersonOutcomes(deps: DatabaseDep & ClockDep, input: { jobSeekerId: JobSeekerId }): Answer<PersonOutcomes> {
  const person = await findJobSeekerById(deps.db, input.jobSeekerId);
  if (!person) return err({ type: 'NotFound', what: 'jobSeeker', id: input.jobSeekerId });
  const records = await listRecordsOfPerson(deps.db, person.rootId);
  const placements = await listPlacementsByRecords(
    deps.db,
    records.map((record) => record.id),
  );
  const trails = await placementTrails(deps.db, placements);
  const cutOff = chinaDate(deps.clock.now());
  const facts = trails.map((trail) => standingFacts(trail.steps));
  return ok({
    placements: trails,
    cutOff,
    stableMonths: stableMonths(facts, cutOff),
    periods: employmentPeriods(facts.flatMap((ofPlacement) => employmentSpans(ofPlacement, cutOff))),
  });
}

/** In the order of the placements. */
export async function placementTrails(db: Reader, placements: readonly Placement[]): Promise<readonly PlacementTrail[]> {
  const steps = await listOutcomeSteps(
    db,
    placements.map((placement) => placement.id),
  );
  const stepsByPlacement = Map.groupBy(steps, (step) => step.placementId);
  const { unitOf, fairOf } = await placesOf(db, placements);
  return placements.map((placement) => {
    const ofPlacement = stepsByPlacement.get(placement.id) ?? [];
    const fair = fairOf(placement);
    return {
      placement,
      unitName: unitOf(placement).name,
      fair: fair && { number: fair.number, title: fair.title, startsOn: fair.startsOn },
      steps: ofPlacement,
      warnings: outcomeWarnings(standingFacts(ofPlacement), fair?.startsOn),
    };
  });
}

/** The units and fairs that placements name. */
export async function placesOf(db: Reader, placements: readonly Placement[]) {
  const units = new Map((await listUnitsByIds(db, [...new Set(placements.map((one) => one.unitId))])).map((unit) => [unit.id, unit]));
  const fairIds = placements.flatMap((one) => (one.fairId === undefined ? [] : [one.fairId]));
  const fairs = new Map((await listFairsByIds(db, [...new Set(fairIds)])).map((fair) => [fair.id, fair]));
  return {
    unitOf: (placement: Placement) => {
      const unit = units.get(placement.unitId);
      if (!unit) throw new Error(`Placement ${placement.id} without its unit`);
      return unit;
    },
    fairOf: (placement: Placement) => (placement.fairId === undefined ? undefined : fairs.get(placement.fairId)),
  };
}
