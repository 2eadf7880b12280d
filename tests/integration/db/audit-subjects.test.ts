import type { LogEvent } from 'kysely';
import { expect, test } from 'vitest';
import { insertArrival } from '#db/repositories/arrivals.ts';
import { nameRecords } from '#db/repositories/audit-subjects.ts';
import { insertBoothArea } from '#db/repositories/booths.ts';
import { insertDisclosure } from '#db/repositories/disclosures.ts';
import { insertFair, updateFair } from '#db/repositories/fairs.ts';
import { insertJobSeekers } from '#db/repositories/job-seekers.ts';
import { insertJobs, insertJobVersion } from '#db/repositories/jobs.ts';
import { insertOutcomeSteps } from '#db/repositories/outcome-steps.ts';
import { insertParticipations, removeParticipations } from '#db/repositories/participations.ts';
import { insertPlacements } from '#db/repositories/placements.ts';
import { insertScan } from '#db/repositories/scans.ts';
import { insertSettlement } from '#db/repositories/settlements.ts';
import { insertSignups } from '#db/repositories/signups.ts';
import { insertUnits } from '#db/repositories/units.ts';
import { insertVoucher } from '#db/repositories/vouchers.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import { TEST_NOW, testDatabase, testId, write } from '../../support/database.ts';
import {
  aBooth,
  aBoothArea,
  aCostItem,
  aFair,
  aJob,
  aJobSeeker,
  aJobVersion,
  anArrival,
  anOutcomeStep,
  aParticipation,
  aPlacement,
  aScan,
  aSettlement,
  aSignup,
  aUnit,
  aVoucher,
} from '../../support/records.ts';

const fair = aFair({ number: '2026-003', title: '赴合肥劳务协作招聘会' });
const FAIR = '2026-003 赴合肥劳务协作招聘会';

test('every entry of the log names its subject', async () => {
  await using db = await testDatabase();
  const unit = aUnit({ name: '淮安鼎新有限公司' });
  const participation = aParticipation(fair.id, unit.id);
  const area = aBoothArea(fair.id, { name: '制造业区' });
  const booth = aBooth(area, { number: 'A01' });
  const arrival = anArrival(participation);
  const job = aJob(participation.id, { title: '电工' });
  const version = aJobVersion(job);
  const item = aCostItem();
  const voucher = aVoucher(fair.id, { number: '26342000000000000001', items: [item] });
  const settlement = aSettlement(fair.id, { number: '2026-007' });
  const person = aJobSeeker({ name: '张䶮' });
  const signup = aSignup(fair.id, person.id);
  const scan = aScan(fair.id, signup.id);
  const stranger = aScan(fair.id, undefined, { verdict: 'pending', reason: 'unknownCode' });
  const placement = aPlacement(person.id, unit.id);
  const step = anOutcomeStep(placement.id, { kind: 'hired', on: calendarDate('2026-03-05') });
  const disclosure = {
    id: testId<'Disclosure'>(),
    subject: '招聘用工实名台账',
    personIds: [person.id],
    reason: '核查',
    disclosedBy: '张三',
  };
  await write(db, async (trx) => {
    await insertFair(trx, fair);
    await insertUnits(trx, [unit]);
    await insertParticipations(trx, [participation]);
    await insertBoothArea(trx, area, [booth]);
    await insertArrival(trx, arrival);
    await insertJobs(trx, [job]);
    await insertJobVersion(trx, version);
    await insertVoucher(trx, voucher);
    await insertSettlement(trx, settlement);
    await insertJobSeekers(trx, [person]);
    await insertSignups(trx, [signup]);
    await insertScan(trx, scan);
    await insertScan(trx, stranger);
    await insertPlacements(trx, [placement]);
    await insertOutcomeSteps(trx, [step]);
    await insertDisclosure(trx, { ...disclosure, disclosedAt: TEST_NOW });
  });
  const expected = [
    ['fair', fair.id, FAIR],
    ['unit', unit.id, '淮安鼎新有限公司'],
    ['participation', participation.id, `淮安鼎新有限公司 · ${FAIR}`],
    ['booth_area', area.id, `制造业区 · ${FAIR}`],
    ['booth', booth.id, `A01 · ${FAIR}`],
    ['arrival', arrival.id, `淮安鼎新有限公司 · ${FAIR}`],
    ['job', job.id, '淮安鼎新有限公司 · 电工'],
    ['job_version', version.id, '淮安鼎新有限公司 · 电工'],
    ['voucher', voucher.id, '26342000000000000001'],
    ['cost_item', item.id, '26342000000000000001'],
    ['settlement', settlement.id, `2026-007 · ${FAIR}`],
    ['job_seeker', person.id, '张䶮'],
    ['signup', signup.id, `张䶮 · ${FAIR}`],
    ['scan', scan.id, `张䶮 · ${FAIR}`],
    ['scan', stranger.id, FAIR],
    ['placement', placement.id, '张䶮 · 淮安鼎新有限公司'],
    ['outcome_step', step.id, '张䶮 · 淮安鼎新有限公司'],
    ['disclosure', disclosure.id, '招聘用工实名台账'],
    ['setting', 'minimumWage', undefined],
  ] as const;
  const subjectOf = await nameRecords(
    db,
    expected.map(([table, recordId]) => ({ table, recordId })),
  );
  expect(expected.map(([table, recordId]) => [table, recordId, subjectOf(table, recordId)])).toEqual(expected);
});

test('a deleted record is named from the log, also where it was changed before', async () => {
  await using db = await testDatabase();
  const unit = aUnit({ name: '淮安鼎新有限公司' });
  const participation = aParticipation(fair.id, unit.id);
  await write(db, async (trx) => {
    await insertFair(trx, fair);
    await insertUnits(trx, [unit]);
    await insertParticipations(trx, [participation]);
    await removeParticipations(trx, [participation.id], '未报名');
    await updateFair(trx, { ...fair, title: '改名后的招聘会' });
  });
  const subjectOf = await nameRecords(db, [{ table: 'participation', recordId: participation.id }]);
  expect(subjectOf('participation', participation.id)).toBe('淮安鼎新有限公司 · 2026-003 改名后的招聘会');
});

test('the questions grow with the kinds of records, not with the records', async () => {
  let asked: string[] = [];
  await using db = await testDatabase({ onQuery: (event: LogEvent) => void asked.push(event.query.sql) });
  const people = Array.from({ length: 200 }, () => aJobSeeker());
  const signups = people.map((person) => aSignup(fair.id, person.id));
  await write(db, async (trx) => {
    await insertFair(trx, fair);
    await insertJobSeekers(trx, people);
    await insertSignups(trx, signups);
  });
  const countFor = async (some: typeof signups) => {
    asked = [];
    await nameRecords(
      db,
      some.map(({ id }) => ({ table: 'signup', recordId: id })),
    );
    return asked.length;
  };
  expect(await countFor(signups.slice(0, 100))).toBe(3);
  // Two hundred ids go in two chunks of a hundred.
  expect(await countFor(signups)).toBe(5);
});
