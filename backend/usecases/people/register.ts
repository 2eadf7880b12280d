import type { Writer } from '#db/connection/handles.ts';
import type { PersonalData } from '#db/personal/personal-data.ts';
import {
  insertJobSeekers,
  insertObservations,
  listJobSeekersByIds,
  listJobSeekersByPhones,
  listObservations,
  listRecordsOfPerson,
  updateJobSeeker,
} from '#db/repositories/job-seekers.ts';
import { type IdentityDocument, personOf, type Sex } from '#shared/domain/people/identity-document.ts';
import {
  type JobSeeker,
  newestAttributes,
  type Observation,
  type ObservationSource,
  type ObservedValues,
  type PersonAttributes,
} from '#shared/domain/people/job-seeker.ts';
import { tailOf } from '#shared/domain/people/masking.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, ImportBatchId, JobSeekerId, StationId } from '#shared/kernel/ids.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { Actor } from '../answer.ts';
import { madeHereBy } from '../stations/made-here.ts';

/** What somebody says of a person; what is undefined was not spoken of. */
export interface Registration extends Partial<Omit<PersonAttributes, 'name' | 'phone'>> {
  readonly name: string;
  readonly document: IdentityDocument | undefined;
  /** Normalised, in clear; it is sealed before it is kept. */
  readonly phone: string | undefined;
  /** Only where the document does not tell. */
  readonly sex?: Sex | undefined;
  readonly birthDate?: CalendarDate | undefined;
}

export interface RegistrationContext {
  readonly actor: Actor;
  readonly source: ObservationSource;
  readonly fairId: FairId | undefined;
  readonly importBatchId: ImportBatchId | undefined;
  /** The station for which it is done; of the place where it is done unless it is named. */
  readonly stationId?: StationId | undefined;
}

export interface Registered {
  /** The record that stands for the person, as it is now. */
  readonly person: JobSeeker;
  readonly isNew: boolean;
  /** The name under which the person was known before, where it differs. */
  readonly otherName: string | undefined;
}

/**
 * 登记求职者: finds each person or makes one, and keeps what was said as an observation. A document decides who a person is, whatever the name.
 * Without one, a person of the same name and phone is taken as known when there is exactly one; nobody is ever merged here.
 *
 * @returns in the order of the registrations; one person may stand in several of them
 */
export async function registerPeople(
  deps: IdsDep,
  writer: Writer,
  personal: PersonalData,
  registrations: readonly Registration[],
  context: RegistrationContext,
): Promise<readonly Registered[]> {
  const known = await findKnown(writer, personal, registrations);
  const stationId = context.stationId ?? (await madeHereBy(writer));
  const rootsById = new Map<JobSeekerId, JobSeeker>();
  const observations: Observation[] = [];
  const newPeople: JobSeeker[] = [];
  const spokenOfAgain = new Set<JobSeekerId>();
  const spokenOf: { readonly id: JobSeekerId; readonly isNew: boolean; readonly otherName: string | undefined }[] = [];

  for (const [index, registration] of registrations.entries()) {
    const id = idOf(deps, personal, registration, known[index]);
    const before = rootsById.get(id) ?? known[index];
    const values = valuesOf(personal, registration, before);
    const person = before ?? newPerson(personal, id, registration, values, { ...context, stationId });
    if (!before) newPeople.push(person);
    rootsById.set(person.id, person);
    spokenOf.push({
      id: person.id,
      isNew: !before,
      otherName: before && before.name !== registration.name ? before.name : undefined,
    });
    if (before) {
      if (Object.keys(values).length === 0) continue;
      spokenOfAgain.add(person.id);
    }
    observations.push({
      id: deps.ids.next<'Observation'>(),
      jobSeekerId: person.id,
      values,
      source: context.source,
      fairId: context.fairId,
      observedAt: context.actor.at,
      observedBy: context.actor.name,
      importBatchId: context.importBatchId,
    });
  }

  await insertJobSeekers(writer, newPeople);
  await insertObservations(writer, observations);
  for (const id of spokenOfAgain) {
    const person = rootsById.get(id);
    if (person) rootsById.set(id, await showNewest(writer, person));
  }
  return spokenOf.map(({ id, ...rest }) => {
    const person = rootsById.get(id);
    if (!person) throw new Error(`Person ${id} is not there after the registration`);
    return { person, ...rest };
  });
}

