import type { Writer } from '#db/connection/handles.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { findJobSeekerById } from '#db/repositories/job-seekers.ts';
import { findOutcomeStepById, insertOutcomeSteps, listOutcomeSteps, voidOutcomeStep } from '#db/repositories/outcome-steps.ts';
import { findParticipationByUnit } from '#db/repositories/participations.ts';
import { findPlacementById, insertPlacements } from '#db/repositories/placements.ts';
import { findUnitById } from '#db/repositories/units.ts';
import type { outcomesContract, PlacementTrail } from '#shared/contract/outcomes.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Attachment } from '#shared/domain/costs/cost-item.ts';
import { type OutcomeFact, type Placement, REPEATABLE_STEPS } from '#shared/domain/outcomes/placement.ts';
import { lastDayClaimed } from '#shared/domain/outcomes/plausibility.ts';
import type { FairId, PlacementId, UnitId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Actor, type Answer, change, type DatabaseDep } from '../answer.ts';
import { type AttachmentsDep, attachmentOf, keepOriginal } from '../attachments/originals.ts';
import type { InputOf } from '../input-of.ts';
import { madeHereBy } from '../stations/made-here.ts';
import { placementTrails } from './placement-trails.ts';

type Deps = DatabaseDep & ClockDep & IdsDep & AttachmentsDep;
type Entry = Pick<InputOf<typeof outcomesContract.record>, 'fact' | 'seen' | 'file'>;

/** Opens a placement with the first that is known of it, whichever step that is. */
export async function beginPlacement(deps: Deps, input: InputOf<typeof outcomesContract.begin>): Answer<PlacementTrail> {
  return withProof(deps, input.file, (proofOf) =>
    change(deps, input.command, 'outcomes.begin', async (writer, actor) => {
      const placement = await openPlacement(deps, writer, actor, input.placement);
      if (!placement.ok) return placement;
      return addStep(deps, writer, actor, placement.value, input, await proofOf(writer));
    }),
  );
}

export async function recordStep(deps: Deps, input: InputOf<typeof outcomesContract.record>): Answer<PlacementTrail> {
  return withProof(deps, input.file, (proofOf) =>
    change(deps, input.command, 'outcomes.record', async (writer, actor) => {
      const placement = await findPlacementById(writer, input.placementId);
      if (!placement) return err({ type: 'NotFound', what: 'placement', id: input.placementId });
      return addStep(deps, writer, actor, placement, input, await proofOf(writer));
    }),
  );
}

/** 作废: the step and the reason stay; what is right is entered anew. */
export function voidStep(deps: DatabaseDep & ClockDep, input: InputOf<typeof outcomesContract.void>): Answer<PlacementTrail> {
  return change(deps, input.command, 'outcomes.void', async (writer, actor) => {
    const step = await findOutcomeStepById(writer, input.id);
    if (!step) return err({ type: 'NotFound', what: 'outcomeStep', id: input.id });
    if (step.voided) return err({ type: 'OutcomeStepVoid' });
    await voidOutcomeStep(writer, step.id, { reason: input.reason, by: actor.name, at: actor.at });
    return trailOf(writer, step.placementId);
  });
}

export async function openPlacement(
  { ids }: IdsDep,
  writer: Writer,
  actor: Actor,
  { jobSeekerId, unitId, fairId, jobTitle }: InputOf<typeof outcomesContract.begin>['placement'],
): Answer<Placement> {
  if (!(await findJobSeekerById(writer, jobSeekerId))) return err({ type: 'NotFound', what: 'jobSeeker', id: jobSeekerId });
  const place = await checkPlace(writer, unitId, fairId);
  if (!place.ok) return place;
  const placement: Placement = {
    id: ids.next<'Placement'>(),
    jobSeekerId,
    unitId,
    fairId,
    jobTitle,
    enteredBy: actor.name,
    enteredAt: actor.at,
    stationId: await madeHereBy(writer),
  };
  await insertPlacements(writer, [placement]);
  return ok(placement);
}

/** A unit of a fair's placement stands on its roster. */
export async function checkPlace(writer: Writer, unitId: UnitId, fairId: FairId | undefined): Promise<Result<undefined, Refusal>> {
  const unit = await findUnitById(writer, unitId);
  if (!unit) return err({ type: 'NotFound', what: 'unit', id: unitId });
  if (fairId === undefined) return ok();
  if (!(await findFairById(writer, fairId))) return err({ type: 'NotFound', what: 'fair', id: fairId });
  return (await findParticipationByUnit(writer, fairId, unitId)) ? ok() : err({ type: 'UnitNotAtFair', unitId, unitName: unit.name });
}

/** What has not happened yet is no fact. */
export function checkDay(fact: OutcomeFact, actor: Actor): Result<undefined, Refusal> {
  const claimed = lastDayClaimed(fact);
  return claimed > chinaDate(actor.at) ? err({ type: 'DateInFuture', on: claimed }) : ok();
}

export async function addStep(
  deps: IdsDep,
  writer: Writer,
  actor: Actor,
  placement: Placement,
  { fact, seen }: Entry,
  proof: Attachment | undefined,
): Answer<PlacementTrail> {
  const day = checkDay(fact, actor);
  if (!day.ok) return day;
  const steps = await listOutcomeSteps(writer, [placement.id]);
  const standing = steps.find((step) => step.voided === undefined && step.fact.kind === fact.kind);
  if (standing && !REPEATABLE_STEPS.has(fact.kind)) return err({ type: 'OutcomeStepStands', step: fact.kind, on: standing.fact.on });
  await insertOutcomeSteps(writer, [
    {
      id: deps.ids.next<'OutcomeStep'>(),
      placementId: placement.id,
      fact,
      proof,
      seen,
      enteredBy: actor.name,
      enteredAt: actor.at,
      voided: undefined,
    },
  ]);
  return trailOf(writer, placement.id);
}

/** Keeps the file first, then hands over how it becomes an attachment inside the change. */
async function withProof<T>(
  deps: AttachmentsDep & DatabaseDep,
  file: File | undefined,
  work: (proofOf: (writer: Writer) => Promise<Attachment | undefined>) => Answer<T>,
): Answer<T> {
  if (!file) return work(async () => undefined);
  const kept = await keepOriginal(deps, file);
  return kept.ok ? work((writer) => attachmentOf(deps, writer, kept.value)) : kept;
}

async function trailOf(writer: Writer, id: PlacementId): Answer<PlacementTrail> {
  const placement = await findPlacementById(writer, id);
  const [trail] = placement ? await placementTrails(writer, [placement]) : [];
  if (!trail) throw new Error(`Placement ${id} is not there after it was written`);
  return ok(trail);
}
