import { takeNextNumber } from '#db/repositories/counters.ts';
import { insertDelivery, insertDeliveryPeople, voidDelivery } from '#db/repositories/deliveries.ts';
import { findFairById, updateFair } from '#db/repositories/fairs.ts';
import { insertActivity } from '#db/repositories/station-activities.ts';
import { insertStation } from '#db/repositories/stations.ts';
import sample from '#resources/sample/stations.json' with { type: 'json' };
import { parseDocument } from '#shared/domain/people/identity-document.ts';
import type { Education, JobSeeker, PersonGroup } from '#shared/domain/people/job-seeker.ts';
import type { ActivityKind, Delivery, Transport } from '#shared/domain/stations/delivery.ts';
import type { Station, StationKind, StationMode } from '#shared/domain/stations/station.ts';
import { addDays } from '#shared/kernel/calendar-date.ts';
import { fen } from '#shared/kernel/money.ts';
import { addStep, openPlacement } from '../outcomes/record-outcome.ts';
import { registerPeople } from '../people/register.ts';
import { accepted, actorAt, type SampleWorld, sampleFair, sampleUnit } from './sample-world.ts';

interface SampleStation {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly mode?: string;
  readonly hostDivision: string;
  readonly address?: string;
  readonly partner: string;
  readonly agreementNumber: string;
  readonly agreementFrom: number;
  readonly agreementTo: number;
  readonly operatorName?: string;
  readonly staff: readonly { readonly name: string; readonly phone: string }[];
  readonly yearlyFee?: number;
  readonly inUseOn: number;
  readonly packageEveryDays: number;
  readonly closed?: { readonly day: number; readonly reason: string };
}

interface SampleTrip {
  readonly station: string;
  readonly day: number;
  readonly arrives: number;
  readonly fromDivision: string;
  readonly toPlace: string;
  readonly unit: number;
  readonly transport: string;
  /** By place in the sample's list. */
  readonly people: readonly number[];
  readonly jobTitle: string;
  /** So many of them, from the first, were hired. */
  readonly hired: number;
  readonly escort?: string;
  readonly fair?: string;
  readonly note?: string;
  readonly void?: string;
}

interface SampleActivity {
  readonly station: string;
  readonly day: number;
  readonly kind: string;
  readonly content: string;
  readonly place?: string;
  readonly counterpart?: string;
  readonly peopleCount?: number;
}

/** When the office writes down what a station reported. */
const ENTERED_AT = '09:40:00';
/** Days before a trip on which its people were written down. */
const REGISTERED_BEFORE = 5;

/** 驻外站: four stations with their trips, what came of those who travelled, their work, and the fairs that two of them run. */
export async function loadStations(world: SampleWorld): Promise<void> {
  const { deps, writer, day } = world;
  const stations = new Map<string, Station>();
  for (const planned of sample.stations as readonly SampleStation[]) {
    const station: Station = {
      ...planned,
      id: deps.ids.next<'Station'>(),
      kind: planned.kind as StationKind,
      mode: planned.mode as StationMode | undefined,
      address: planned.address,
      agreementFrom: day(planned.agreementFrom),
      agreementTo: day(planned.agreementTo),
      operatorName: planned.operatorName,
      yearlyFee: planned.yearlyFee === undefined ? undefined : fen(planned.yearlyFee),
      inUseOn: day(planned.inUseOn),
      note: undefined,
      closed: planned.closed && { on: day(planned.closed.day), reason: planned.closed.reason },
    };
    await insertStation(writer, station);
    stations.set(station.code, station);
  }
  const stationOf = (code: string) => {
    const station = stations.get(code);
    if (!station) throw new Error(`The sample has no station ${code}`);
    return station;
  };
  for (const { station, title } of sample.fairs) {
    const fair = await findFairById(writer, sampleFair(world, title).id);
    if (fair) await updateFair(writer, { ...fair, stationId: stationOf(station).id });
  }
  const travellers = new Map<number, JobSeeker>();
  for (const trip of sample.trips as readonly SampleTrip[]) await loadTrip(world, stationOf(trip.station), trip, travellers);
  for (const { station, day: on, kind, content, place, counterpart, peopleCount } of sample.activities as readonly SampleActivity[]) {
    await insertActivity(writer, {
      id: deps.ids.next<'StationActivity'>(),
      stationId: stationOf(station).id,
      kind: kind as ActivityKind,
      happenedOn: day(on),
      place,
      counterpart,
      peopleCount,
      content,
      enteredBy: world.actor.name,
      enteredAt: actorAt(world.actor.name, day(on + 1), ENTERED_AT).at,
      voided: undefined,
    });
  }
}

