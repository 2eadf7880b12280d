import type { Writer } from '#db/connection/handles.ts';
import { listArrivalsOf } from '#db/repositories/arrivals.ts';
import { setBoothsReserved } from '#db/repositories/booths.ts';
import { listParticipationsByIds } from '#db/repositories/participations.ts';
import type { boothsContract, PlacedBooths } from '#shared/contract/booths.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Booth } from '#shared/domain/booths/booth.ts';
import { exchange } from '#shared/domain/booths/booth-steps.ts';
import type { BoothId, FairId, ParticipationId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { InputOf } from '../input-of.ts';
import { PlanInHand } from './booth-plan.ts';

type BoothDeps = DatabaseDep & ClockDep;

/** Gives units booths. Who has arrived uses the booth at once; for the others it is held until it is agreed with them. */
export function placeInBooths(deps: BoothDeps, input: InputOf<typeof boothsContract.place>): Answer<PlacedBooths> {
  return changePlan(deps, input, 'booths.place', async (plan, writer) => {
    const ids = [...new Set(input.placements.map((placement) => placement.participationId))];
    const stranger = await findStranger(writer, input.fairId, ids);
    if (stranger !== undefined) return err({ type: 'NotFound', what: 'participation', id: stranger });
    const arrived = await findArrived(writer, ids);
    for (const { boothId, participationId } of input.placements) {
      const placed = await plan.step(boothId, { type: 'place', participationId, as: arrived.has(participationId) ? 'inUse' : 'held' });
      if (!placed.ok) return placed;
    }
    return ok({ placements: input.placements });
  });
}

/** 撤销 of a placement: all or none. */
export function withdrawFromBooths(deps: BoothDeps, input: InputOf<typeof boothsContract.withdraw>): Answer<{ withdrawn: number }> {
  return changePlan(deps, input, 'booths.withdraw', async (plan) => {
    for (const { boothId, participationId } of input.placements) {
      const withdrawn = await plan.step(boothId, { type: 'withdraw', participationId });
      if (!withdrawn.ok) return withdrawn;
    }
    return ok({ withdrawn: input.placements.length });
  });
}

export function moveBooth(deps: BoothDeps, input: InputOf<typeof boothsContract.move>): Answer<{ from: Booth; to: Booth }> {
  return changePlan(deps, input, 'booths.move', async (plan) => {
    const [from, to] = [plan.find(input.from), plan.find(input.to)];
    if (!from.ok) return from;
    if (!to.ok) return to;
    const exchanged = exchange(from.value, to.value);
    if (!exchanged.ok) return err(await plan.refusalOf(from.value, exchanged.error));
    const [left, taken] = exchanged.value;
    return ok({ from: plan.put(left), to: plan.put(taken) });
  });
}

/** 确认预订 of held booths, or back; booths in another state stay as they are. */
export function bookBooths(deps: BoothDeps, input: InputOf<typeof boothsContract.book>): Answer<{ changed: readonly BoothId[] }> {
  return changePlan(deps, input, 'booths.book', async (plan) => {
    const changed: BoothId[] = [];
    for (const id of input.ids) {
      const before = plan.find(id);
      if (!before.ok) return before;
      const after = await plan.step(id, { type: input.booked ? 'book' : 'unbook' });
      if (!after.ok) return after;
      if (after.value.use.state !== before.value.use.state) changed.push(id);
    }
    return ok({ changed });
  });
}

export function releaseBooths(deps: BoothDeps, input: InputOf<typeof boothsContract.release>): Answer<{ released: number }> {
  return changePlan(deps, input, 'booths.release', async (plan) => {
    for (const id of input.ids) {
      const released = await plan.step(id, { type: 'release', reason: input.reason });
      if (!released.ok) return released;
    }
    return ok({ released: input.ids.length });
  });
}

/** 预留 and back; a unit that has the booth keeps it. */
export function reserveBooths(deps: BoothDeps, input: InputOf<typeof boothsContract.reserve>): Answer<{ changed: readonly BoothId[] }> {
  return changePlan(deps, input, 'booths.reserve', async (plan, writer) => {
    const changed: BoothId[] = [];
    for (const id of input.ids) {
      const booth = plan.find(id);
      if (!booth.ok) return booth;
      if (booth.value.reserved !== input.reserved) changed.push(id);
    }
    await setBoothsReserved(writer, changed, input.reserved);
    return ok({ changed });
  });
}

/** Runs a change on the plan of a fair that is still open, and writes what became of it. */
function changePlan<T>(
  deps: BoothDeps,
  input: { readonly command: Parameters<typeof change>[1]; readonly fairId: FairId },
  name: string,
  work: (plan: PlanInHand, writer: Writer) => Promise<Result<T, Refusal>>,
): Answer<T> {
  return change(deps, input.command, name, async (writer) => {
    const fair = await findOpenFair(writer, input.fairId);
    if (!fair.ok) return fair;
    const plan = await PlanInHand.take(writer, input.fairId);
    const outcome = await work(plan, writer);
    if (outcome.ok) await plan.write();
    return outcome;
  });
}

/** One of the ids that is not on the roster of the fair. */
async function findStranger(writer: Writer, fairId: FairId, ids: readonly ParticipationId[]): Promise<ParticipationId | undefined> {
  const participations = await listParticipationsByIds(writer, ids);
  const there = new Set(participations.filter((one) => one.fairId === fairId).map((one) => one.id));
  return ids.find((id) => !there.has(id));
}

/** Those of the participations whose arrival stands. */
export async function findArrived(writer: Writer, ids: readonly ParticipationId[]): Promise<ReadonlySet<ParticipationId>> {
  const arrivals = await listArrivalsOf(writer, ids);
  return new Set(arrivals.filter((arrival) => arrival.undone === undefined).map((arrival) => arrival.participationId));
}
