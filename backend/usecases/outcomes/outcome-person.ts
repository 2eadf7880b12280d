import type { OutcomePerson } from '#shared/contract/outcomes.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { maskDocument } from '#shared/domain/people/masking.ts';

/** A person as lists show them. */
export function outcomePerson({ id, name, document, sex, education, groups }: JobSeeker): OutcomePerson {
  return { id, name, maskedDocument: maskDocument(document?.tail), sex, education, groups };
}
