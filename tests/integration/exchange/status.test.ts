import { expect, test } from 'vitest';
import { UPWARD } from '#db/log/streams.ts';
import { FAIR_DETAILS, testBackend } from '#tests/support/backend.ts';
import { handOverFile, startStation } from '#tests/support/exchange.ts';

test('a fresh copy has nothing to hand over until somebody works with it, and then sends the record of itself too', async () => {
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  const { client } = station.backend;
  const fresh = await client.exchange.status();
  expect(fresh.above).toMatchObject({ unsentRows: 0, lastPackage: undefined });
  expect(fresh.above?.unsentSince).toBeUndefined();

  station.backend.setNow('2026-03-22T02:00:00.000Z');
  await client.fairs.create({ command: station.stamp(), details: FAIR_DETAILS });
  const { above } = await client.exchange.status();
  expect(above?.unsentSince).toBe('2026-03-22T02:00:00.000Z');
  const { made } = await handOverFile(station);
  expect(made.rows).toBe(above?.unsentRows);
  const written = await station.backend.db.selectFrom('op').select('tbl').where('stream', 'in', UPWARD).execute();
  expect(written.map(({ tbl }) => tbl)).toContain('node');
  expect(made.rows).toBe(written.length);
  expect((await client.exchange.status()).above).toMatchObject({ unsentRows: 0, lastPackage: { number: 1 } });
});