async function loadTrip(world: SampleWorld, station: Station, trip: SampleTrip, travellers: Map<number, JobSeeker>): Promise<void> {
  const { deps, writer, day, actor } = world;
  const unitId = sampleUnit(world.unitIds, trip.unit);
  const departsOn = day(trip.day);
  const entered = actorAt(actor.name, addDays(departsOn, 1), ENTERED_AT);
  const delivery: Delivery = {
    id: deps.ids.next<'Delivery'>(),
    stationId: station.id,
    number: await takeNextNumber(writer, 'delivery', Number(departsOn.slice(0, 4)), `${station.code}-SS-`),
    departsOn,
    arrivesOn: day(trip.arrives),
    fromDivision: trip.fromDivision,
    toPlace: trip.toPlace,
    unitId,
    fairId: trip.fair === undefined ? undefined : sampleFair(world, trip.fair).id,
    transport: trip.transport as Transport,
    escort: trip.escort,
    note: trip.note,
    enteredBy: entered.name,
    enteredAt: entered.at,
    voided: undefined,
  };
  await insertDelivery(writer, delivery);
  const people: JobSeeker[] = [];
  for (const index of trip.people) people.push(await travellerOf(world, station, index, trip.day - REGISTERED_BEFORE, travellers));
  await insertDeliveryPeople(
    writer,
    people.map(({ id }) => ({
      id: deps.db.personal.deliveryPersonId(delivery.id, id),
      deliveryId: delivery.id,
      jobSeekerId: id,
      remark: undefined,
      enteredBy: entered.name,
      enteredAt: entered.at,
      voided: undefined,
    })),
  );
  if (trip.void !== undefined) await voidDelivery(writer, delivery.id, { reason: trip.void, by: entered.name, at: entered.at });
  const hiredOn = day(trip.arrives + 1);
  for (const [index, person] of people.slice(0, trip.hired).entries()) {
    const clerk = actorAt(actor.name, addDays(hiredOn, 1), ENTERED_AT);
    const what = { jobSeekerId: person.id, unitId, fairId: delivery.fairId, jobTitle: trip.jobTitle };
    const placement = accepted(delivery.number, await openPlacement(deps, writer, clerk, what));
    const seen = { seen: undefined, file: undefined };
    accepted(person.name, await addStep(deps, writer, clerk, placement, { ...seen, fact: { kind: 'hired', on: hiredOn } }, undefined));
    if (index % 4 === 3) continue;
    const contract = { kind: 'contract', on: hiredOn, from: hiredOn, months: 12 } as const;
    accepted(person.name, await addStep(deps, writer, clerk, placement, { ...seen, fact: contract }, undefined));
  }
}

/** A person of the sample, written down for the station once. */
async function travellerOf(
  world: SampleWorld,
  station: Station,
  index: number,
  day: number,
  travellers: Map<number, JobSeeker>,
): Promise<JobSeeker> {
  const { deps, writer } = world;
  const known = travellers.get(index);
  if (known) return known;
  const planned = sample.people[index];
  if (!planned) throw new Error(`The sample has no traveller ${index}`);
  const { document, education, groups, ...said } = planned;
  const registration = {
    ...said,
    document: accepted(planned.name, parseDocument('residentId', document)),
    education: education as Education,
    groups: groups as readonly PersonGroup[],
    consentOn: world.day(day),
  };
  const actor = actorAt(world.actor.name, world.day(day), ENTERED_AT);
  const context = { actor, source: 'desk', fairId: undefined, importBatchId: undefined, stationId: station.id } as const;
  const [registered] = await registerPeople(deps, writer, deps.db.personal, [registration], context);
  if (!registered) throw new Error(`Traveller ${index} of the sample was not registered`);
  travellers.set(index, registered.person);
  return registered.person;
}
