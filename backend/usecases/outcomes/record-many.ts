import { listJobSeekersByIds } from '#db/repositories/job-seekers.ts';
import { insertOutcomeSteps, listOutcomeSteps } from '#db/repositories/outcome-steps.ts';
import { insertPlacements, listPlacementsByFair } from '#db/repositories/placements.ts';
import type { outcomesContract } from '#shared/contract/outcomes.ts';
import type { OutcomeStep, Placement } from '#shared/domain/outcomes/placement.ts';
import type { JobSeekerId, PlacementId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { madeHereBy } from '../stations/made-here.ts';
import { checkDay, checkPlace } from './record-outcome.ts';

/** 会后录入: one step of many people with one unit. Each goes to the person's placement from this fair, which is opened where there is none. */
export function recordMany(
  deps: DatabaseDep & ClockDep & IdsDep,
  input: InputOf<typeof outcomesContract.recordMany>,
): Answer<{ recorded: number; already: number }> {
  return change(deps, input.command, 'outcomes.recordMany', async (writer, actor) => {
    const { fairId, unitId, jobTitle } = input;
    const fact = { kind: input.kind, on: input.on };
    const day = checkDay(fact, actor);
    if (!day.ok) return day;
    const place = await checkPlace(writer, unitId, fairId);
    if (!place.ok) return place;
    const found = await listJobSeekersByIds(writer, input.jobSeekerIds);
    const known = new Set(found.map((person) => person.id));
    const missing = input.jobSeekerIds.find((id) => !known.has(id));
    if (missing !== undefined) return err({ type: 'NotFound', what: 'jobSeeker', id: missing });

    const there = await listPlacementsByFair(writer, fairId, unitId);
    const placementIds = new Map<JobSeekerId, PlacementId>(there.map(({ placement, personId }) => [personId, placement.id]));
    const steps = await listOutcomeSteps(writer, [...placementIds.values()]);
    const done = new Set(steps.filter((step) => !step.voided && step.fact.kind === input.kind).map((step) => step.placementId));

    const people = [...new Set(found.map((person) => person.rootId))];
    const entered = { enteredBy: actor.name, enteredAt: actor.at };
    const stationId = await madeHereBy(writer);
    const opened = people
      .filter((personId) => !placementIds.has(personId))
      .map(
        (jobSeekerId): Placement => ({ id: deps.ids.next<'Placement'>(), jobSeekerId, unitId, fairId, jobTitle, ...entered, stationId }),
      );
    for (const { id, jobSeekerId } of opened) placementIds.set(jobSeekerId, id);
    const added = people
      .flatMap((personId) => placementIds.get(personId) ?? [])
      .filter((placementId) => !done.has(placementId))
      .map(
        (placementId): OutcomeStep => ({
          id: deps.ids.next<'OutcomeStep'>(),
          placementId,
          fact,
          proof: undefined,
          seen: undefined,
          ...entered,
          voided: undefined,
        }),
      );
    await insertPlacements(writer, opened);
    await insertOutcomeSteps(writer, added);
    return ok({ recorded: added.length, already: people.length - added.length });
  });
}
