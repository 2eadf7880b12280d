import type { JobSeekerObservationTable, JobSeekerTable } from '#db/schema/people-tables.ts';
import type { DocumentKind, Sex } from '#shared/domain/people/identity-document.ts';
import type {
  Education,
  JobSeeker,
  Observation,
  ObservationSource,
  ObservedValues,
  PersonGroup,
} from '#shared/domain/people/job-seeker.ts';
import type { FindableNumber, SealedNumber, SealedText } from '#shared/domain/people/sealed-text.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, ImportBatchId, JobSeekerId, ObservationId, StationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { fen } from '#shared/kernel/money.ts';

export const jobSeekerFromRow = (row: JobSeekerTable): JobSeeker => ({
  id: row.id as JobSeekerId,
  document: documentFromRow(row),
  name: row.name,
  sex: (row.sex ?? undefined) as Sex | undefined,
  birthDate: (row.birth_date ?? undefined) as CalendarDate | undefined,
  phone: phoneFromRow(row),
  region: row.region ?? undefined,
  education: (row.education ?? undefined) as Education | undefined,
  groups: JSON.parse(row.groups) as readonly PersonGroup[],
  skills: row.skills ?? undefined,
  wishedJob: row.wished_job ?? undefined,
  wishedWage: row.wished_wage === null ? undefined : fen(row.wished_wage),
  wishedPlace: row.wished_place ?? undefined,
  consentOn: (row.consent_on ?? undefined) as CalendarDate | undefined,
  rootId: row.root_id as JobSeekerId,
  registeredAt: row.registered_at as Instant,
  importBatchId: (row.import_batch_id ?? undefined) as ImportBatchId | undefined,
  stationId: (row.station_id ?? undefined) as StationId | undefined,
});

export const jobSeekerToRow = (person: JobSeeker): JobSeekerTable => ({
  id: person.id,
  document_kind: person.document?.kind ?? null,
  document: person.document?.sealed ?? null,
  document_tail: person.document?.tail ?? null,
  name: person.name,
  sex: person.sex ?? null,
  birth_date: person.birthDate ?? null,
  phone: person.phone?.sealed ?? null,
  phone_index: person.phone?.index ?? null,
  phone_tail: person.phone?.tail ?? null,
  region: person.region ?? null,
  education: person.education ?? null,
  groups: JSON.stringify(person.groups),
  skills: person.skills ?? null,
  wished_job: person.wishedJob ?? null,
  wished_wage: person.wishedWage ?? null,
  wished_place: person.wishedPlace ?? null,
  consent_on: person.consentOn ?? null,
  root_id: person.rootId,
  registered_at: person.registeredAt,
  import_batch_id: person.importBatchId ?? null,
  station_id: person.stationId ?? null,
});

function documentFromRow({ document, document_kind, document_tail }: JobSeekerTable): (SealedNumber & { kind: DocumentKind }) | undefined {
  if (document === null || document_kind === null || document_tail === null) return undefined;
  return { kind: document_kind as DocumentKind, sealed: document as SealedText, tail: document_tail };
}

function phoneFromRow({ phone, phone_index, phone_tail }: JobSeekerTable): FindableNumber | undefined {
  if (phone === null || phone_index === null || phone_tail === null) return undefined;
  return { sealed: phone as SealedText, index: phone_index, tail: phone_tail };
}

export const observationFromRow = (row: JobSeekerObservationTable): Observation => ({
  id: row.id as ObservationId,
  jobSeekerId: row.job_seeker_id as JobSeekerId,
  values: JSON.parse(row.said) as ObservedValues,
  source: row.source as ObservationSource,
  fairId: (row.fair_id ?? undefined) as FairId | undefined,
  observedAt: row.observed_at as Instant,
  observedBy: row.observed_by,
  importBatchId: (row.import_batch_id ?? undefined) as ImportBatchId | undefined,
});

export const observationToRow = (observation: Observation): JobSeekerObservationTable => ({
  id: observation.id,
  job_seeker_id: observation.jobSeekerId,
  said: JSON.stringify(observation.values),
  source: observation.source,
  fair_id: observation.fairId ?? null,
  observed_at: observation.observedAt,
  observed_by: observation.observedBy,
  import_batch_id: observation.importBatchId ?? null,
});
