import type { Reader, Writer } from '#db/connection/handles.ts';
import { takeNextNumber } from '#db/repositories/counters.ts';
import {
  countDeliveryPeople,
  findDeliveryById,
  insertDelivery,
  isDeliveryNumberUsed,
  listDeliveriesOfStation,
  listDeliveryPeople,
  listTripsOfPeople,
  updateDelivery as store,
  voidDelivery as storeVoid,
} from '#db/repositories/deliveries.ts';
import { listFairsByIds } from '#db/repositories/fairs.ts';
import { listJobSeekersByIds } from '#db/repositories/job-seekers.ts';
import { listHiredDays } from '#db/repositories/outcome-steps.ts';
import { listUnitsByIds } from '#db/repositories/units.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { DeliveryLine, DeliveryPage, stationsContract, Traveller } from '#shared/contract/stations.ts';
import { isPlaceCode } from '#shared/domain/divisions/division-code.ts';
import { maskedPerson } from '#shared/domain/signups/signup-entry.ts';
import type { Delivery, DeliveryDetails } from '#shared/domain/stations/delivery.ts';
import { repeatedTrip } from '#shared/domain/stations/delivery-checks.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import { firstHireOfTrip } from '#shared/domain/stations/station-figures.ts';
import type { DeliveryId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { checkPlace } from '../outcomes/record-outcome.ts';
import { wholeYear } from './figure-period.ts';
import { madeHereBy } from './made-here.ts';
import { checkNotClosed, findOpenStation } from './station-access.ts';

/** The trips of a station, of the year, void and planned ones among them. */
export async function listDeliveryLines(
  { db }: DatabaseDep,
  input: InputOf<typeof stationsContract.deliveries>,
): Answer<readonly DeliveryLine[]> {
  const station = await findOpenStation(db, input.stationId);
  if (!station.ok) return station;
  return ok(await deliveryLines(db, await listDeliveriesOfStation(db, input.stationId, wholeYear(input.year))));
}

/** One trip with who is on it, and what came of them. */
export async function getDeliveryPage({ db }: DatabaseDep, input: InputOf<typeof stationsContract.delivery>): Answer<DeliveryPage> {
  const delivery = await findDeliveryHere(db, input.id);
  return delivery.ok ? ok(await deliveryPage(db, delivery.value)) : delivery;
}

export function createDelivery(
  deps: DatabaseDep & ClockDep & IdsDep,
  input: InputOf<typeof stationsContract.createDelivery>,
): Answer<DeliveryLine> {
  return change(deps, input.command, 'stations.createDelivery', async (writer, actor) => {
    const station = await findOpenStation(writer, input.stationId);
    if (!station.ok) return station;
    const details = await checkDetails(writer, station.value, input.details);
    if (!details.ok) return details;
    const delivery: Delivery = {
      ...details.value,
      id: deps.ids.next<'Delivery'>(),
      stationId: station.value.id,
      number: await nextDeliveryNumber(writer, station.value, details.value),
      enteredBy: actor.name,
      enteredAt: actor.at,
      voided: undefined,
    };
    await insertDelivery(writer, delivery);
    return deliveryLine(writer, delivery);
  });
}

export function updateDelivery(deps: DatabaseDep & ClockDep, input: InputOf<typeof stationsContract.updateDelivery>): Answer<DeliveryLine> {
  return change(deps, input.command, 'stations.updateDelivery', async (writer) => {
    const delivery = await findStandingDelivery(writer, input.id);
    if (!delivery.ok) return delivery;
    const station = await findOpenStation(writer, delivery.value.stationId);
    if (!station.ok) return station;
    const details = await checkDetails(writer, station.value, input.details);
    if (!details.ok) return details;
    const updated: Delivery = { ...delivery.value, ...details.value };
    await store(writer, updated);
    return deliveryLine(writer, updated);
  });
}

/** 作废: the trip and who was on it stay to be seen and count nowhere. */
export function voidDelivery(deps: DatabaseDep & ClockDep, input: InputOf<typeof stationsContract.voidDelivery>): Answer<DeliveryLine> {
  return change(deps, input.command, 'stations.voidDelivery', async (writer, actor) => {
    const delivery = await findStandingDelivery(writer, input.id);
    if (!delivery.ok) return delivery;
    const voided = { reason: input.reason, by: actor.name, at: actor.at };
    await storeVoid(writer, input.id, voided);
    return deliveryLine(writer, { ...delivery.value, voided });
  });
}

/**
 * `S01-SS-2026-001`, by the year of departure. What a station numbers in its own copy has a Z (驻站) in it, so that the center, which may
 * enter trips for the same station meanwhile, never gives the same number.
 */
async function nextDeliveryNumber(writer: Writer, { code }: Station, { departsOn }: DeliveryDetails): Promise<string> {
  const series = (await madeHereBy(writer)) === undefined ? 'SS' : 'SSZ';
  for (;;) {
    const number = await takeNextNumber(writer, 'delivery', Number(departsOn.slice(0, 4)), `${code}-${series}-`);
    // A number may have come with a receipt after a restore.
    if (!(await isDeliveryNumberUsed(writer, number))) return number;
  }
}

async function checkDetails(
  writer: Writer,
  station: Station,
  details: InputOf<typeof stationsContract.createDelivery>['details'],
): Promise<Result<DeliveryDetails, Refusal>> {
  const { departsOn, arrivesOn, fromDivision, toPlace, unitId, fairId, transport, escort, note } = details;
  if (arrivesOn !== undefined && arrivesOn < departsOn) return err({ type: 'DatesReversed', from: departsOn, to: arrivesOn });
  if (fromDivision !== undefined && !isPlaceCode(fromDivision)) return err({ type: 'UnknownDivision', code: fromDivision });
  const open = checkNotClosed(station, departsOn);
  if (!open.ok) return open;
  const place = await checkPlace(writer, unitId, fairId);
  if (!place.ok) return place;
  return ok({ departsOn, arrivesOn, fromDivision, toPlace, unitId, fairId, transport, escort, note });
}

/** The trip; in a station's own copy only one of that station. */
export async function findDeliveryHere(db: Reader, id: DeliveryId): Promise<Result<Delivery, Refusal>> {
  const delivery = await findDeliveryById(db, id);
  if (!delivery) return err({ type: 'NotFound', what: 'delivery', id });
  const station = await findOpenStation(db, delivery.stationId);
  return station.ok ? ok(delivery) : station;
}

/** The trip, which must not be void. */
export async function findStandingDelivery(db: Reader, id: DeliveryId): Promise<Result<Delivery, Refusal>> {
  const delivery = await findDeliveryHere(db, id);
  if (!delivery.ok) return delivery;
  return delivery.value.voided ? err({ type: 'StationRecordVoid', what: 'delivery' }) : delivery;
}

export async function deliveryPage(db: Reader, delivery: Delivery): Promise<DeliveryPage> {
  const [line] = await deliveryLines(db, [delivery]);
  if (!line) throw new Error(`Delivery ${delivery.id} without its line`);
  const people = await listDeliveryPeople(db, delivery.id);
  const personIds = [...new Set(people.map(({ personId }) => personId))];
  const persons = new Map((await listJobSeekersByIds(db, personIds)).map((person) => [person.id, person]));
  const hired = await listHiredDays(db, personIds, delivery.unitId, firstHireOfTrip(delivery.departsOn));
  const trips = Map.groupBy(await listTripsOfPeople(db, personIds), (trip) => trip.personId);
  return {
    ...line,
    travellers: people
      .map(({ entry, personId }) => {
        const person = persons.get(personId);
        if (!person) throw new Error(`Person ${personId} of delivery ${delivery.id} is not there`);
        return {
          entry,
          person: maskedPerson(person),
          hiredOn: hired.get(personId),
          repeated:
            entry.voided || delivery.voided ? undefined : repeatedTrip({ ...delivery, deliveryId: delivery.id }, trips.get(personId) ?? []),
        };
      })
      .toSorted(byEntry),
  };
}

/** In the order of entry; of those entered at once by name, since their ids follow no order. */
function byEntry(a: Traveller, b: Traveller): number {
  if (a.entry.enteredAt !== b.entry.enteredAt) return a.entry.enteredAt < b.entry.enteredAt ? -1 : 1;
  return a.person.name.localeCompare(b.person.name, 'zh-CN');
}

async function deliveryLine(db: Reader, delivery: Delivery): Answer<DeliveryLine> {
  const [line] = await deliveryLines(db, [delivery]);
  if (!line) throw new Error(`Delivery ${delivery.id} without its line`);
  return ok(line);
}

export async function deliveryLines(db: Reader, deliveries: readonly Delivery[]): Promise<readonly DeliveryLine[]> {
  const units = await listUnitsByIds(db, [...new Set(deliveries.map(({ unitId }) => unitId))]);
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const fairs = await listFairsByIds(db, [...new Set(deliveries.flatMap(({ fairId }) => (fairId === undefined ? [] : [fairId])))]);
  const fairsById = new Map(fairs.map(({ id, number, title }) => [id, { id, number, title }]));
  const counts = await countDeliveryPeople(
    db,
    deliveries.map(({ id }) => id),
  );
  return deliveries.map((delivery) => ({
    delivery,
    unitName: unitNames.get(delivery.unitId) ?? '',
    fair: delivery.fairId && fairsById.get(delivery.fairId),
    people: counts.get(delivery.id) ?? 0,
  }));
}
