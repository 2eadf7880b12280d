import { z } from 'zod';
import { DOCUMENT_KINDS } from '../domain/people/identity-document.ts';
import { EDUCATIONS, PERSON_GROUPS } from '../domain/people/job-seeker.ts';
import type { MaskedPerson, SignupEntry } from '../domain/signups/signup-entry.ts';
import type { TicketCode } from '../domain/signups/ticket-code.ts';
import { command, commandStamp, idOf, instantText, line, optionalLine, query, reason, typed } from './base.ts';

export interface SignupCounts {
  readonly standing: number;
  readonly cancelled: number;
  /** 报名容量; passing it warns and blocks nobody. */
  readonly capacity: number | undefined;
}

/** Where a list page ended; the next begins behind it. */
const pageKey = z.object({ signedUpAt: instantText, id: idOf<'Signup'>() });

export interface SignupPage {
  readonly entries: readonly SignupEntry[];
  readonly counts: SignupCounts;
  readonly next: z.input<typeof pageKey> | undefined;
}

/** A person who could be signed up, and how the person stands at the fair. */
export interface SignupCandidate {
  readonly person: MaskedPerson;
  readonly entry: SignupEntry | undefined;
}

export interface SignedUp {
  readonly entry: SignupEntry;
  /** new, stood already, or stood cancelled and stands again. */
  readonly outcome: 'added' | 'stoodAlready' | 'restored';
  readonly isNewPerson: boolean;
  /** The name under which the person was known before, where it differs. */
  readonly otherName: string | undefined;
  readonly counts: SignupCounts;
}

/** 报名登记: 姓名 and 手机 or 证件 at least. */
export const newPerson = z
  .object({
    name: line(40),
    documentKind: z.enum(DOCUMENT_KINDS),
    documentNumber: optionalLine(40),
    phone: optionalLine(30),
    education: z.enum(EDUCATIONS).optional(),
    groups: z.array(z.enum(PERSON_GROUPS)).max(PERSON_GROUPS.length),
    wishedJob: optionalLine(60),
  })
  .refine(({ documentNumber, phone }) => documentNumber !== undefined || phone !== undefined, { path: ['documentNumber'] });

const signupChange = { command: commandStamp, id: idOf<'Signup'>() };

export const signupsContract = {
  list: query
    .input(z.object({ fairId: idOf<'Fair'>(), after: pageKey.optional(), limit: z.number().int().min(1).max(5000) }))
    .output(typed<SignupPage>()),
  /** 查找 among the sign-ups of the fair: name, syllables, initials, tails, ID number, phone or ticket code. */
  find: query.input(z.object({ fairId: idOf<'Fair'>(), text: z.string().max(80) })).output(typed<readonly SignupEntry[]>()),
  /** 查找求职者 among all that are known, to sign one up. */
  findPerson: query.input(z.object({ fairId: idOf<'Fair'>(), text: z.string().max(80) })).output(typed<readonly SignupCandidate[]>()),
  signUp: command
    .input(
      z.object({
        command: commandStamp,
        fairId: idOf<'Fair'>(),
        person: z.union([z.object({ id: idOf<'JobSeeker'>() }), newPerson]),
      }),
    )
    .output(typed<SignedUp>()),
  cancel: command.input(z.object({ ...signupChange, reason })).output(typed<SignupEntry>()),
  restore: command.input(z.object(signupChange)).output(typed<SignupEntry>()),
  /** 报名凭证: the code and what its QR code says. */
  ticket: query.input(z.object({ id: idOf<'Signup'>() })).output(typed<{ entry: SignupEntry; code: TicketCode; qrText: string }>()),
};
