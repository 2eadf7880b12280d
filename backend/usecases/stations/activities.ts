import type { Reader } from '#db/connection/handles.ts';
import {
  findActivityById,
  insertActivity,
  listActivitiesOfStation,
  updateActivity as store,
  voidActivity as storeVoid,
} from '#db/repositories/station-activities.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { stationsContract } from '#shared/contract/stations.ts';
import type { ActivityDetails, StationActivity } from '#shared/domain/stations/delivery.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import type { StationActivityId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Actor, type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { wholeYear } from './figure-period.ts';
import { checkNotClosed, findOpenStation } from './station-access.ts';

/** 工作记录 of a station, of the year, void ones among them. */
export async function listActivities(
  { db }: DatabaseDep,
  input: InputOf<typeof stationsContract.activities>,
): Answer<readonly StationActivity[]> {
  const station = await findOpenStation(db, input.stationId);
  return station.ok ? ok(await listActivitiesOfStation(db, input.stationId, wholeYear(input.year))) : station;
}

export function addActivity(
  deps: DatabaseDep & ClockDep & IdsDep,
  input: InputOf<typeof stationsContract.addActivity>,
): Answer<StationActivity> {
  return change(deps, input.command, 'stations.addActivity', async (writer, actor) => {
    const station = await findOpenStation(writer, input.stationId);
    if (!station.ok) return station;
    const details = checkDetails(station.value, actor, input.details);
    if (!details.ok) return details;
    const activity: StationActivity = {
      ...details.value,
      id: deps.ids.next<'StationActivity'>(),
      stationId: input.stationId,
      enteredBy: actor.name,
      enteredAt: actor.at,
      voided: undefined,
    };
    await insertActivity(writer, activity);
    return ok(activity);
  });
}

export function updateActivity(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof stationsContract.updateActivity>,
): Answer<StationActivity> {
  return change(deps, input.command, 'stations.updateActivity', async (writer, actor) => {
    const found = await findStandingActivity(writer, input.id);
    if (!found.ok) return found;
    const details = checkDetails(found.value.station, actor, input.details);
    if (!details.ok) return details;
    const updated: StationActivity = { ...found.value.activity, ...details.value };
    await store(writer, updated);
    return ok(updated);
  });
}

/** 作废: the entry and the reason stay. */
export function voidActivity(deps: DatabaseDep & ClockDep, input: InputOf<typeof stationsContract.voidActivity>): Answer<StationActivity> {
  return change(deps, input.command, 'stations.voidActivity', async (writer, actor) => {
    const found = await findStandingActivity(writer, input.id);
    if (!found.ok) return found;
    const voided = { reason: input.reason, by: actor.name, at: actor.at };
    await storeVoid(writer, input.id, voided);
    return ok({ ...found.value.activity, voided });
  });
}

async function findStandingActivity(
  db: Reader,
  id: StationActivityId,
): Promise<Result<{ readonly activity: StationActivity; readonly station: Station }, Refusal>> {
  const activity = await findActivityById(db, id);
  if (!activity) return err({ type: 'NotFound', what: 'stationActivity', id });
  const station = await findOpenStation(db, activity.stationId);
  if (!station.ok) return station;
  return activity.voided ? err({ type: 'StationRecordVoid', what: 'stationActivity' }) : ok({ activity, station: station.value });
}

/** What has not happened yet is no work done. */
function checkDetails(
  station: Station,
  actor: Actor,
  { kind, happenedOn, place, counterpart, peopleCount, content }: InputOf<typeof stationsContract.addActivity>['details'],
): Result<ActivityDetails, Refusal> {
  if (happenedOn > chinaDate(actor.at)) return err({ type: 'DateInFuture', on: happenedOn });
  const open = checkNotClosed(station, happenedOn);
  return open.ok ? ok({ kind, happenedOn, place, counterpart, peopleCount, content }) : open;
}