/** Brings the attributes that are shown in line with all that was said of the person and of the records merged into it. */
export async function showNewest(writer: Writer, person: JobSeeker): Promise<JobSeeker> {
  const records = await listRecordsOfPerson(writer, person.id);
  const observations = await listObservations(
    writer,
    records.map((record) => record.id),
  );
  const shown = { ...person, ...newestAttributes(observations) };
  await updateJobSeeker(writer, shown);
  return shown;
}

/** The record that stands for each registration's person, where there is one. */
async function findKnown(
  writer: Writer,
  personal: PersonalData,
  registrations: readonly Registration[],
): Promise<readonly (JobSeeker | undefined)[]> {
  const ids = registrations.map(({ document }) => document && personal.jobSeekerId(document));
  const documented = new Set(ids.filter((id) => id !== undefined));
  const byDocument = new Map((await listJobSeekersByIds(writer, [...documented])).map((person) => [person.id, person]));
  const phones = registrations.flatMap(({ document, phone }) => (document || phone === undefined ? [] : [personal.index(phone)]));
  const byPhone = Map.groupBy(await listJobSeekersByPhones(writer, [...new Set(phones)]), (person) => person.phone?.index);

  const found = registrations.map(({ name, phone }, index) => {
    const id = ids[index];
    if (id) return byDocument.get(id)?.rootId;
    const namesakes = phone === undefined ? [] : (byPhone.get(personal.index(phone)) ?? []).filter((person) => person.name === name);
    const roots = new Set(namesakes.map((person) => person.rootId));
    return roots.size === 1 ? namesakes[0]?.rootId : undefined;
  });
  const rootIds = [...new Set(found.filter((id) => id !== undefined))];
  const roots = new Map((await listJobSeekersByIds(writer, rootIds)).map((person) => [person.id, person]));
  return found.map((id) => (id === undefined ? undefined : roots.get(id)));
}

function idOf(deps: IdsDep, personal: PersonalData, { document }: Registration, known: JobSeeker | undefined): JobSeekerId {
  return known?.id ?? (document ? personal.jobSeekerId(document) : deps.ids.next<'JobSeeker'>());
}

function newPerson(
  personal: PersonalData,
  id: JobSeekerId,
  registration: Registration,
  values: ObservedValues,
  { actor, importBatchId, stationId }: RegistrationContext & { readonly stationId: StationId | undefined },
): JobSeeker {
  const { document, sex, birthDate } = registration;
  const told = document && personOf(document);
  return {
    id,
    document: document && { kind: document.kind, sealed: personal.seal(document.number, 'document'), tail: tailOf(document.number) },
    sex: told?.sex ?? sex,
    birthDate: told?.birthDate ?? birthDate,
    name: registration.name,
    phone: values.phone ?? undefined,
    region: registration.region,
    education: registration.education,
    groups: registration.groups ?? [],
    skills: registration.skills,
    wishedJob: registration.wishedJob,
    wishedWage: registration.wishedWage,
    wishedPlace: registration.wishedPlace,
    consentOn: registration.consentOn,
    rootId: id,
    registeredAt: actor.at,
    importBatchId,
    stationId,
  };
}

/** What the registration says that is not shown already. */
function valuesOf(personal: PersonalData, registration: Registration, before: JobSeeker | undefined): ObservedValues {
  const { document: _document, sex: _sex, birthDate: _birthDate, phone, ...said } = registration;
  const isShown = (key: string, value: unknown) => before && JSON.stringify(value) === JSON.stringify(before[key as keyof typeof said]);
  const attributes = Object.entries(said).filter(([key, value]) => value !== undefined && !isShown(key, value));
  const values: ObservedValues = Object.fromEntries(attributes);
  if (phone === undefined || (before?.phone && before.phone.index === personal.index(phone))) return values;
  return { ...values, phone: sealPhone(personal, phone) };
}

export function sealPhone(personal: PersonalData, phone: string): NonNullable<PersonAttributes['phone']> {
  return { sealed: personal.seal(phone, 'phone'), tail: tailOf(phone), index: personal.index(phone) };
}
