import type { Reader } from '#db/connection/handles.ts';
import { listTripsOfRecords } from '#db/repositories/deliveries.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { listJobSeekersByIds, listObservations, listRecordsOfPerson } from '#db/repositories/job-seekers.ts';
import { listMergesOfRecords } from '#db/repositories/person-merges.ts';
import { listSignupsByPerson } from '#db/repositories/signups.ts';
import { listStations } from '#db/repositories/stations.ts';
import { listUnitsByIds } from '#db/repositories/units.ts';
import type { JobSeekerPage, MergeLine, PersonTrip } from '#shared/contract/job-seekers.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { FairId, JobSeekerId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { findRoot } from './find-people.ts';
import { jobSeekerLine, saidValues } from './job-seeker-lines.ts';

/** One person with the records merged into it: what was said, by whom and when, the fairs it signed up for, the trips it was on, and its merges. */
export async function getPerson(deps: DatabaseDep, input: { id: JobSeekerId }): Answer<JobSeekerPage> {
  const person = await findRoot(deps.db, input.id);
  if (!person) return err({ type: 'NotFound', what: 'jobSeeker', id: input.id });
  const ids = (await listRecordsOfPerson(deps.db, person.id)).map((record) => record.id);
  const observations = await listObservations(deps.db, ids);
  const signups = await listSignupsByPerson(deps.db, ids);
  const fairs = await findFairs(deps.db, [...observations, ...signups]);
  return ok({
    person: jobSeekerLine(person),
    trail: observations
      .map(({ id, source, fairId, observedAt, observedBy, jobSeekerId, values }) => ({
        id,
        source,
        fairTitle: fairId && fairs.get(fairId)?.title,
        at: observedAt,
        by: observedBy,
        ofMerged: jobSeekerId !== person.id,
        values: saidValues(values),
      }))
      .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)),
    signups: signups.flatMap(({ id, fairId, signedUpAt, signedUpBy, cancelReason }) => {
      const fair = fairs.get(fairId);
      return fair
        ? [{ id, fairId, fairNumber: fair.number, fairTitle: fair.title, startsOn: fair.startsOn, signedUpAt, signedUpBy, cancelReason }]
        : [];
    }),
    trips: await tripLines(deps.db, ids),
    merges: await mergeLines(deps.db, ids),
  });
}

async function findFairs(db: Reader, held: readonly { readonly fairId: FairId | undefined }[]): Promise<ReadonlyMap<FairId, Fair>> {
  const fairs = new Map<FairId, Fair>();
  for (const id of new Set(held.map(({ fairId }) => fairId))) {
    const fair = id && (await findFairById(db, id));
    if (fair) fairs.set(fair.id, fair);
  }
  return fairs;
}

async function tripLines(db: Reader, ids: readonly JobSeekerId[]): Promise<readonly PersonTrip[]> {
  const trips = await listTripsOfRecords(db, ids);
  if (trips.length === 0) return [];
  const units = new Map(
    (await listUnitsByIds(db, [...new Set(trips.map(({ delivery }) => delivery.unitId))])).map((unit) => [unit.id, unit.name]),
  );
  const stations = new Map((await listStations(db)).map((station) => [station.id, station.name]));
  return trips.map(({ delivery, entry }) => ({
    id: entry.id,
    stationId: delivery.stationId,
    stationName: stations.get(delivery.stationId) ?? '',
    deliveryId: delivery.id,
    number: delivery.number,
    departsOn: delivery.departsOn,
    unitName: units.get(delivery.unitId) ?? '',
    voidReason: (entry.voided ?? delivery.voided)?.reason,
  }));
}

async function mergeLines(db: Reader, ids: readonly JobSeekerId[]): Promise<readonly MergeLine[]> {
  const merges = await listMergesOfRecords(db, ids);
  const sides = new Set(merges.flatMap(({ mergedId, intoId }) => [mergedId, intoId]));
  const lines = new Map((await listJobSeekersByIds(db, [...sides])).map((record) => [record.id, jobSeekerLine(record)]));
  return merges
    .flatMap(({ mergedId, intoId, ...merge }) => {
      const [merged, into] = [lines.get(mergedId), lines.get(intoId)];
      return merged && into ? [{ ...merge, merged, into }] : [];
    })
    .toReversed();
}
