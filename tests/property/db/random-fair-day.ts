import type { Writer } from '#db/connection/handles.ts';
import { insertArrival, markArrivalUndone } from '#db/repositories/arrivals.ts';
import { insertBoothArea, removeBoothArea, saveBoothUses, setBoothsReserved } from '#db/repositories/booths.ts';
import { insertCardPrints } from '#db/repositories/card-prints.ts';
import {
  insertDelivery,
  insertDeliveryPeople,
  restoreDeliveryPeople,
  voidDelivery,
  voidDeliveryPeople,
} from '#db/repositories/deliveries.ts';
import { insertDesk, insertPairingAttempt } from '#db/repositories/desks.ts';
import { insertDisclosure } from '#db/repositories/disclosures.ts';
import { saveFairObservation } from '#db/repositories/fair-observations.ts';
import { saveFeedback } from '#db/repositories/feedback.ts';
import { insertJobSeekers, insertObservations, recordNumbersShown, updateJobSeeker } from '#db/repositories/job-seekers.ts';
import { insertJobs, insertJobVersion, removeJobs, updateJob } from '#db/repositories/jobs.ts';
import { insertOperator } from '#db/repositories/operators.ts';
import { insertOutcomeSteps, voidOutcomeStep } from '#db/repositories/outcome-steps.ts';
import { insertPaperBatch, insertPaperEntries } from '#db/repositories/paper-batches.ts';
import { insertPaperSheets } from '#db/repositories/paper-sheets.ts';
import { insertPersonMerge, undoPersonMerge } from '#db/repositories/person-merges.ts';
import { insertPlacements } from '#db/repositories/placements.ts';
import { insertScan, updateScan } from '#db/repositories/scans.ts';
import { insertSignups, removeSignups, setSignupCancelled } from '#db/repositories/signups.ts';
import { insertActivity } from '#db/repositories/station-activities.ts';
import { insertStation, updateStation } from '#db/repositories/stations.ts';
import { insertStatisticsReport } from '#db/repositories/statistics-reports.ts';
import type { Arrival } from '#shared/domain/arrivals/arrival.ts';
import type { Booth, BoothArea } from '#shared/domain/booths/booth.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { Job } from '#shared/domain/jobs/job.ts';
import type { OutcomeFact, OutcomeStep, Placement } from '#shared/domain/outcomes/placement.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import type { PersonMerge } from '#shared/domain/people/merging.ts';
import type { Scan, Signup } from '#shared/domain/signups/signup.ts';
import type { Delivery, DeliveryPerson } from '#shared/domain/stations/delivery.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import type { Participation, Unit } from '#shared/domain/units/unit.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { ParticipationId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { testId } from '../../support/database.ts';
import {
  aBooth,
  aBoothArea,
  aCardPrint,
  aDelivery,
  aDeliveryPerson,
  aDesk,
  aFairObservation,
  aFeedback,
  aJob,
  aJobSeeker,
  aJobVersion,
  anActivity,
  anArrival,
  anObservation,
  anOperator,
  anOutcomeStep,
  aPaperBatch,
  aPaperSheet,
  aPersonMerge,
  aPlacement,
  aScan,
  aSignup,
  aStation,
  aStatisticsReport,
} from '../../support/records.ts';

export const FAIR_DAY_STEPS = [
  'person',
  'editPerson',
  'merge',
  'unmerge',
  'reveal',
  'disclose',
  'signup',
  'cancelSignup',
  'removeSignup',
  'scan',
  'changeScan',
  'booths',
  'useBooth',
  'removeBooths',
  'arrive',
  'undoArrival',
  'job',
  'correctJob',
  'removeJob',
  'placement',
  'outcome',
  'voidOutcome',
  'feedback',
  'observation',
  'report',
  'paper',
  'card',
  'desk',
  'pairing',
  'station',
  'closeStation',
  'trip',
  'board',
  'leaveTrip',
  'voidTrip',
  'activity',
] as const;

