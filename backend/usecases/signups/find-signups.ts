import type { Reader } from '#db/connection/handles.ts';
import type { PersonalData } from '#db/personal/personal-data.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { listJobSeekersByIds, listJobSeekersByPhones, searchJobSeekers } from '#db/repositories/job-seekers.ts';
import {
  findEntryById,
  findEntryByTicket,
  listEntriesByFair,
  listEntriesByPhone,
  listEntriesOfPeople,
  searchEntries,
} from '#db/repositories/signup-entries.ts';
import { countSignupsByFair } from '#db/repositories/signups.ts';
import type { SignupCandidate, SignupPage, signupsContract } from '#shared/contract/signups.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { readScan, type ScannedText } from '#shared/domain/signups/read-scan.ts';
import { maskedPerson, type SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import { type TicketCode, ticketQrText } from '#shared/domain/signups/ticket-code.ts';
import type { FairId, JobSeekerId, SignupId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

/** As many as one looks through; who has more in mind types another letter. */
const MOST_FOUND = 20;

export async function listSignups(deps: DatabaseDep, input: InputOf<typeof signupsContract.list>): Answer<SignupPage> {
  const fair = await findFairById(deps.db, input.fairId);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
  const entries = await listEntriesByFair(deps.db, fair.id, { after: input.after, limit: input.limit });
  const last = entries.length === input.limit ? entries.at(-1)?.signup : undefined;
  return ok({
    entries,
    counts: { ...(await countSignupsByFair(deps.db, fair.id)), capacity: fair.capacity },
    next: last && { signedUpAt: last.signedUpAt, id: last.id },
  });
}

export async function findSignups(deps: DatabaseDep, input: InputOf<typeof signupsContract.find>): Answer<readonly SignupEntry[]> {
  return ok(await entriesOf(deps.db, deps.db.personal, input.fairId, readScan(input.text)));
}

/** Anybody known, by ID number, phone or name, with the sign-up for this fair where there is one. */
export async function findPeople(deps: DatabaseDep, input: InputOf<typeof signupsContract.findPerson>): Answer<readonly SignupCandidate[]> {
  const people = await peopleOf(deps.db, deps.db.personal, readScan(input.text));
  const candidates: SignupCandidate[] = [];
  for (const person of people) {
    const [entry] = await listEntriesOfPeople(deps.db, input.fairId, [person.id]);
    candidates.push({ person: maskedPerson(person), entry });
  }
  return ok(candidates);
}

export async function readTicket(
  deps: DatabaseDep,
  input: { id: SignupId },
): Answer<{ entry: SignupEntry; code: TicketCode; qrText: string }> {
  const entry = await findEntryById(deps.db, input.id);
  if (!entry) return err({ type: 'NotFound', what: 'signup', id: input.id });
  const code = entry.signup.ticketCode;
  return ok({ entry, code, qrText: ticketQrText(code) });
}

/** The sign-ups that a text means: for a ticket the one it names, of whichever fair; else those for the fair. */
export async function entriesOf(db: Reader, personal: PersonalData, fairId: FairId, read: ScannedText): Promise<readonly SignupEntry[]> {
  switch (read.kind) {
    case 'ticket': {
      const entry = await findEntryByTicket(db, read.code);
      return entry ? [entry] : [];
    }
    case 'document':
      return listEntriesOfPeople(db, fairId, read.documents.map(personal.jobSeekerId));
    case 'phone':
      return listEntriesByPhone(db, fairId, personal.index(read.phone));
    case 'search':
      return searchEntries(db, fairId, read.text, MOST_FOUND);
    case 'unknown':
      return [];
  }
}

/** The people, by their root records, that a text means. */
export async function peopleOf(db: Reader, personal: PersonalData, read: ScannedText): Promise<readonly JobSeeker[]> {
  switch (read.kind) {
    case 'document':
      return rootsOf(db, await listJobSeekersByIds(db, read.documents.map(personal.jobSeekerId)));
    case 'phone':
      return rootsOf(db, await listJobSeekersByPhones(db, [personal.index(read.phone)]));
    case 'search':
      return searchJobSeekers(db, read.text, MOST_FOUND);
    case 'ticket':
    case 'unknown':
      return [];
  }
}

function rootsOf(db: Reader, records: readonly JobSeeker[]): Promise<readonly JobSeeker[]> {
  return listJobSeekersByIds(db, [...new Set(records.map((record): JobSeekerId => record.rootId))]);
}
