import type { Reader, Writer } from '#db/connection/handles.ts';
import { takeNextNumber } from '#db/repositories/counters.ts';
import { findFairById, findFairByNumber, insertFair, updateFair as storeFair, tallyFair } from '#db/repositories/fairs.ts';
import { findStationById } from '#db/repositories/stations.ts';
import { findTourById } from '#db/repositories/tours.ts';
import type { fairsContract } from '#shared/contract/fairs.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { isPlaceCode } from '#shared/domain/divisions/division-code.ts';
import type { Fair, FairDetails } from '#shared/domain/fairs/fair.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { madeHereBy } from '../stations/made-here.ts';
import { findStationHere, numberPrefix } from '../stations/station-access.ts';

/** Files a fair; its number is the next one of the year it begins in. */
export function createFair(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof fairsContract.create>): Answer<Fair> {
  return change(deps, input.command, 'fairs.create', async (writer) => {
    const details = await checkDetails(writer, input.details, undefined);
    if (!details.ok) return details;
    const fair: Fair = {
      ...details.value,
      id: deps.ids.next<'Fair'>(),
      number: await nextFairNumber(writer, details.value.startsOn),
      status: 'planned',
      cancelReason: undefined,
      chosenProgram: undefined,
    };
    await insertFair(writer, fair);
    return ok(fair);
  });
}

export function updateFair(deps: DatabaseDep & ClockDep, input: InputOf<typeof fairsContract.update>): Answer<Fair> {
  return change(deps, input.command, 'fairs.update', async (writer) => {
    const fair = await findOpenFair(writer, input.id);
    if (!fair.ok) return fair;
    const details = await checkDetails(writer, input.details, fair.value);
    if (!details.ok) return details;
    const updated: Fair = { ...fair.value, ...details.value };
    await storeFair(writer, updated);
    return ok(updated);
  });
}

/** 已举办: only once its last day has begun; a fair that was not held settles nothing. */
export function holdFair(deps: DatabaseDep & ClockDep, input: InputOf<typeof fairsContract.hold>): Answer<Fair> {
  return change(deps, input.command, 'fairs.hold', async (writer) => {
    const fair = await findOpenFair(writer, input.id);
    if (!fair.ok) return fair;
    if (fair.value.status === 'cancelled') return err({ type: 'FairCancelled', fairId: input.id });
    if (chinaDate(deps.clock.now()) < fair.value.endsOn) return err({ type: 'FairNotOver', fairId: input.id, endsOn: fair.value.endsOn });
    const held: Fair = { ...fair.value, status: 'held' };
    await storeFair(writer, held);
    return ok(held);
  });
}

export function cancelFair(deps: DatabaseDep & ClockDep, input: InputOf<typeof fairsContract.cancel>): Answer<Fair> {
  return change(deps, input.command, 'fairs.cancel', async (writer) => {
    const fair = await findOpenFair(writer, input.id);
    if (!fair.ok) return fair;
    const cancelled: Fair = { ...fair.value, status: 'cancelled', cancelReason: input.reason };
    await storeFair(writer, cancelled, input.reason);
    return ok(cancelled);
  });
}

/** Back to 筹备中: a cancelled fair that takes place after all, or one marked held by mistake. */
export function reopenFair(deps: DatabaseDep & ClockDep, input: InputOf<typeof fairsContract.reopen>): Answer<Fair> {
  return change(deps, input.command, 'fairs.reopen', async (writer) => {
    const fair = await findOpenFair(writer, input.id);
    if (!fair.ok) return fair;
    const reopened: Fair = { ...fair.value, status: 'planned', cancelReason: undefined };
    await storeFair(writer, reopened, input.reason);
    return ok(reopened);
  });
}

/** 选定适用政策 where several apply to one fair (dossier A21). */
export function chooseProgram(deps: DatabaseDep & ClockDep, input: InputOf<typeof fairsContract.chooseProgram>): Answer<Fair> {
  return change(deps, input.command, 'fairs.chooseProgram', async (writer) => {
    const fair = await findOpenFair(writer, input.id);
    if (!fair.ok) return fair;
    const chosen: Fair = { ...fair.value, chosenProgram: input.program };
    await storeFair(writer, chosen);
    return ok(chosen);
  });
}

/**
 * A fair that may still change. While an approved settlement stands on it, neither the fair nor its roster and vouchers move:
 * the signed sheet says what they said. Void the settlement first.
 */
export async function findOpenFair(db: Reader, id: FairId): Promise<Result<Fair, Refusal>> {
  const fair = await findFairById(db, id);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id });
  const { settlement } = await tallyFair(db, id);
  if (settlement) return err({ type: 'FairSettled', fairId: id, settlementNumber: settlement.number });
  return ok(fair);
}

/** `2026-007` at the center, `S01-2026-007` at a station, so that two places never give the same number. */
async function nextFairNumber(writer: Writer, startsOn: CalendarDate): Promise<string> {
  const here = await findStationHere(writer);
  const prefix = here ? `${here.code}-` : await numberPrefix(writer);
  for (;;) {
    const number = await takeNextNumber(writer, 'fair', Number(startsOn.slice(0, 4)), prefix);
    // A number may have come with a receipt: after a restore, or by a decision.
    if (!(await findFairByNumber(writer, number))) return number;
  }
}

/** @param before the fair as it was: at a station its 承办站 is not for choosing */
async function checkDetails(
  writer: Writer,
  input: InputOf<typeof fairsContract.create>['details'],
  before: Fair | undefined,
): Promise<Result<FairDetails, Refusal>> {
  if (input.endsOn < input.startsOn) return err({ type: 'DatesReversed', from: input.startsOn, to: input.endsOn });
  if (input.venueDivision !== undefined && !isPlaceCode(input.venueDivision)) {
    return err({ type: 'UnknownDivision', code: input.venueDivision });
  }
  if (input.tourId !== undefined && !(await findTourById(writer, input.tourId)))
    return err({ type: 'NotFound', what: 'tour', id: input.tourId });
  const here = await madeHereBy(writer);
  const stationId = here === undefined ? input.stationId : before ? before.stationId : here;
  if (stationId !== undefined && !(await findStationById(writer, stationId)))
    return err({ type: 'NotFound', what: 'station', id: stationId });
  return ok({
    ...input,
    venueName: input.venueName.trim(),
    venueDivision: input.venueDivision,
    tourId: input.tourId,
    stationId,
    capacity: input.capacity,
  });
}
