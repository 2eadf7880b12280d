import type { JobSeekerLine, SaidValues } from '#shared/contract/job-seekers.ts';
import type { JobSeeker, ObservedValues } from '#shared/domain/people/job-seeker.ts';

/** What of a person leaves the backend without a reason: neither a number nor the birth date. */
export function jobSeekerLine(person: JobSeeker): JobSeekerLine {
  const { document, phone, birthDate, rootId: _root, importBatchId: _batch, stationId: _station, ...shown } = person;
  return {
    ...shown,
    documentKind: document?.kind,
    documentTail: document?.tail,
    phoneTail: phone?.tail,
    birthYear: birthDate === undefined ? undefined : Number(birthDate.slice(0, 4)),
  };
}

export function saidValues({ phone, ...values }: ObservedValues): SaidValues {
  return phone === undefined ? values : { ...values, phone: phone === null ? null : phone.tail };
}
