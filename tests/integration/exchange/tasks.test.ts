import { expect, test } from 'vitest';
import type { Task } from '#shared/contract/home.ts';
import { type TestBackend, testBackend } from '#tests/support/backend.ts';
import { handOverFile, startStation, take } from '#tests/support/exchange.ts';

const KINDS = ['PackageLate', 'ConflictsOpen', 'PackagesWaiting', 'PackageDue'];

async function tasksOf({ client }: TestBackend): Promise<readonly Task[]> {
  const { tasks } = await client.home.overview({ year: 2026 });
  return tasks.filter(({ type }) => KINDS.includes(type));
}

test('a package that is late waits among the work of both sides, and is gone once it has come', async () => {
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  expect(await tasksOf(center)).toEqual([]);
  expect(await tasksOf(station.backend)).toEqual([]);

  for (const side of [center, station.backend]) side.setNow('2026-03-27T05:00:00.000Z');
  expect(await tasksOf(center)).toEqual([{ type: 'PackageLate', stationCode: 'S01', stationName: 'S01 劳务协作站', hours: 3 }]);
  expect(await tasksOf(station.backend)).toMatchObject([{ type: 'PackageDue', isLate: true }]);

  const { file } = await handOverFile(station);
  await take(center.session, center.stamp(), file);
  expect(await tasksOf(center)).toEqual([]);
  expect(await tasksOf(station.backend)).toEqual([]);
});

test('a station is reminded the day before its package is due', async () => {
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  station.backend.setNow('2026-03-26T02:00:00.000Z');
  expect(await tasksOf(station.backend)).toMatchObject([{ type: 'PackageDue', isLate: false }]);
});
