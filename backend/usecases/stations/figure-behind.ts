import type { Reader } from '#db/connection/handles.ts';
import { listDeliveriesByIds } from '#db/repositories/deliveries.ts';
import { listFairsByIds } from '#db/repositories/fairs.ts';
import { listJobSeekersByIds } from '#db/repositories/job-seekers.ts';
import { listParticipationsByIds } from '#db/repositories/participations.ts';
import { listActivitiesByIds } from '#db/repositories/station-activities.ts';
import { listStationFacts } from '#db/repositories/station-facts.ts';
import { listUnitsByIds } from '#db/repositories/units.ts';
import type { BehindLine, stationsContract } from '#shared/contract/stations.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import { maskDocument } from '#shared/domain/people/masking.ts';
import { factsBehind, type StationFact, type StationFigure } from '#shared/domain/stations/station-figures.ts';
import { ACTIVITY_KIND_NAMES } from '#shared/domain/words/names.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { DeliveryId, FairId, JobSeekerId, ParticipationId, StationActivityId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { deliveryLines } from './deliveries.ts';
import { stationsBehind } from './station-lines.ts';

/** The people, fairs, trips … that a figure counts: as many lines, or as much in them, as the figure says. */
export async function listBehindFigure(
  { db }: DatabaseDep,
  { figure, from, to, ...whose }: InputOf<typeof stationsContract.behind>,
): Answer<readonly BehindLine[]> {
  const stations = await stationsBehind(db, whose);
  const ids = stations.map(({ id }) => id);
  const period = { from: from ?? calendarDate('2000-01-01'), to };
  const facts = factsBehind(await listStationFacts(db, ids, period), figure, period, new Set(ids));
  const told = await tellersOf(
    db,
    figure,
    facts.map(({ key }) => key),
  );
  const stationNames = new Map(stations.map(({ id, code, name }) => [id, `${code} ${name}`]));
  return ok(
    facts.map((fact) => ({
      key: fact.key,
      on: fact.on,
      amount: fact.amount,
      stationName: stationNames.get(fact.stationId) ?? '',
      ...told(fact),
    })),
  );
}

type Told = Pick<BehindLine, 'name' | 'about' | 'opens'>;
type Teller = (fact: StationFact) => Told;

/** Reads at once what the keys of a figure stand for. */
async function tellersOf(db: Reader, figure: StationFigure, keys: readonly string[]): Promise<Teller> {
  switch (figure) {
    case 'registered':
    case 'delivered':
    case 'hired':
      return tellPeople(db, keys as readonly JobSeekerId[]);
    case 'fairs':
      return tellFairs(db, keys as readonly FairId[]);
    case 'firms':
    case 'jobs':
      return tellFirms(db, keys as readonly ParticipationId[]);
    case 'visits':
      return tellVisits(db, keys as readonly StationActivityId[]);
    case 'trips':
      return tellTrips(db, keys as readonly DeliveryId[]);
    default:
      return assertNever(figure);
  }
}

async function tellPeople(db: Reader, ids: readonly JobSeekerId[]): Promise<Teller> {
  const people = byId(await listJobSeekersByIds(db, ids));
  return ({ key }) => {
    const person = people(key);
    return { name: person.name, about: maskDocument(person.document?.tail), opens: { kind: 'person', id: person.id } };
  };
}

async function tellFairs(db: Reader, ids: readonly FairId[]): Promise<Teller> {
  const fairs = byId(await listFairsByIds(db, ids));
  return ({ key }) => {
    const { id, number, title, venueDivision, venueName } = fairs(key);
    const place = [venueDivision === undefined ? undefined : divisionPath(venueDivision), venueName];
    return { name: `${number} ${title}`, about: place.filter(Boolean).join(' '), opens: { kind: 'fair', id } };
  };
}

async function tellFirms(db: Reader, ids: readonly ParticipationId[]): Promise<Teller> {
  const there = await listParticipationsByIds(db, ids);
  const participations = byId(there);
  const units = byId(await listUnitsByIds(db, [...new Set(there.map(({ unitId }) => unitId))]));
  const fairs = byId(await listFairsByIds(db, [...new Set(there.map(({ fairId }) => fairId))]));
  return ({ key }) => {
    const { unitId, fairId } = participations(key);
    const fair = fairs(fairId);
    return { name: units(unitId).name, about: `${fair.number} ${fair.title}`, opens: { kind: 'fair', id: fairId } };
  };
}

async function tellVisits(db: Reader, ids: readonly StationActivityId[]): Promise<Teller> {
  const activities = byId(await listActivitiesByIds(db, ids));
  return ({ key, stationId }) => {
    const { kind, counterpart, content } = activities(key);
    return { name: counterpart ?? ACTIVITY_KIND_NAMES[kind], about: content, opens: { kind: 'activities', stationId } };
  };
}

async function tellTrips(db: Reader, ids: readonly DeliveryId[]): Promise<Teller> {
  const lines = new Map((await deliveryLines(db, await listDeliveriesByIds(db, ids))).map((line) => [line.delivery.id as string, line]));
  return ({ key, stationId }) => {
    const line = lines.get(key);
    if (!line) throw new Error(`Delivery ${key} behind a figure is not there`);
    const { id, number } = line.delivery;
    return { name: number, about: `${line.unitName}，${line.people} 人`, opens: { kind: 'delivery', id, stationId } };
  };
}

function byId<Id extends string, Record extends { readonly id: Id }>(records: readonly Record[]): (id: string) => Record {
  const known = new Map<string, Record>(records.map((record) => [record.id, record]));
  return (id) => {
    const record = known.get(id);
    if (!record) throw new Error(`Record ${id} behind a figure is not there`);
    return record;
  };
}