/** The people of the world, and what they and the units did at its fairs. */
export interface FairDays {
  readonly people: JobSeeker[];
  readonly merges: PersonMerge[];
  readonly signups: Signup[];
  readonly scans: Scan[];
  readonly areas: { readonly area: BoothArea; readonly booths: readonly Booth[] }[];
  readonly arrivals: Arrival[];
  readonly jobs: Job[];
  readonly placements: Placement[];
  readonly outcomes: OutcomeStep[];
  readonly stations: Station[];
  readonly trips: Delivery[];
  readonly travellers: DeliveryPerson[];
  /** What can be told once only, and what numbers run from. */
  readonly told: Set<string>;
  /** Something stands on them, so they stay on the roster. */
  readonly heldParticipations: Set<ParticipationId>;
  readonly scannedSignups: Set<SignupId>;
}

export function emptyFairDays(): FairDays {
  return {
    people: [],
    merges: [],
    signups: [],
    scans: [],
    areas: [],
    arrivals: [],
    jobs: [],
    placements: [],
    outcomes: [],
    stations: [],
    trips: [],
    travellers: [],
    told: new Set(),
    heldParticipations: new Set(),
    scannedSignups: new Set(),
  };
}

/** What one step works on: picked records, and what is written. */
export interface FairDayStep {
  readonly kind: (typeof FAIR_DAY_STEPS)[number];
  readonly text: string;
  readonly amount: number;
  readonly at: Instant;
  readonly fair: Fair | undefined;
  readonly unit: Unit | undefined;
  readonly participation: Participation | undefined;
  readonly of: <T>(list: readonly T[]) => T | undefined;
}

const nothing = () => {};

