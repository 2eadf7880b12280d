import { randomInt } from 'node:crypto';
import { gatherStatistics } from '#backend/usecases/statistics/gather.ts';
import { readListBehind } from '#backend/usecases/statistics/statistics-pages.ts';
import { databaseKey, KEY_BYTES } from '#db/connection/database-key.ts';
import { saveCenter } from '#db/repositories/centers.ts';
import { insertFair } from '#db/repositories/fairs.ts';
import { saveFeedback } from '#db/repositories/feedback.ts';
import { insertJobSeekers } from '#db/repositories/job-seekers.ts';
import { insertJobs } from '#db/repositories/jobs.ts';
import { insertParticipations } from '#db/repositories/participations.ts';
import { insertSignups } from '#db/repositories/signups.ts';
import { insertUnits } from '#db/repositories/units.ts';
import { EDUCATIONS } from '#shared/domain/people/job-seeker.ts';
import { temporaryFolder, testDatabaseFile, write } from '#tests/support/database.ts';
import { aFair, aFeedback, aJob, aJobSeeker, aParticipation, aSignup, aUnit } from '#tests/support/records.ts';
import { aScanRow, insertScanRows } from '#tests/support/scans.ts';
import { atMost, type BenchLine, beside, percentile, timed, within } from './measure.ts';

const CHECK_INS = 50_000;
const UNITS = 200;
const REGIONS = ['320812', '320804', '320102', '340104', '610102', undefined];

/** The statistics of one large fair from its rows, in an encrypted file. */
export async function benchStatistics(): Promise<readonly BenchLine[]> {
  using folder = temporaryFolder();
  await using db = await testDatabaseFile(folder.in('a.db'), databaseKey(Buffer.alloc(KEY_BYTES, 7)));
  const fair = aFair();
  const units = Array.from({ length: UNITS }, (_, n) => aUnit({ industry: `行业${n % 20}` }));
  const participations = units.map((unit) => aParticipation(fair.id, unit.id));
  const people = Array.from({ length: CHECK_INS }, (_, n) =>
    aJobSeeker({
      sex: n % 2 ? 'male' : 'female',
      education: EDUCATIONS[n % EDUCATIONS.length],
      groups: n % 3 ? [] : ['graduate'],
      region: REGIONS[randomInt(REGIONS.length)],
    }),
  );
  const signups = people.map((person) => aSignup(fair.id, person.id));
  await write(db, async (trx) => {
    await saveCenter(trx, { name: '淮安', homeDivision: '320800', sample: false });
    await insertFair(trx, fair);
    await insertUnits(trx, units);
    await insertParticipations(trx, participations);
    await insertJobs(
      trx,
      participations.flatMap(({ id }) => [1, 2, 3, 4, 5].map(() => aJob(id))),
    );
    for (const { id } of participations) await saveFeedback(trx, aFeedback(id, { resumesHigher: 3 }));
    await insertJobSeekers(trx, people);
    await insertSignups(trx, signups);
    await insertScanRows(
      trx,
      signups.map(({ id }) => aScanRow(fair.id, id)),
    );
  });

  const bare = db.raw.prepare(
    `select p.sex, p.education, p.region, p.groups like '%"graduate"%', count(*), sum(exists (
       select 1 from scan where scan.signup_id = s.id and scan.verdict = 'accepted' and scan.undone_at is null))
     from signup s join job_seeker p on p.id = s.job_seeker_id where s.fair_id = ? group by 1, 2, 3, 4`,
  );
  const all = await beside(
    5,
    async () => {
      const gathered = await gatherStatistics(db, fair.id);
      if (!gathered.ok || gathered.value.snapshot.statistics.figures.entrants !== CHECK_INS) throw new Error('not all were counted');
    },
    () => bare.all(fair.id),
  );
  const figure = { key: 'entrantsFemale', part: { by: 'place', value: 'inCity' } } as const;
  const times: number[] = [];
  for (let round = 0; round < 5; round++) times.push(await timed(() => readListBehind({ db }, { fairId: fair.id, figure, limit: 500 })));
  const list = percentile(times, 50);
  return [
    {
      what: `all statistics of a fair, ${CHECK_INS} check-ins, ${UNITS} units`,
      millis: all.work,
      floor: { name: 'raw driver, people alone and none of them merged', millis: all.floor },
      target: atMost(2, all.work / all.floor),
      note: 'aim 1,000 ms on an office computer',
    },
    { what: 'first 500 of the list behind a figure', millis: list, target: within(1_000, list) },
  ];
}
