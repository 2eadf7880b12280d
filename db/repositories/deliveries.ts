import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertRow, insertRows, updateRow, updateRows } from '#db/log/tracked-write.ts';
import type { Delivery, DeliveryPerson, Voided } from '#shared/domain/stations/delivery.ts';
import type { TripOfPerson } from '#shared/domain/stations/delivery-checks.ts';
import type { Period } from '#shared/domain/stations/station-figures.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { DeliveryId, DeliveryPersonId, JobSeekerId, StationId, UnitId } from '#shared/kernel/ids.ts';
import { deliveryFromRow, deliveryPersonFromRow, deliveryPersonToRow, deliveryToRow } from './station-rows.ts';

/** The trips of a station that depart within the days, void ones among them; latest first. */
export async function listDeliveriesOfStation(db: Reader, stationId: StationId, { from, to }: Period): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('departs_on', '>=', from)
    .where('departs_on', '<=', to)
    .orderBy('departs_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(deliveryFromRow);
}

export async function findDeliveryById(db: Reader, id: DeliveryId): Promise<Delivery | undefined> {
  const row = await db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst();
  return row && deliveryFromRow(row);
}

/** Those of the ids that are there, in no order. */
export async function isDeliveryNumberUsed(db: Reader, number: string): Promise<boolean> {
  return (await db.selectFrom('delivery').select('id').where('number', '=', number).executeTakeFirst()) !== undefined;
}

export async function listDeliveriesByIds(db: Reader, ids: readonly DeliveryId[]): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('delivery').selectAll().where('id', 'in', chunk).execute();
    deliveries.push(...rows.map(deliveryFromRow));
  }
  return deliveries;
}

/** How many people stand on each of the trips; records merged into one person are one. */
export async function countDeliveryPeople(db: Reader, ids: readonly DeliveryId[]): Promise<ReadonlyMap<DeliveryId, number>> {
  const counts = new Map<DeliveryId, number>();
  for (const chunk of inChunks(ids)) {
    const rows = await db
      .selectFrom('delivery_person')
      .innerJoin('job_seeker', 'job_seeker.id', 'delivery_person.job_seeker_id')
      .select((eb) => ['delivery_person.delivery_id', eb.fn.count<number>('job_seeker.root_id').distinct().as('people')])
      .where('delivery_person.delivery_id', 'in', chunk)
      .where('delivery_person.void_reason', 'is', null)
      .groupBy('delivery_person.delivery_id')
      .execute();
    for (const row of rows) counts.set(row.delivery_id as DeliveryId, row.people);
  }
  return counts;
}

/** All who were ever put on the trip, void ones among them, in the order of entry; each with the record that stands for the person. */
export async function listDeliveryPeople(
  db: Reader,
  deliveryId: DeliveryId,
): Promise<readonly { readonly entry: DeliveryPerson; readonly personId: JobSeekerId }[]> {
  const rows = await db
    .selectFrom('delivery_person')
    .innerJoin('job_seeker', 'job_seeker.id', 'delivery_person.job_seeker_id')
    .selectAll('delivery_person')
    .select('job_seeker.root_id')
    .where('delivery_person.delivery_id', '=', deliveryId)
    .orderBy('delivery_person.entered_at')
    .orderBy('delivery_person.id')
    .execute();
  return rows.map(({ root_id, ...row }) => ({ entry: deliveryPersonFromRow(row), personId: root_id as JobSeekerId }));
}

export async function findDeliveryPersonById(db: Reader, id: DeliveryPersonId): Promise<DeliveryPerson | undefined> {
  const row = await db.selectFrom('delivery_person').selectAll().where('id', '=', id).executeTakeFirst();
  return row && deliveryPersonFromRow(row);
}

/** The trips that stand of the people, whichever of their records was put on them. */
export async function listTripsOfPeople(db: Reader, personIds: readonly JobSeekerId[]): Promise<readonly TripOfPerson[]> {
  const trips: TripOfPerson[] = [];
  for (const chunk of inChunks(personIds)) {
    const rows = await db
      .selectFrom('job_seeker')
      .innerJoin('delivery_person', 'delivery_person.job_seeker_id', 'job_seeker.id')
      .innerJoin('delivery', 'delivery.id', 'delivery_person.delivery_id')
      .select(['job_seeker.root_id', 'delivery.id', 'delivery.number', 'delivery.unit_id', 'delivery.departs_on'])
      .where('job_seeker.root_id', 'in', chunk)
      .where('delivery_person.void_reason', 'is', null)
      .where('delivery.void_reason', 'is', null)
      .orderBy('delivery.departs_on')
      .orderBy('delivery.id')
      .execute();
    trips.push(
      ...rows.map((row) => ({
        personId: row.root_id as JobSeekerId,
        deliveryId: row.id as DeliveryId,
        number: row.number,
        unitId: row.unit_id as UnitId,
        departsOn: row.departs_on as CalendarDate,
      })),
    );
  }
  return trips;
}

/** Every place on a trip that the records ever had, void ones among them, latest departure first. */
export async function listTripsOfRecords(
  db: Reader,
  jobSeekerIds: readonly JobSeekerId[],
): Promise<readonly { readonly delivery: Delivery; readonly entry: DeliveryPerson }[]> {
  const entries: DeliveryPerson[] = [];
  for (const chunk of inChunks(jobSeekerIds)) {
    const rows = await db.selectFrom('delivery_person').selectAll().where('job_seeker_id', 'in', chunk).execute();
    entries.push(...rows.map(deliveryPersonFromRow));
  }
  const deliveries = new Map(
    (await listDeliveriesByIds(db, [...new Set(entries.map(({ deliveryId }) => deliveryId))])).map((one) => [one.id, one]),
  );
  return entries
    .flatMap((entry) => {
      const delivery = deliveries.get(entry.deliveryId);
      return delivery ? [{ delivery, entry }] : [];
    })
    .toSorted((a, b) => (a.delivery.departsOn < b.delivery.departsOn ? 1 : a.delivery.departsOn > b.delivery.departsOn ? -1 : 0));
}

export async function insertDelivery(trx: Writer, delivery: Delivery): Promise<void> {
  await insertRow(trx, 'delivery', deliveryToRow(delivery));
}

/** Writes the columns in which the trip differs from the stored one. */
export async function updateDelivery(trx: Writer, delivery: Delivery): Promise<void> {
  const { id, ...changes } = deliveryToRow(delivery);
  await updateRow(trx, 'delivery', id, changes);
}

export async function voidDelivery(trx: Writer, id: DeliveryId, voided: Voided): Promise<void> {
  await updateRow(trx, 'delivery', id, voidColumns(voided), voided.reason);
}

export async function insertDeliveryPeople(trx: Writer, people: readonly DeliveryPerson[]): Promise<void> {
  await insertRows(trx, 'delivery_person', people.map(deliveryPersonToRow));
}

export async function voidDeliveryPeople(trx: Writer, ids: readonly DeliveryPersonId[], voided: Voided): Promise<void> {
  await updateRows(trx, 'delivery_person', ids, voidColumns(voided), voided.reason);
}

/** Puts people on a trip again who were taken off it before. */
export async function restoreDeliveryPeople(trx: Writer, ids: readonly DeliveryPersonId[]): Promise<void> {
  await updateRows(trx, 'delivery_person', ids, { void_reason: null, voided_by: null, voided_at: null });
}

function voidColumns({ reason, by, at }: Voided) {
  return { void_reason: reason, voided_by: by, voided_at: at };
}
