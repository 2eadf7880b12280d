import type { Reader, Writer } from '#db/connection/handles.ts';
import type { PersonalData } from '#db/personal/personal-data.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { findStandingScan } from '#db/repositories/scans.ts';
import type { ScanAnswer } from '#shared/contract/desk.ts';
import { personOf } from '#shared/domain/people/identity-document.ts';
import type { ScanSubject } from '#shared/domain/signups/decide-scan.ts';
import type { ScannedText } from '#shared/domain/signups/read-scan.ts';
import { type MaskedPerson, maskedPerson, type SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { entriesOf, peopleOf } from '../signups/find-signups.ts';

/** Whose a scanned text is, and what the desk shows of it. */
export interface FoundSubject {
  readonly subject: ScanSubject;
  readonly entry: SignupEntry | undefined;
  readonly person: MaskedPerson | undefined;
  readonly otherFair: ScanAnswer['otherFair'];
  readonly choices: readonly SignupEntry[];
}

const NOBODY = { entry: undefined, person: undefined, otherFair: undefined, choices: [] } as const;

export async function findSubject(writer: Writer, personal: PersonalData, fairId: FairId, read: ScannedText): Promise<FoundSubject> {
  if (read.kind === 'unknown') return { ...NOBODY, subject: { found: 'unknown' } };
  const found = await entriesOf(writer, personal, fairId, read);
  const people = new Set(found.map((entry) => entry.person.id));
  if (people.size > 1) return { ...NOBODY, subject: { found: 'several' }, choices: found };
  // One person may have several sign-ups, made before the records were merged; those that stand come first.
  const [entry] = found;
  if (entry) return subjectOf(writer, fairId, entry);
  if (read.kind === 'ticket') return { ...NOBODY, subject: { found: 'unknown' } };
  if (read.kind === 'search') return { ...NOBODY, subject: { found: 'notSignedUp' } };
  const [known] = await peopleOf(writer, personal, read);
  // Letters and digits that only look like a passport may be of another system as well.
  const isSure = known !== undefined || read.kind === 'phone' || read.documents.some((document) => personOf(document) !== undefined);
  return { ...NOBODY, subject: { found: isSure ? 'notSignedUp' : 'unknown' }, person: known && maskedPerson(known) };
}

/** A sign-up as it stands before the desk of a fair. */
export async function subjectOf(db: Reader, fairId: FairId, entry: SignupEntry): Promise<FoundSubject> {
  const { signup, person } = entry;
  const isHere = signup.fairId === fairId;
  const standing = isHere ? await findStandingScan(db, fairId, person.id) : undefined;
  const other = isHere ? undefined : await findFairById(db, signup.fairId);
  return {
    subject: {
      found: 'signup',
      isHere,
      isCancelled: signup.cancelReason !== undefined,
      standing: standing && { at: standing.at, desk: standing.desk },
    },
    entry,
    person,
    otherFair: other && { number: other.number, title: other.title },
    choices: [],
  };
}
