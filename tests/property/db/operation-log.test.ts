import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUSINESS_TABLES } from '#db/log/streams.ts';
import { testDatabase } from '../../support/database.ts';
import { businessRows } from '../../support/table-contents.ts';
import { anyStep, work } from './random-work.ts';
import { expectSameRebuilt } from './rebuilt.ts';

const anyHistory = fc.array(anyStep, { minLength: 40, maxLength: 200, size: 'max' });

const OF_EXCHANGE: ReadonlySet<string> = new Set([
  'exchange_peer',
  'package_out',
  'package_in',
  'package_note',
  'received_stream',
  'conflict',
  'held_op',
  'extra_field',
]);

test('the business tables come out of the log alone as they are', async () => {
  const filled = new Set<string>(['node']);
  await fc.assert(
    fc.asyncProperty(anyHistory, async (steps) => {
      await using db = await testDatabase();
      await work(db, steps);
      await expectSameRebuilt(db);
      for (const [table, contents] of Object.entries(businessRows(db))) if (contents.length > 0) filled.add(table);
    }),
    { numRuns: 60 },
  );
  // None of them is proved by being empty. Those of exchange are filled by exchange, and proved with it.
  expect(BUSINESS_TABLES.filter((table) => !filled.has(table) && !OF_EXCHANGE.has(table))).toEqual([]);
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
