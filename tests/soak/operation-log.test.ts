import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStep, work } from '../property/db/random-work.ts';
import { expectSameRebuilt } from '../property/db/rebuilt.ts';
import { testDatabase } from '../support/database.ts';

const OPERATIONS = 100_000;
const STEPS_A_ROUND = 120;

test('a log of 100,000 operations rebuilds the business tables as they are', async () => {
  await using db = await testDatabase();
  const written = () => db.raw.prepare('SELECT count(*) FROM op').pluck().get() as number;
  for (let seed = 1; written() < OPERATIONS; seed++) await work(db, fc.sample(anyStep, { numRuns: STEPS_A_ROUND, seed }));
  expect(await expectSameRebuilt(db)).toBeGreaterThanOrEqual(OPERATIONS);
});
