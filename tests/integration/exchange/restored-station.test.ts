import { expect, test } from 'vitest';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { FAIR_DETAILS, testBackend } from '#tests/support/backend.ts';
import { expectOk } from '#tests/support/database.ts';
import { handOverFile, receiptFile, startStation, take } from '#tests/support/exchange.ts';

test('a laptop restored from a backup gets back what the center has, and what it wrote since goes up; a number given twice is told apart', async () => {
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  const { backend } = station;
  const create = (title: string) => backend.client.fairs.create({ command: station.stamp(), details: { ...FAIR_DETAILS, title } });
  const titles = (place: typeof backend) => place.db.raw.prepare('SELECT number, title FROM fair ORDER BY title').all();
  const handOver = async () => expectOk(await take(center.session, center.stamp(), (await handOverFile(station)).file));
  const receive = async () => expectOk(await take(backend.session, station.stamp(), (await receiptFile(center, station.peerId)).file));

  await create('甲场');
  await handOver();
  await receive();
  const { fileName } = await backend.client.backups.create({ command: station.stamp() } as never);
  await create('乙场');
  await handOver();

  await backend.client.startup.restore({ fileName });
  expect(titles(backend)).toEqual([{ number: 'S01-2026-001', title: '甲场' }]);
  await create('丙场');
  await handOver();
  const [conflict] = await listConflicts(center.db, 'open', 10);
  expect(conflict).toMatchObject({
    kind: 'record',
    reason: 'keyTaken',
    theirs: { title: '丙场', number: 'S01-2026-002' },
    ours: { title: '乙场' },
  });
  if (!conflict) throw new Error('No conflict');
  const decision = { id: conflict.id, choice: 'both', note: '恢复后重号，改用新号', correctedNumber: 'S01-2026-003' } as const;
  await center.client.exchange.decide({ command: center.stamp(), ...decision });
  await receive();
  const all = [
    { number: 'S01-2026-003', title: '丙场' },
    { number: 'S01-2026-002', title: '乙场' },
    { number: 'S01-2026-001', title: '甲场' },
  ];
  expect(titles(center)).toEqual(all);
  expect(titles(backend)).toEqual(all);
  // The next number is one that nobody has.
  expect((await create('丁场')).number).toBe('S01-2026-004');
  await handOver();
  await receive();
  expect((await backend.client.exchange.status()).above?.agreed).toBeDefined();
});
