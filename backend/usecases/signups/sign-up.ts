import type { Writer } from '#db/connection/handles.ts';
import type { PersonalData } from '#db/personal/personal-data.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { findJobSeekerById } from '#db/repositories/job-seekers.ts';
import { findStandingScan } from '#db/repositories/scans.ts';
import { findEntryById, listEntriesOfPeople } from '#db/repositories/signup-entries.ts';
import { countSignupsByFair, insertSignups, setSignupCancelled } from '#db/repositories/signups.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { SignedUp, SignupCounts, signupsContract } from '#shared/contract/signups.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { parseDocument } from '#shared/domain/people/identity-document.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { parsePhone } from '#shared/domain/people/phone.ts';
import type { Signup, SignupSource } from '#shared/domain/signups/signup.ts';
import { maskedPerson, type SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import type { FairId, SignupId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Actor, type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { type Registration, registerPeople } from '../people/register.ts';

type NewPerson = Exclude<InputOf<typeof signupsContract.signUp>['person'], { id: unknown }>;

/** 报名: a person who is known, or one who is registered with it. A sign-up that was cancelled stands again; a full fair only warns. */
export function signUp(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof signupsContract.signUp>): Answer<SignedUp> {
  return change(deps, input.command, 'signups.signUp', async (writer, actor) => {
    const fair = await findFairThatTakesPlace(writer, input.fairId);
    if (!fair.ok) return fair;
    const { personal } = deps.db;
    const registered = 'id' in input.person ? await knownPerson(writer, input.person.id) : await register(input.person);
    if (!registered.ok) return registered;
    const { person, isNew, otherName } = registered.value;
    const signed = await ensureSignup(writer, personal, { fair: fair.value, person, source: 'desk', actor });
    return ok({ ...signed, isNewPerson: isNew, otherName, counts: await countsOf(writer, fair.value) });

    async function register(newPerson: NewPerson) {
      const registration = registrationOf(newPerson);
      if (!registration.ok) return registration;
      const [made] = await registerPeople(deps, writer, personal, [registration.value], {
        actor,
        source: 'desk',
        fairId: input.fairId,
        importBatchId: undefined,
      });
      if (!made) throw new Error('A registration was made for nobody');
      return ok(made);
    }
  });
}

export function cancelSignup(deps: DatabaseDep & ClockDep, input: InputOf<typeof signupsContract.cancel>): Answer<SignupEntry> {
  return change(deps, input.command, 'signups.cancel', async (writer) => {
    const entry = await findEntryById(writer, input.id);
    if (!entry) return err({ type: 'NotFound', what: 'signup', id: input.id });
    const standing = await findStandingScan(writer, entry.signup.fairId, entry.person.id);
    if (standing) return err({ type: 'SignupCheckedIn', at: standing.at, desk: standing.desk });
    await setSignupCancelled(writer, input.id, input.reason);
    return ok(await entryOf(writer, input.id));
  });
}

export function restoreSignup(deps: DatabaseDep & ClockDep, input: InputOf<typeof signupsContract.restore>): Answer<SignupEntry> {
  return change(deps, input.command, 'signups.restore', async (writer) => {
    if (!(await findEntryById(writer, input.id))) return err({ type: 'NotFound', what: 'signup', id: input.id });
    await setSignupCancelled(writer, input.id, undefined);
    return ok(await entryOf(writer, input.id));
  });
}

interface Signing {
  readonly fair: Fair;
  /** The root record. */
  readonly person: JobSeeker;
  readonly source: SignupSource;
  readonly actor: Actor;
}

/** The person's sign-up for the fair as it stands afterwards: the one that is there, restored where it was cancelled, or a new one. */
export async function ensureSignup(
  writer: Writer,
  personal: PersonalData,
  { fair, person, source, actor }: Signing,
): Promise<Pick<SignedUp, 'entry' | 'outcome'>> {
  const [there] = await listEntriesOfPeople(writer, fair.id, [person.id]);
  if (there && there.signup.cancelReason === undefined) return { entry: there, outcome: 'stoodAlready' };
  if (there) {
    await setSignupCancelled(writer, there.signup.id, undefined);
    return { entry: await entryOf(writer, there.signup.id), outcome: 'restored' };
  }
  const id = personal.signupId(fair.id, person.id);
  const signup: Signup = {
    id,
    fairId: fair.id,
    jobSeekerId: person.id,
    ticketCode: personal.ticketCode(id),
    source,
    cancelReason: undefined,
    signedUpAt: actor.at,
    signedUpBy: actor.name,
    importBatchId: undefined,
  };
  await insertSignups(writer, [signup]);
  return { entry: { signup, person: maskedPerson(person) }, outcome: 'added' };
}

/** People come whether or not the money of the fair is settled, but not to a fair that was called off. */
export async function findFairThatTakesPlace(writer: Writer, id: FairId): Promise<Result<Fair, Refusal>> {
  const fair = await findFairById(writer, id);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id });
  return fair.status === 'cancelled' ? err({ type: 'FairCancelled', fairId: id }) : ok(fair);
}

async function knownPerson(writer: Writer, id: JobSeeker['id']) {
  const record = await findJobSeekerById(writer, id);
  const person = record && (record.rootId === id ? record : await findJobSeekerById(writer, record.rootId));
  return person ? ok({ person, isNew: false, otherName: undefined }) : err({ type: 'NotFound', what: 'jobSeeker', id } as const);
}

function registrationOf({ documentKind, documentNumber, phone, groups, ...said }: NewPerson): Result<Registration, Refusal> {
  const document = documentNumber === undefined ? undefined : parseDocument(documentKind, documentNumber);
  if (document && !document.ok) return err({ type: 'DocumentInvalid', fault: document.error });
  const number = phone === undefined ? undefined : parsePhone(phone);
  if (phone !== undefined && number === undefined) return err({ type: 'PhoneInvalid' });
  // Nothing ticked says nothing of the groups; it does not take back what was said before.
  return ok({ ...said, ...(groups.length === 0 ? {} : { groups }), document: document?.value, phone: number });
}

async function entryOf(writer: Writer, id: SignupId): Promise<SignupEntry> {
  const entry = await findEntryById(writer, id);
  if (!entry) throw new Error(`Sign-up ${id} is not there after it was written`);
  return entry;
}

async function countsOf(writer: Writer, { id, capacity }: Fair): Promise<SignupCounts> {
  return { ...(await countSignupsByFair(writer, id)), capacity };
}
