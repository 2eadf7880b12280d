import type { Reader } from '#db/connection/handles.ts';
import {
  countNumbersOfStation,
  findStationByCode,
  findStationById,
  insertStation,
  updateStation as store,
} from '#db/repositories/stations.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { stationsContract } from '#shared/contract/stations.ts';
import { isPlaceCode } from '#shared/domain/divisions/division-code.ts';
import type { Station, StationDetails } from '#shared/domain/stations/station.ts';
import type { StationId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { refuseAtStation } from './station-access.ts';

type Changing = DatabaseDep & ClockDep;

/** 登记驻外站. */
export function createStation(deps: Changing & IdsDep, input: InputOf<typeof stationsContract.create>): Answer<Station> {
  return change(deps, input.command, 'stations.create', async (writer) => {
    const atCenter = await refuseAtStation(writer);
    if (!atCenter.ok) return atCenter;
    const details = await checkDetails(writer, input.details, undefined);
    if (!details.ok) return details;
    const station: Station = { ...details.value, id: deps.ids.next<'Station'>(), closed: undefined };
    await insertStation(writer, station);
    return ok(station);
  });
}

export function updateStation(deps: Changing, input: InputOf<typeof stationsContract.update>): Answer<Station> {
  return change(deps, input.command, 'stations.update', async (writer) => {
    const station = await findChangeable(writer, input.id);
    if (!station.ok) return station;
    const details = await checkDetails(writer, input.details, station.value);
    if (!details.ok) return details;
    const updated: Station = { ...station.value, ...details.value };
    await store(writer, updated);
    return ok(updated);
  });
}

/** 撤站: nothing that happens later can be entered for it; what it did stays. */
export function closeStation(deps: Changing, input: InputOf<typeof stationsContract.close>): Answer<Station> {
  return change(deps, input.command, 'stations.close', async (writer, actor) => {
    const station = await findChangeable(writer, input.id);
    if (!station.ok) return station;
    if (input.on > chinaDate(actor.at)) return err({ type: 'DateInFuture', on: input.on });
    const closed: Station = { ...station.value, closed: { on: input.on, reason: input.reason } };
    await store(writer, closed, input.reason);
    return ok(closed);
  });
}

export function reopenStation(deps: Changing, input: InputOf<typeof stationsContract.reopen>): Answer<Station> {
  return change(deps, input.command, 'stations.reopen', async (writer) => {
    const station = await findChangeable(writer, input.id);
    if (!station.ok) return station;
    const reopened: Station = { ...station.value, closed: undefined };
    await store(writer, reopened, input.reason);
    return ok(reopened);
  });
}

async function findChangeable(db: Reader, id: StationId): Promise<Result<Station, Refusal>> {
  const atCenter = await refuseAtStation(db);
  if (!atCenter.ok) return atCenter;
  const station = await findStationById(db, id);
  return station ? ok(station) : err({ type: 'NotFound', what: 'station', id });
}

async function checkDetails(
  db: Reader,
  details: InputOf<typeof stationsContract.create>['details'],
  before: Station | undefined,
): Promise<Result<StationDetails, Refusal>> {
  const { code, agreementFrom, agreementTo, hostDivision } = details;
  if (!isPlaceCode(hostDivision)) return err({ type: 'UnknownDivision', code: hostDivision });
  if (agreementFrom !== undefined && agreementTo !== undefined && agreementTo < agreementFrom) {
    return err({ type: 'DatesReversed', from: agreementFrom, to: agreementTo });
  }
  if (code !== before?.code) {
    const other = await findStationByCode(db, code);
    if (other) return err({ type: 'StationCodeTaken', code, name: other.name });
    const inUse = before && (await countNumbersOfStation(db, before));
    if (inUse && inUse.deliveries + inUse.fairs > 0) return err({ type: 'StationCodeInUse', code: before.code, ...inUse });
  }
  const { mode, address, partner, agreementNumber, operatorName, yearlyFee, inUseOn, note } = details;
  return ok({
    ...details,
    ...{ mode, address, partner, agreementNumber, agreementFrom, agreementTo, operatorName, yearlyFee, inUseOn, note },
    staff: details.staff.map(({ name, phone }) => ({ name, phone })),
  });
}