/** @returns what the world remembers of the step, once it is kept */
export async function takeFairDayStep(trx: Writer, world: FairDays, step: FairDayStep): Promise<() => void> {
  const { of, text, amount, at, fair, unit, participation } = step;
  const undone = { reason: text, by: '李四', at };
  const [person, signup] = [of(world.people), of(world.signups)];
  switch (step.kind) {
    case 'person': {
      const made = aJobSeeker({ name: text, groups: amount % 2 === 0 ? ['veteran', 'other'] : [] });
      await insertJobSeekers(trx, [made]);
      await insertObservations(trx, [anObservation(made.id, { values: { name: text }, fairId: fair?.id })]);
      return () => world.people.push(made);
    }
    case 'editPerson': {
      if (!person) return nothing;
      const edited = { ...person, name: text, skills: amount % 2 === 0 ? text : undefined };
      await updateJobSeeker(trx, edited);
      return () => replace(world.people, person, edited);
    }
    case 'merge': {
      const into = world.people.find(({ id, rootId }) => id !== person?.id && id === rootId);
      if (!person || !into) return nothing;
      const made = aPersonMerge(person.id, into.id, { reason: text });
      await insertPersonMerge(trx, made);
      await updateJobSeeker(trx, { ...person, rootId: into.id }, text);
      return () => {
        world.merges.push(made);
        replace(world.people, person, { ...person, rootId: into.id });
      };
    }
    case 'unmerge': {
      const merge = of(world.merges);
      const merged = merge && world.people.find(({ id }) => id === merge.mergedId);
      if (!merged) return nothing;
      await undoPersonMerge(trx, merge.id, undone);
      await updateJobSeeker(trx, { ...merged, rootId: merged.id }, text);
      return () => replace(world.people, merged, { ...merged, rootId: merged.id });
    }
    case 'reveal':
      if (person) await recordNumbersShown(trx, person.id, ['document', 'phone'], text);
      return nothing;
    case 'disclose': {
      const personIds = world.people.map(({ id }) => id);
      await insertDisclosure(trx, {
        id: testId<'Disclosure'>(),
        subject: text,
        personIds,
        reason: text,
        disclosedBy: '张三',
        disclosedAt: at,
      });
      return nothing;
    }
    case 'signup': {
      if (!fair || !person || world.signups.some((known) => known.fairId === fair.id && known.jobSeekerId === person.id)) return nothing;
      const made = aSignup(fair.id, person.id, { signedUpBy: text });
      await insertSignups(trx, [made]);
      return () => world.signups.push(made);
    }
    case 'cancelSignup':
      if (signup) await setSignupCancelled(trx, signup.id, amount % 2 === 0 ? text : undefined);
      return nothing;
    case 'removeSignup':
      if (!signup || world.scannedSignups.has(signup.id)) return nothing;
      await removeSignups(trx, [signup.id]);
      return () => world.signups.splice(world.signups.indexOf(signup), 1);
    case 'scan': {
      const fairId = signup?.fairId ?? fair?.id;
      if (!fairId) return nothing;
      const made = aScan(fairId, signup?.id, { desk: text, verdict: signup ? 'accepted' : 'pending' });
      await insertScan(trx, made);
      return () => {
        world.scans.push(made);
        if (signup) world.scannedSignups.add(signup.id);
      };
    }
    case 'changeScan': {
      const scan = of(world.scans);
      if (!scan) return nothing;
      const changed: Scan = scan.signupId === undefined ? { ...scan, owner: text } : { ...scan, undone };
      await updateScan(trx, changed, text);
      return () => replace(world.scans, scan, changed);
    }
    case 'booths': {
      if (!fair) return nothing;
      const area = aBoothArea(fair.id, { industries: [text] });
      const booths = [1, 2, 3].map((place) => aBooth(area, { place }));
      await insertBoothArea(trx, area, booths);
      return () => world.areas.push({ area, booths });
    }
    case 'useBooth': {
      const booth = of(world.areas.flatMap(({ booths }) => booths));
      if (!booth || !participation) return nothing;
      await setBoothsReserved(trx, [booth.id], amount % 2 === 0);
      if (amount % 3 === 0) {
        await saveBoothUses(trx, [{ ...booth, use: { state: 'released', reason: text } }]);
        return nothing;
      }
      await saveBoothUses(trx, [{ ...booth, use: { state: 'booked', participationId: participation.id } }]);
      return () => world.heldParticipations.add(participation.id);
    }
    case 'removeBooths': {
      const drawn = of(world.areas);
      if (!drawn) return nothing;
      const ids = drawn.booths.map(({ id }) => id);
      await removeBoothArea(trx, drawn.area.id, ids, text);
      return () => world.areas.splice(world.areas.indexOf(drawn), 1);
    }
    case 'arrive': {
      const standing = world.arrivals.some((arrival) => arrival.participationId === participation?.id && !arrival.undone);
      if (!participation || standing) return nothing;
      const made = anArrival(participation, { by: text });
      await insertArrival(trx, made);
      return () => {
        world.arrivals.push(made);
        world.heldParticipations.add(participation.id);
      };
    }
    case 'undoArrival': {
      const arrival = of(world.arrivals);
      if (!arrival || arrival.undone) return nothing;
      await markArrivalUndone(trx, arrival.id, undone);
      return () => replace(world.arrivals, arrival, { ...arrival, undone });
    }
    case 'job': {
      if (!participation) return nothing;
      const made = aJob(participation.id, { title: text, requirements: amount % 2 === 0 ? text : undefined });
      await insertJobs(trx, [made]);
      return () => {
        world.jobs.push(made);
        world.heldParticipations.add(participation.id);
      };
    }
    case 'correctJob': {
      const job = of(world.jobs);
      if (!job) return nothing;
      const corrected: Job = { ...job, title: text, headcount: (amount % 500) + 1, version: job.version + 1 };
      await insertJobVersion(trx, aJobVersion(job));
      await updateJob(trx, corrected, text);
      return () => replace(world.jobs, job, corrected);
    }
    case 'removeJob': {
      const job = of(world.jobs);
      if (!job || job.version > 1) return nothing;
      await removeJobs(trx, [job.id]);
      return () => world.jobs.splice(world.jobs.indexOf(job), 1);
    }
    case 'placement': {
      if (!person || !unit) return nothing;
      const made = aPlacement(person.id, unit.id, { fairId: fair?.id, jobTitle: text });
      await insertPlacements(trx, [made]);
      return () => world.placements.push(made);
    }
    case 'outcome': {
      const placement = of(world.placements);
      if (!placement) return nothing;
      const made = anOutcomeStep(placement.id, factOf(step), { seen: text });
      await insertOutcomeSteps(trx, [made]);
      return () => world.outcomes.push(made);
    }
    case 'voidOutcome': {
      const outcome = of(world.outcomes);
      if (outcome) await voidOutcomeStep(trx, outcome.id, undone);
      return nothing;
    }
    case 'feedback': {
      if (!participation || world.told.has(participation.id)) return nothing;
      await saveFeedback(trx, { ...aFeedback(participation.id, { hires: amount % 1000 }), note: text });
      return () => {
        world.heldParticipations.add(participation.id);
        world.told.add(participation.id);
      };
    }
    case 'observation': {
      if (!fair || world.told.has(fair.id)) return nothing;
      await saveFairObservation(trx, aFairObservation(fair.id, { value: amount % 1_000_000, source: text }));
      return () => world.told.add(fair.id);
    }
    case 'report': {
      if (!fair) return nothing;
      const report = aStatisticsReport({ version: world.told.size + 1 });
      await insertStatisticsReport(trx, fair.id, report);
      return () => world.told.add(report.id);
    }
    case 'paper': {
      const scan = of(world.scans);
      if (!fair) return nothing;
      const sheet = aPaperSheet(fair.id, [signup?.id, undefined], { number: world.told.size + 1 });
      const batch = aPaperBatch(fair.id);
      await insertPaperSheets(trx, [sheet]);
      await insertPaperBatch(trx, batch);
      const entry = { id: testId<'PaperEntry'>(), batchId: batch.id, sheetId: sheet.id, row: 1, scanId: scan?.id, arrivalId: undefined };
      await insertPaperEntries(trx, [entry]);
      return () => world.told.add(sheet.id);
    }
    case 'card': {
      if (fair && signup) await insertCardPrints(trx, [aCardPrint(fair.id, signup.id)]);
      return nothing;
    }
    case 'desk': {
      const operator = anOperator({ name: `${text}${world.told.size}` });
      await insertOperator(trx, operator);
      await insertDesk(trx, aDesk(operator.id));
      return () => world.told.add(operator.id);
    }
    case 'station': {
      const made = aStation({ name: text, staff: [{ name: text, phone: undefined }] });
      await insertStation(trx, made);
      return () => world.stations.push(made);
    }
    case 'closeStation': {
      const station = of(world.stations);
      if (!station) return nothing;
      const changed = { ...station, closed: station.closed ? undefined : { on: calendarDate('2026-03-05'), reason: text } };
      await updateStation(trx, changed, text);
      return () => replace(world.stations, station, changed);
    }
    case 'trip': {
      const station = of(world.stations);
      if (!station || !unit) return nothing;
      const made = aDelivery(station.id, unit.id, { fairId: fair?.id, escort: text });
      await insertDelivery(trx, made);
      return () => world.trips.push(made);
    }
    case 'board': {
      const trip = of(world.trips);
      const isThere = world.travellers.some((known) => known.deliveryId === trip?.id && known.jobSeekerId === person?.id);
      if (!trip || !person || isThere) return nothing;
      const made = aDeliveryPerson(trip.id, person.id, { remark: text });
      await insertDeliveryPeople(trx, [made]);
      return () => world.travellers.push(made);
    }
    case 'leaveTrip': {
      const traveller = of(world.travellers);
      if (!traveller) return nothing;
      if (amount % 2 === 0) await restoreDeliveryPeople(trx, [traveller.id]);
      else await voidDeliveryPeople(trx, [traveller.id], undone);
      return nothing;
    }
    case 'voidTrip': {
      const trip = of(world.trips);
      if (trip) await voidDelivery(trx, trip.id, undone);
      return nothing;
    }
    case 'activity': {
      const station = of(world.stations);
      if (station) await insertActivity(trx, anActivity(station.id, { content: text, peopleCount: amount % 1000 }));
      return nothing;
    }
    case 'pairing': {
      await insertPairingAttempt(trx, { id: testId<'PairingAttempt'>(), at, from: text });
      return nothing;
    }
  }
}

/** One of each form that a step is stored in. */
function factOf({ amount, text }: FairDayStep): OutcomeFact {
  const on = calendarDate('2026-03-01');
  const facts: readonly OutcomeFact[] = [
    { kind: 'hired', on },
    { kind: 'contract', on, from: on, months: amount % 3 === 0 ? undefined : 12 },
    { kind: 'registered', on, place: text },
    { kind: 'insured', on, months: 6, backPaidMonths: 2 },
    { kind: 'left', on, cause: text },
  ];
  return facts[amount % facts.length] ?? { kind: 'intention', on };
}

function replace<T>(list: T[], before: T, after: T): void {
  list.splice(list.indexOf(before), 1, after);
}
