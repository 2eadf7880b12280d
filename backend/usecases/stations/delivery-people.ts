import type { Reader } from '#db/connection/handles.ts';
import type { PersonalData } from '#db/personal/personal-data.ts';
import {
  findDeliveryPersonById,
  insertDeliveryPeople,
  listDeliveryPeople,
  listTripsOfPeople,
  restoreDeliveryPeople,
  voidDeliveryPeople,
} from '#db/repositories/deliveries.ts';
import { listJobSeekersByIds, listJobSeekersByName, listJobSeekersByPhones } from '#db/repositories/job-seekers.ts';
import type { DeliveryPage, PastedPerson, PutOnTrip, stationsContract } from '#shared/contract/stations.ts';
import { parseDocument } from '#shared/domain/people/identity-document.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { parsePhone } from '#shared/domain/people/phone.ts';
import { maskedPerson } from '#shared/domain/signups/signup-entry.ts';
import type { DeliveryPerson } from '#shared/domain/stations/delivery.ts';
import { repeatedTrip } from '#shared/domain/stations/delivery-checks.ts';
import { type PastedLine, readPastedPeople } from '#shared/domain/stations/pasted-people.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { type Registration, registerPeople } from '../people/register.ts';
import { deliveryPage, findStandingDelivery } from './deliveries.ts';

/** 成批录入: who is meant by each line that was pasted or typed; nothing is written. */
export async function readTravellers(
  { db }: DatabaseDep,
  input: InputOf<typeof stationsContract.readPeople>,
): Answer<readonly PastedPerson[]> {
  const delivery = await findStandingDelivery(db, input.deliveryId);
  if (!delivery.ok) return delivery;
  const onTrip = await listDeliveryPeople(db, delivery.value.id);
  const there = new Set(onTrip.filter(({ entry }) => !entry.voided).map(({ personId }) => personId));
  const above = new Set<string>();
  const pasted: PastedPerson[] = [];
  for (const line of readPastedPeople(input.text)) {
    const finding = await findMeant(db, db.personal, line);
    const sign = finding.kind === 'known' ? finding.person.id : (line.document?.number ?? `${line.name} ${line.phone}`);
    const isThere = finding.kind === 'known' && there.has(finding.person.id);
    const isRepeated = (finding.kind === 'known' || finding.kind === 'new') && above.has(sign);
    above.add(sign);
    pasted.push({
      line: line.line,
      name: line.name,
      documentNumber: line.document?.number,
      phone: line.phone,
      finding: isThere || isRepeated ? { kind: 'there', person: finding.kind === 'known' ? finding.person : undefined } : finding,
    });
  }
  return ok(pasted);
}

/** The person of the document; else of the phone, with the name where there is one; else the only one of the name. */
async function findMeant(db: Reader, personal: PersonalData, line: PastedLine): Promise<PastedPerson['finding']> {
  if (line.fault) return { kind: 'faulty', fault: line.fault };
  const candidates = await candidatesOf(db, personal, line);
  const roots = await listJobSeekersByIds(db, [...new Set(candidates.map((record) => record.rootId))]);
  const [person] = roots;
  if (person && roots.length === 1) {
    return {
      kind: 'known',
      person: maskedPerson(person),
      otherName: line.name !== undefined && line.name !== person.name ? person.name : undefined,
    };
  }
  if (roots.length > 1) return { kind: 'several', count: roots.length };
  if (line.name === undefined) return { kind: 'nameless' };
  return line.document || line.phone !== undefined ? { kind: 'new' } : { kind: 'unknown' };
}

async function candidatesOf(db: Reader, personal: PersonalData, { name, document, phone }: PastedLine): Promise<readonly JobSeeker[]> {
  if (document) return listJobSeekersByIds(db, [personal.jobSeekerId(document)]);
  if (phone !== undefined) {
    const byPhone = await listJobSeekersByPhones(db, [personal.index(phone)]);
    return name === undefined ? byPhone : byPhone.filter((record) => record.name === name);
  }
  return name === undefined ? [] : listJobSeekersByName(db, name);
}

