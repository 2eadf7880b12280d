import type { Reader, Writer } from '#db/connection/handles.ts';
import { findBoothPlan } from '#db/repositories/booths.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type Booth, occupantOf } from '#shared/domain/booths/booth.ts';
import { claimBooths, type NamedBooth } from '#shared/domain/booths/named-booths.ts';
import type { Participation } from '#shared/domain/units/unit.ts';
import type { BoothId, FairId, ParticipationId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { PlanInHand, unitNamesOf } from './booth-plan.ts';
import { findArrived } from './change-booths.ts';

/** A booth of the plan and the name of the unit that has it. */
export interface PlannedBooth extends NamedBooth {
  readonly id: BoothId;
}

export async function listPlannedBooths(db: Reader, fairId: FairId): Promise<readonly PlannedBooth[]> {
  const { booths } = await findBoothPlan(db, fairId);
  const occupants = booths.flatMap((booth) => occupantOf(booth.use) ?? []);
  const names = await unitNamesOf(db, [...new Set(occupants)]);
  return booths.map((booth) => ({ id: booth.id, number: booth.number, heldBy: nameOf(booth, names) }));
}

function nameOf({ use }: Booth, names: ReadonlyMap<ParticipationId, string>): string | undefined {
  const occupant = occupantOf(use);
  return occupant && (names.get(occupant) ?? '');
}

/** Gives units booths as a roster names them, agreed with them already. The participations are stored. */
export async function bookNamedBooths(
  writer: Writer,
  fairId: FairId,
  named: readonly { readonly participationId: ParticipationId; readonly booths: readonly PlannedBooth[] }[],
): Promise<void> {
  if (named.every(({ booths }) => booths.length === 0)) return;
  const plan = await PlanInHand.take(writer, fairId);
  for (const { participationId, booths } of named) {
    for (const { id, number } of booths) {
      const placed = await plan.step(id, { type: 'place', participationId, as: 'booked' });
      if (!placed.ok) throw new Error(`Booth ${number} was free this moment and is taken`);
    }
  }
  await plan.write();
}

/**
 * 展位号 typed on the roster. With a plan the unit gets exactly the booths that are named; one that another unit has, or that is not on
 * the plan, refuses the whole. Without a plan the text is only a text.
 *
 * @param before the line as it was stored
 */
export async function followTypedBooths(
  writer: Writer,
  before: Participation,
  text: string | undefined,
): Promise<Result<undefined, Refusal>> {
  if (text === before.booth) return ok();
  const plan = await PlanInHand.take(writer, before.fairId);
  if (plan.booths.length === 0) return ok();
  const own = plan.boothsOf(before.id);
  const names = await unitNamesOf(writer, [...new Set(plan.booths.flatMap((booth) => occupantOf(booth.use) ?? []))]);
  const [claim] = claimBooths(
    plan.booths.map((booth) => ({ id: booth.id, number: booth.number, heldBy: own.includes(booth) ? undefined : nameOf(booth, names) })),
    [{ row: 0, text }],
  );
  const [fault] = claim?.faults ?? [];
  if (fault?.type === 'BoothTaken' || fault?.type === 'BoothNotOnPlan') return err(fault);
  const wanted = new Set(claim?.booths.map((booth) => booth.id));
  const arrived = await findArrived(writer, [before.id]);
  for (const booth of own.filter(({ id }) => !wanted.has(id))) {
    const released = await plan.step(booth.id, { type: 'release', reason: '在名册中改了展位号' });
    if (!released.ok) return released;
  }
  for (const id of [...wanted].filter((one) => !own.some((booth) => booth.id === one))) {
    const placed = await plan.step(id, { type: 'place', participationId: before.id, as: arrived.has(before.id) ? 'inUse' : 'booked' });
    if (!placed.ok) return placed;
  }
  await plan.write();
  return ok();
}

/** Frees the booths of units that leave the roster. */
export async function freeBoothsOf(writer: Writer, fairId: FairId, ids: readonly ParticipationId[], reason: string): Promise<void> {
  const plan = await PlanInHand.take(writer, fairId);
  for (const booth of ids.flatMap((id) => plan.boothsOf(id))) {
    const released = await plan.step(booth.id, { type: 'release', reason });
    if (!released.ok) throw new Error(`Booth ${booth.number} of a unit is empty`);
  }
  await plan.write();
}
