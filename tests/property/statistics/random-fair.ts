import fc from 'fast-check';
import type { Database } from '#db/connection/open-database.ts';
import { insertFair } from '#db/repositories/fairs.ts';
import { saveFeedback } from '#db/repositories/feedback.ts';
import { insertJobSeekers } from '#db/repositories/job-seekers.ts';
import { insertJobs } from '#db/repositories/jobs.ts';
import { insertParticipations } from '#db/repositories/participations.ts';
import { insertSignups } from '#db/repositories/signups.ts';
import { insertUnits } from '#db/repositories/units.ts';
import type { FeedbackFigures } from '#shared/domain/feedback/feedback.ts';
import { SEXES } from '#shared/domain/people/identity-document.ts';
import { EDUCATIONS, type JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { VERDICTS } from '#shared/domain/signups/signup.ts';
import { ATTENDANCES, UNIT_KINDS } from '#shared/domain/units/unit.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { write } from '#tests/support/database.ts';
import { aFair, aFeedback, aJob, aJobSeeker, aParticipation, aSignup, aUnit, NO_FEEDBACK } from '#tests/support/records.ts';
import { aScanRow, insertScanRows } from '#tests/support/scans.ts';

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
/** 市内, 省内市外, a province-administered city, 省外, 香港, only the province, nowhere. */
const place = maybe(['320812', '320102', '429004', '340104', '810000', '320000', '000000']);

const figures: fc.Arbitrary<FeedbackFigures> = fc
  .record({
    levels: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)),
    resumes: fc.tuple(fc.nat(9), fc.nat(9)),
    rest: fc.tuple(fc.nat(5), fc.nat(5)),
    shares: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ levels, resumes, rest, shares }) => {
    const intentions = levels.reduce((sum, one) => sum + one, 0);
    const male = Math.floor(intentions * shares[0]);
    return {
      ...NO_FEEDBACK,
      intentionsDoctor: levels[0],
      intentionsMaster: levels[1],
      intentionsBachelor: levels[2],
      intentionsCollege: levels[3],
      intentionsSecondary: levels[4],
      intentionsMale: male,
      intentionsFemale: intentions - male,
      graduateIntentions: Math.floor(intentions * shares[1]),
      resumesHigher: resumes[0],
      resumesLower: resumes[1],
      graduateResumes: Math.floor((resumes[0] + resumes[1]) * shares[1]),
      interviews: rest[0],
      graduateInterviews: Math.floor(rest[0] * shares[0]),
      hires: rest[1],
      graduateHires: Math.floor(rest[1] * shares[1]),
    };
  });

const unit = fc.record({
  attendance: fc.constantFrom(...ATTENDANCES),
  kind: fc.constantFrom(...UNIT_KINDS),
  industry: maybe(['制造业', '建筑业', '住宿和餐饮业']),
  divisionCode: place,
  rosterJobs: fc.option(fc.nat(5), { nil: undefined }),
  rosterHeadcount: fc.option(fc.nat(50), { nil: undefined }),
  jobs: fc.array(fc.record({ education: maybe(EDUCATIONS), headcount: fc.integer({ min: 1, max: 9 }), isWithdrawn: fc.boolean() }), {
    maxLength: 4,
  }),
  feedback: fc.option(figures, { nil: undefined }),
});

const person = fc.record({
  sex: maybe(SEXES),
  education: maybe(EDUCATIONS),
  groups: fc.subarray(['graduate', 'veteran', 'student'] as const),
  region: place,
  /** Merged into an earlier person, counted from the first. */
  mergedInto: fc.option(fc.nat(30), { nil: undefined, freq: 4 }),
  signup: fc.constantFrom('none', 'standing', 'cancelled'),
  scans: fc.array(fc.record({ verdict: fc.constantFrom(...VERDICTS), isUndone: fc.boolean() }), { maxLength: 3 }),
});

export const randomFair = fc.record({ units: fc.array(unit, { maxLength: 8 }), people: fc.array(person, { maxLength: 14 }) });
export type RandomFair = typeof randomFair extends fc.Arbitrary<infer T> ? T : never;

/** Writes the fair through the repositories, in one command. */
export async function writeRandomFair(db: Database, { units, people }: RandomFair): Promise<FairId> {
  const fair = aFair();
  await write(db, async (trx) => {
    await insertFair(trx, fair);
    for (const { attendance, kind, industry, divisionCode, rosterJobs, rosterHeadcount, jobs, feedback } of units) {
      const known = aUnit({ kind, industry, divisionCode });
      const participation = aParticipation(fair.id, known.id, { attendance, jobs: rosterJobs, headcount: rosterHeadcount });
      await insertUnits(trx, [known]);
      await insertParticipations(trx, [participation]);
      const offered = jobs.map(({ education, headcount, isWithdrawn }) =>
        aJob(participation.id, { education, headcount, withdrawnReason: isWithdrawn ? '已招满' : undefined }),
      );
      await insertJobs(trx, offered);
      if (feedback) await saveFeedback(trx, aFeedback(participation.id, feedback));
    }
    const written: JobSeeker[] = [];
    for (const { sex, education, groups, region, mergedInto, signup, scans } of people) {
      const record = aJobSeeker({ sex, education, groups, region });
      const root = mergedInto === undefined ? undefined : written[mergedInto]?.rootId;
      const seeker = root === undefined ? record : { ...record, rootId: root };
      written.push(seeker);
      await insertJobSeekers(trx, [seeker]);
      const stands = signup === 'none' ? undefined : aSignup(fair.id, seeker.id, signup === 'cancelled' ? { cancelReason: '有事' } : {});
      if (stands) await insertSignups(trx, [stands]);
      const undone = { undone_by: '张三', undone_at: '2026-03-01T03:00:00.000Z', undo_reason: '误扫' };
      const rows = scans
        .filter(({ verdict }) => stands || verdict !== 'accepted')
        .map(({ verdict, isUndone }) => aScanRow(fair.id, stands?.id, { verdict, ...(isUndone ? undone : {}) }));
      await insertScanRows(trx, rows);
    }
  });
  return fair.id;
}
