import type { Writer } from '#db/connection/handles.ts';
import { findArrivalById, insertArrival, listArrivalsByFair, listArrivalsOf, markArrivalUndone } from '#db/repositories/arrivals.ts';
import {
  findParticipationById,
  listParticipationsByIds,
  listRosterByFair,
  setAttendance as storeAttendance,
} from '#db/repositories/participations.ts';
import type { arrivalsContract } from '#shared/contract/arrivals.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Arrival } from '#shared/domain/arrivals/arrival.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { FairId, ParticipationId } from '#shared/kernel/ids.ts';
import { chinaDate, type Instant } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Actor, type Answer, change, type DatabaseDep } from '../answer.ts';
import { PlanInHand, unitNamesOf } from '../booths/booth-plan.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { InputOf } from '../input-of.ts';

export async function listArrivals(deps: DatabaseDep, input: { fairId: FairId }): Answer<readonly Arrival[]> {
  return ok(await listArrivalsByFair(deps.db, input.fairId));
}

export function recordArrival(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof arrivalsContract.record>): Answer<Arrival> {
  return change(deps, input.command, 'arrivals.record', async (writer, actor) => {
    const fair = await findFairUnderWay(writer, input.fairId, actor.at);
    return fair.ok ? arrive(deps, writer, actor, input) : fair;
  });
}

/** 到场 of one unit: the fact, its attendance and its booths. It comes even after it was called off or marked absent. */
export async function arrive(
  { ids }: IdsDep,
  writer: Writer,
  actor: Actor,
  { fairId, participationId, staff, way }: Omit<InputOf<typeof arrivalsContract.record>, 'command'>,
): Answer<Arrival> {
  const participation = await findParticipationById(writer, participationId);
  if (participation?.fairId !== fairId) return err({ type: 'NotFound', what: 'participation', id: participationId });
  const standing = (await listArrivalsOf(writer, [participationId])).find((arrival) => arrival.undone === undefined);
  if (standing) {
    const unitName = (await unitNamesOf(writer, [participationId])).get(participationId) ?? '';
    return err({ type: 'UnitArrivedAlready', unitName, at: standing.at, by: standing.by });
  }
  const arrival: Arrival = {
    id: ids.next<'Arrival'>(),
    fairId,
    participationId,
    at: actor.at,
    by: actor.name,
    staff,
    way,
    attendanceBefore: participation.attendance,
    undone: undefined,
  };
  await insertArrival(writer, arrival);
  await storeAttendance(writer, [participationId], 'attended');
  await stepBoothsOf(writer, arrival, 'arrive');
  return ok(arrival);
}

/** Takes an arrival back with a reason; the attendance is again what it was, unless it was set by hand since. */
export function undoArrival(deps: DatabaseDep & ClockDep, input: InputOf<typeof arrivalsContract.undo>): Answer<Arrival> {
  return change(deps, input.command, 'arrivals.undo', async (writer, actor) => {
    const arrival = await findArrivalById(writer, input.id);
    if (!arrival) return err({ type: 'NotFound', what: 'arrival', id: input.id });
    if (arrival.undone) return err({ type: 'ArrivalUndone' });
    const fair = await findOpenFair(writer, arrival.fairId);
    if (!fair.ok) return fair;
    const undone = { by: actor.name, at: actor.at, reason: input.reason };
    await markArrivalUndone(writer, input.id, undone);
    const participation = await findParticipationById(writer, arrival.participationId);
    if (participation?.attendance === 'attended') await storeAttendance(writer, [participation.id], arrival.attendanceBefore);
    await stepBoothsOf(writer, arrival, 'undoArrival');
    return ok({ ...arrival, undone });
  });
}

export function markAbsent(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof arrivalsContract.markAbsent>,
): Answer<{ changed: readonly ParticipationId[] }> {
  return change(deps, input.command, 'arrivals.markAbsent', async (writer, actor) => {
    const fair = await findFairUnderWay(writer, input.fairId, actor.at);
    if (!fair.ok) return fair;
    const changed = (await listRosterByFair(writer, input.fairId))
      .filter(({ participation }) => participation.attendance === 'pending' && participation.presence === 'onsite')
      .map(({ participation }) => participation.id);
    await storeAttendance(writer, changed, 'noShow');
    return ok({ changed });
  });
}

export function undoMarkAbsent(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof arrivalsContract.undoMarkAbsent>,
): Answer<{ changed: readonly ParticipationId[] }> {
  return change(deps, input.command, 'arrivals.undoMarkAbsent', async (writer) => {
    const fair = await findOpenFair(writer, input.fairId);
    if (!fair.ok) return fair;
    const changed = (await listParticipationsByIds(writer, input.ids))
      .filter((participation) => participation.fairId === input.fairId && participation.attendance === 'noShow')
      .map((participation) => participation.id);
    await storeAttendance(writer, changed, 'pending');
    return ok({ changed });
  });
}

/** Attendance is what money is paid on: nobody is there, or missing, before the first day. */
async function findFairUnderWay(writer: Writer, id: FairId, at: Instant): Promise<Result<Fair, Refusal>> {
  const fair = await findOpenFair(writer, id);
  if (!fair.ok) return fair;
  if (fair.value.status === 'cancelled') return err({ type: 'FairCancelled', fairId: id });
  if (chinaDate(at) < fair.value.startsOn) return err({ type: 'FairNotBegun', fairId: id, startsOn: fair.value.startsOn });
  return fair;
}

async function stepBoothsOf(writer: Writer, { fairId, participationId }: Arrival, type: 'arrive' | 'undoArrival'): Promise<void> {
  const plan = await PlanInHand.take(writer, fairId);
  for (const booth of plan.boothsOf(participationId)) {
    const stepped = await plan.step(booth.id, { type });
    if (!stepped.ok) throw new Error(`Booth ${booth.number} of an arriving unit is empty`);
  }
  await plan.write();
}
