import type { JobSeekerId } from '#shared/kernel/ids.ts';
import type { Sex } from '../people/identity-document.ts';
import type { Education, JobSeeker, PersonGroup } from '../people/job-seeker.ts';
import type { Signup } from './signup.ts';

/** 脱敏人员: what desk and lists show of a person. Of the numbers there are the tails only. */
export interface MaskedPerson {
  /** The record that stands for the person. */
  readonly id: JobSeekerId;
  readonly name: string;
  readonly sex: Sex | undefined;
  readonly documentTail: string | undefined;
  readonly phoneTail: string | undefined;
  readonly education: Education | undefined;
  readonly groups: readonly PersonGroup[];
}

/** A sign-up with the person whose it is. */
export interface SignupEntry {
  readonly signup: Signup;
  readonly person: MaskedPerson;
}

export function maskedPerson({ rootId, name, sex, document, phone, education, groups }: JobSeeker): MaskedPerson {
  return { id: rootId, name, sex, documentTail: document?.tail, phoneTail: phone?.tail, education, groups };
}
