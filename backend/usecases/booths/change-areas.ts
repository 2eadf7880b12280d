import type { Writer } from '#db/connection/handles.ts';
import { findBoothAreaById, findBoothPlan, insertBoothArea, removeBoothArea, updateBoothArea } from '#db/repositories/booths.ts';
import { listRosterByFair, setBoothText } from '#db/repositories/participations.ts';
import type { AddedArea, boothsContract } from '#shared/contract/booths.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { describedBooths } from '#shared/domain/booths/area-description.ts';
import { type Booth, type BoothArea, occupantOf } from '#shared/domain/booths/booth.ts';
import { boothKey, claimBooths } from '#shared/domain/booths/named-booths.ts';
import type { BoothAreaId, FairId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { InputOf } from '../input-of.ts';
import { PlanInHand } from './booth-plan.ts';
import { findArrived } from './change-booths.ts';

/** A plan is drawn and printed whole; the largest halls have some hundreds. */
const BOOTHS_MAX = 2_000;

export function addArea(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof boothsContract.addArea>): Answer<AddedArea> {
  return change(deps, input.command, 'booths.addArea', (writer) => drawArea(deps, writer, input.fairId, input.description));
}

/** Draws an area. Units whose booth the roster names already take theirs. */
export async function drawArea(
  deps: IdsDep,
  writer: Writer,
  fairId: FairId,
  described: InputOf<typeof boothsContract.addArea>['description'],
): Answer<AddedArea> {
  const fair = await findOpenFair(writer, fairId);
  if (!fair.ok) return fair;
  const plan = await findBoothPlan(writer, fairId);
  const { name, industries, ...description } = described;
  if (plan.areas.some((area) => area.name === name)) return err({ type: 'NameTaken', name });
  const places = describedBooths({ ...description, prefix: description.prefix ?? '' });
  const count = plan.booths.length + places.length;
  if (count > BOOTHS_MAX) return err({ type: 'TooManyBooths', count, limit: BOOTHS_MAX });
  const used = new Set(plan.booths.map((booth) => boothKey(booth.number)));
  const numbers = places.filter((place) => used.has(boothKey(place.number))).map((place) => place.number);
  if (numbers.length > 0) return err({ type: 'BoothNumbersUsed', numbers });
  const area: BoothArea = {
    id: deps.ids.next<'BoothArea'>(),
    fairId,
    position: (plan.areas.at(-1)?.position ?? 0) + 1,
    name,
    industries,
  };
  const booths = places.map(
    (place): Booth => ({
      ...place,
      id: deps.ids.next<'Booth'>(),
      fairId,
      areaId: area.id,
      reserved: false,
      use: { state: 'free' },
    }),
  );
  await insertBoothArea(writer, area, booths);
  return ok({ area, booths: booths.length, ...(await takeNamed(writer, fairId, booths)) });
}

/** Gives the new booths to the units whose line on the roster names them; a unit that came second loses the wrong number from its line. */
async function takeNamed(writer: Writer, fairId: FairId, booths: readonly Booth[]): Promise<Pick<AddedArea, 'taken' | 'conflicts'>> {
  const roster = await listRosterByFair(writer, fairId);
  const plan = await PlanInHand.take(writer, fairId);
  const waiting = roster.filter(({ participation }) => plan.boothsOf(participation.id).length === 0);
  const claims = claimBooths(
    booths.map((booth) => ({ number: booth.number, heldBy: undefined, id: booth.id })),
    waiting.map(({ participation }, row) => ({ row, text: participation.booth })),
  );
  const arrived = await findArrived(
    writer,
    waiting.map(({ participation }) => participation.id),
  );
  const conflicts: { number: string; unitName: string }[] = [];
  let taken = 0;
  for (const claim of claims) {
    const entry = waiting[claim.row];
    if (!entry) throw new Error(`A claim of line ${claim.row}, which is not on the roster`);
    const { id } = entry.participation;
    for (const booth of claim.booths) {
      const placed = await plan.step(booth.id, { type: 'place', participationId: id, as: arrived.has(id) ? 'inUse' : 'booked' });
      if (!placed.ok) throw new Error(`Booth ${booth.number} was drawn this moment and is taken`);
    }
    if (claim.booths.length > 0) taken += 1;
    const twice = claim.faults.filter((fault) => fault.type === 'BoothNamedTwice');
    conflicts.push(...twice.map((fault) => ({ number: fault.number, unitName: entry.unit.name })));
    if (twice.length > 0 && claim.booths.length === 0) await setBoothText(writer, id, undefined);
  }
  await plan.write();
  return { taken, conflicts };
}

export function updateArea(deps: DatabaseDep & ClockDep, input: InputOf<typeof boothsContract.updateArea>): Answer<BoothArea> {
  return change(deps, input.command, 'booths.updateArea', async (writer) => {
    const area = await findOpenArea(writer, input.id);
    if (!area.ok) return area;
    const { name, industries } = input.correction;
    const { areas } = await findBoothPlan(writer, area.value.fairId);
    if (areas.some((other) => other.id !== input.id && other.name === name)) return err({ type: 'NameTaken', name });
    const updated: BoothArea = { ...area.value, name, industries };
    await updateBoothArea(writer, updated);
    return ok(updated);
  });
}

/** Takes an area off the plan, unless units stand in it. */
export function removeArea(deps: DatabaseDep & ClockDep, input: InputOf<typeof boothsContract.removeArea>): Answer<{ booths: number }> {
  return change(deps, input.command, 'booths.removeArea', async (writer) => {
    const area = await findOpenArea(writer, input.id);
    if (!area.ok) return area;
    const { booths } = await findBoothPlan(writer, area.value.fairId);
    const within = booths.filter((booth) => booth.areaId === input.id);
    const numbers = within.filter((booth) => occupantOf(booth.use) !== undefined).map((booth) => booth.number);
    if (numbers.length > 0) return err({ type: 'BoothAreaOccupied', areaName: area.value.name, numbers });
    await removeBoothArea(
      writer,
      input.id,
      within.map((booth) => booth.id),
      input.reason,
    );
    return ok({ booths: within.length });
  });
}

async function findOpenArea(writer: Writer, id: BoothAreaId): Promise<Result<BoothArea, Refusal>> {
  const area = await findBoothAreaById(writer, id);
  if (!area) return err({ type: 'NotFound', what: 'boothArea', id });
  const fair = await findOpenFair(writer, area.fairId);
  return fair.ok ? ok(area) : fair;
}