/** Puts people on a trip: known ones, and new ones, who are registered for the station of the trip. Who stands on it already stays. */
export function putOnTrip(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof stationsContract.addPeople>): Answer<PutOnTrip> {
  return change(deps, input.command, 'stations.addPeople', async (writer, actor) => {
    const { personal } = deps.db;
    const delivery = await findStandingDelivery(writer, input.deliveryId);
    if (!delivery.ok) return delivery;
    const known = await listJobSeekersByIds(writer, input.jobSeekerIds);
    const found = new Set(known.map(({ id }) => id));
    const missing = input.jobSeekerIds.find((id) => !found.has(id));
    if (missing !== undefined) return err({ type: 'NotFound', what: 'jobSeeker', id: missing });

    const registrations: Registration[] = [];
    for (const { name, documentNumber, phone: typed } of input.newPeople) {
      const document = documentNumber === undefined ? undefined : parseDocument('residentId', documentNumber);
      if (document && !document.ok) return err({ type: 'DocumentInvalid', fault: document.error });
      const phone = typed === undefined ? undefined : parsePhone(typed);
      if (typed !== undefined && phone === undefined) return err({ type: 'PhoneInvalid' });
      registrations.push({ name, document: document?.value, phone });
    }
    const { stationId } = delivery.value;
    const context = { actor, source: 'desk', fairId: undefined, importBatchId: undefined, stationId } as const;
    const registered = registrations.length === 0 ? [] : await registerPeople(deps, writer, personal, registrations, context);

    const people = [...new Set([...known.map(({ rootId }) => rootId), ...registered.map(({ person }) => person.rootId)])];
    const onTrip = await listDeliveryPeople(writer, delivery.value.id);
    const standing = new Set(onTrip.filter(({ entry }) => !entry.voided).map(({ personId }) => personId));
    const voided = new Set(onTrip.filter(({ entry }) => entry.voided).map(({ entry }) => entry.id));
    const coming = people
      .filter((personId) => !standing.has(personId))
      .map(
        (jobSeekerId): DeliveryPerson => ({
          id: personal.deliveryPersonId(delivery.value.id, jobSeekerId),
          deliveryId: delivery.value.id,
          jobSeekerId,
          remark: input.remark,
          enteredBy: actor.name,
          enteredAt: actor.at,
          voided: undefined,
        }),
      );
    const back = coming.filter(({ id }) => voided.has(id)).map(({ id }) => id);
    await insertDeliveryPeople(
      writer,
      coming.filter(({ id }) => !voided.has(id)),
    );
    await restoreDeliveryPeople(writer, back);
    const page = await deliveryPage(writer, delivery.value);
    return ok({
      page,
      added: coming.length,
      already: people.length - coming.length,
      registered: registered.filter(({ isNew }) => isNew).length,
      repeated: await repeatedOf(
        writer,
        page,
        coming.map(({ jobSeekerId }) => jobSeekerId),
      ),
    });
  });
}

async function repeatedOf(db: Reader, { delivery, travellers }: DeliveryPage, ids: readonly JobSeekerId[]): Promise<PutOnTrip['repeated']> {
  const trips = Map.groupBy(await listTripsOfPeople(db, ids), (trip) => trip.personId);
  const names = new Map(travellers.map(({ person }) => [person.id, person.name]));
  return ids.flatMap((id) => {
    const trip = repeatedTrip({ ...delivery, deliveryId: delivery.id }, trips.get(id) ?? []);
    return trip ? [{ name: names.get(id) ?? '', trip }] : [];
  });
}

/** 移出: the entry and the reason stay. */
export function takeOffTrip(deps: DatabaseDep & ClockDep, input: InputOf<typeof stationsContract.removePerson>): Answer<DeliveryPage> {
  return change(deps, input.command, 'stations.removePerson', async (writer, actor) => {
    const entry = await findDeliveryPersonById(writer, input.id);
    if (!entry) return err({ type: 'NotFound', what: 'deliveryPerson', id: input.id });
    if (entry.voided) return err({ type: 'StationRecordVoid', what: 'deliveryPerson' });
    const delivery = await findStandingDelivery(writer, entry.deliveryId);
    if (!delivery.ok) return delivery;
    await voidDeliveryPeople(writer, [entry.id], { reason: input.reason, by: actor.name, at: actor.at });
    return ok(await deliveryPage(writer, delivery.value));
  });
}
