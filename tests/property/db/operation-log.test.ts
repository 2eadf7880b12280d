import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import { anyStep, work } from './random-work.ts';
import { expectSameRebuilt } from './rebuilt.ts';

const anyHistory = fc.array(anyStep, { minLength: 20, maxLength: 120, size: 'max' });

test('the business tables come out of the log alone as they are', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (steps) => {
      await using db = await testDatabase();
      await work(db, steps);
      await expectSameRebuilt(db);
    }),
    { numRuns: 60 },
  );
});

test('a stream numbers from one without gaps and its clock never stands or runs back, wherever the wall clock goes', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (steps) => {
      await using db = await testDatabase();
      await work(db, steps);
      const rows = await db.selectFrom('op').select(['stream', 'seq', 'hlc']).orderBy('stream').orderBy('seq').execute();
      for (const stream of Map.groupBy(rows, (row) => row.stream).values()) {
        expect(stream.map((row) => row.seq)).toEqual(stream.map((_, index) => index + 1));
        expect(stream.every((row, index) => index === 0 || row.hlc > (stream[index - 1]?.hlc ?? ''))).toBe(true);
      }
      expect(new Set(rows.map((row) => row.hlc)).size).toBe(rows.length);
    }),
    { numRuns: 20 },
  );
});
