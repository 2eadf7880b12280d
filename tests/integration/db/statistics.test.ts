import { expect, test } from 'vitest';
import { readListBehind } from '#backend/usecases/statistics/statistics-pages.ts';
import { saveCenter } from '#db/repositories/centers.ts';
import { insertFair } from '#db/repositories/fairs.ts';
import { insertJobSeekers } from '#db/repositories/job-seekers.ts';
import { insertSignups } from '#db/repositories/signups.ts';
import { insertStatisticsReport } from '#db/repositories/statistics-reports.ts';
import type { FigureRef } from '#shared/domain/statistics/statistics.ts';
import { expectOk, testDatabase, write } from '#tests/support/database.ts';
import { aFair, aJobSeeker, aSignup, aStatisticsReport } from '#tests/support/records.ts';
import { aScanRow, insertScanRows } from '#tests/support/scans.ts';

test('people behind a figure are masked, and a merged record is the person it was merged into', async () => {
  await using db = await testDatabase();
  const fair = aFair();
  const root = aJobSeeker({ name: '王䶮', education: 'bachelor', region: '320812' });
  const merged = aJobSeeker({ name: '王龑', education: undefined, region: '610100', rootId: root.id });
  const other = aJobSeeker({ name: '李四', document: undefined, region: '610100' });
  await write(db, async (trx) => {
    await saveCenter(trx, { name: '淮安', homeDivision: '320800', sample: false });
    await insertFair(trx, fair);
    await insertJobSeekers(trx, [root, merged, other]);
    const signups = [root, merged, other].map((person) => aSignup(fair.id, person.id));
    await insertSignups(trx, signups);
    await insertScanRows(
      trx,
      signups.map(({ id }) => aScanRow(fair.id, id)),
    );
  });
  const list = async (figure: FigureRef) => {
    const { total, lines } = expectOk(await readListBehind({ db }, { fairId: fair.id, figure, limit: 10 }));
    return { total, people: lines.map(({ name, details }) => [name, ...details.slice(0, 3)]) };
  };
  const masked = ['王䶮', '**************1237', '', '本科'];
  expect(await list({ key: 'entrants' })).toEqual({ total: 2, people: [['李四', '', '', ''], masked] });
  expect(await list({ key: 'entrances' })).toEqual({ total: 3, people: [['李四', '', '', ''], masked, masked] });
  expect(await list({ key: 'entrants', part: { by: 'place', value: 'inCity' } })).toEqual({ total: 1, people: [masked] });
});

test('what was reported cannot be changed or deleted, not even past the program', async () => {
  await using db = await testDatabase();
  const fair = aFair();
  await write(db, async (trx) => {
    await insertFair(trx, fair);
    await insertStatisticsReport(trx, fair.id, aStatisticsReport());
  });
  expect(() => db.raw.exec(`update statistics_report set reported_by = '李四'`)).toThrow('what was reported is sealed');
  expect(() => db.raw.exec('delete from statistics_report')).toThrow('what was reported is sealed');
});
