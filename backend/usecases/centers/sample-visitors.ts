import { setSignupCancelled } from '#db/repositories/signups.ts';
import days from '#resources/sample/fair-days.json' with { type: 'json' };
import sample from '#resources/sample/people.json' with { type: 'json' };
import type { DocumentKind, Sex } from '#shared/domain/people/identity-document.ts';
import { parseDocument } from '#shared/domain/people/identity-document.ts';
import type { Education, JobSeeker, PersonGroup } from '#shared/domain/people/job-seeker.ts';
import type { Signup } from '#shared/domain/signups/signup.ts';
import { ticketQrText } from '#shared/domain/signups/ticket-code.ts';
import { type CalendarDate, calendarDate } from '#shared/kernel/calendar-date.ts';
import { fen } from '#shared/kernel/money.ts';
import { takeScan, takeWalkIn } from '../desk/scan.ts';
import { type Registration, registerPeople } from '../people/register.ts';
import { ensureSignup, findFairThatTakesPlace } from '../signups/sign-up.ts';
import { accepted, actorAt, type SampleWorld, sampleFair } from './sample-world.ts';

/**
 * A person of the sample. The resident numbers are well-formed and nobody's: their order codes begin at 900, further than a district ever
 * counts on one day.
 */
interface SamplePerson {
  readonly name: string;
  readonly document?: { readonly kind: string; readonly number: string };
  readonly phone?: string;
  readonly sex?: string;
  readonly birthDate?: string;
  readonly region?: string;
  readonly education: string;
  readonly groups: readonly string[];
  readonly skills?: string;
  readonly wishedJob: string;
  readonly wishedWage?: number;
  readonly wishedPlace: string;
  readonly consent: boolean;
}

/** One scan at the desk: what a person of the list shows, a text of another origin, or somebody who had not signed up. */
interface SampleScan {
  readonly at: string;
  readonly desk: string;
  readonly person?: number;
  readonly shows?: string;
  readonly text?: string;
  readonly walkIn?: { readonly name: string; readonly number: string };
}

const PEOPLE: readonly SamplePerson[] = sample.people;
const DESKS: Readonly<Record<string, string>> = days.desks;

/** 求职者、报名、签到: in the order in which it all happened. @returns the people by their place in the sample's list */
export async function loadVisitors(world: SampleWorld): Promise<ReadonlyMap<number, JobSeeker>> {
  const people = new Map<number, JobSeeker>();
  for (const planned of days.fairs) {
    const signups = await loadSignups(world, planned, people);
    const { id: fairId, startsOn } = sampleFair(world, planned.title);
    for (const scan of planned.scans as readonly SampleScan[]) {
      const at = { fairId, desk: scan.desk };
      const actor = actorAt(DESKS[scan.desk] ?? world.actor.name, startsOn, scan.at);
      const { deps, writer } = world;
      accepted(
        `scan of ${scan.at}`,
        scan.walkIn
          ? await takeWalkIn(deps, writer, actor, { ...at, ...scan.walkIn })
          : await takeScan(deps, writer, actor, { ...at, text: shownText(scan, signups) }),
      );
    }
  }
  return people;
}

async function loadSignups(
  world: SampleWorld,
  planned: (typeof days.fairs)[number],
  people: Map<number, JobSeeker>,
): Promise<ReadonlyMap<number, Signup>> {
  const { deps, writer } = world;
  const fair = accepted(planned.title, await findFairThatTakesPlace(writer, sampleFair(world, planned.title).id));
  const signups = new Map<number, Signup>();
  for (const { person: index, day, at } of planned.signups) {
    const date = world.day(day);
    const actor = actorAt(world.actor.name, date, at);
    const context = { actor, source: 'desk', fairId: fair.id, importBatchId: undefined } as const;
    const [registered] = await registerPeople(deps, writer, deps.db.personal, [registrationOf(personAt(index), date)], context);
    if (!registered) throw new Error(`Person ${index} of the sample was not registered`);
    people.set(index, registered.person);
    const { person } = registered;
    const { entry } = await ensureSignup(writer, deps.db.personal, { fair, person, source: 'desk', actor });
    signups.set(index, entry.signup);
  }
  for (const { person, reason } of planned.cancelled) {
    const signup = signups.get(person);
    if (signup) await setSignupCancelled(writer, signup.id, reason);
  }
  return signups;
}

function registrationOf({ document, consent, ...person }: SamplePerson, on: CalendarDate): Registration {
  return {
    name: person.name,
    document: document && accepted(person.name, parseDocument(document.kind as DocumentKind, document.number)),
    phone: person.phone,
    sex: person.sex as Sex | undefined,
    birthDate: person.birthDate === undefined ? undefined : calendarDate(person.birthDate),
    region: person.region,
    education: person.education as Education,
    groups: person.groups as readonly PersonGroup[],
    skills: person.skills,
    wishedJob: person.wishedJob,
    wishedWage: person.wishedWage === undefined ? undefined : fen(person.wishedWage),
    wishedPlace: person.wishedPlace,
    consentOn: consent ? on : undefined,
  };
}

function shownText({ person: index, shows, text }: SampleScan, signups: ReadonlyMap<number, Signup>): string {
  const signup = index === undefined ? undefined : signups.get(index);
  const person = index === undefined ? undefined : personAt(index);
  const shown = {
    ticket: signup && ticketQrText(signup.ticketCode),
    document: person?.document?.number,
    phone: person?.phone,
    text,
  }[shows ?? 'text'];
  if (shown === undefined) throw new Error(`Person ${index} of the sample has no ${shows} to show`);
  return shown;
}

function personAt(index: number): SamplePerson {
  const person = PEOPLE[index];
  if (!person) throw new Error(`The sample has no person ${index}`);
  return person;
}
