import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { StationActivity, Voided } from '#shared/domain/stations/delivery.ts';
import type { Period } from '#shared/domain/stations/station-figures.ts';
import type { StationActivityId, StationId } from '#shared/kernel/ids.ts';
import { activityFromRow, activityToRow } from './station-rows.ts';

/** What a station did within the days, void entries among them; latest first. */
export async function listActivitiesOfStation(db: Reader, stationId: StationId, { from, to }: Period): Promise<readonly StationActivity[]> {
  const rows = await db
    .selectFrom('station_activity')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('happened_on', '>=', from)
    .where('happened_on', '<=', to)
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(activityFromRow);
}

export async function findActivityById(db: Reader, id: StationActivityId): Promise<StationActivity | undefined> {
  const row = await db.selectFrom('station_activity').selectAll().where('id', '=', id).executeTakeFirst();
  return row && activityFromRow(row);
}

/** Those of the ids that are there, in no order. */
export async function listActivitiesByIds(db: Reader, ids: readonly StationActivityId[]): Promise<readonly StationActivity[]> {
  const activities: StationActivity[] = [];
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('station_activity').selectAll().where('id', 'in', chunk).execute();
    activities.push(...rows.map(activityFromRow));
  }
  return activities;
}

export async function insertActivity(trx: Writer, activity: StationActivity): Promise<void> {
  await insertRow(trx, 'station_activity', activityToRow(activity));
}

/** Writes the columns in which the entry differs from the stored one. */
export async function updateActivity(trx: Writer, activity: StationActivity): Promise<void> {
  const { id, ...changes } = activityToRow(activity);
  await updateRow(trx, 'station_activity', id, changes);
}

export async function voidActivity(trx: Writer, id: StationActivityId, { reason, by, at }: Voided): Promise<void> {
  await updateRow(trx, 'station_activity', id, { void_reason: reason, voided_by: by, voided_at: at }, reason);
}
