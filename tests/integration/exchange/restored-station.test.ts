import { expect, test } from 'vitest';
import { checksumOfAll, checksumOfPeer } from '#db/exchange/view.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { findPeerById } from '#db/repositories/exchange-peers.ts';
import { insertStation } from '#db/repositories/stations.ts';
import { FAIR_DETAILS, testBackend, voucherDetailsOf } from '#tests/support/backend.ts';
import { expectOk, write } from '#tests/support/database.ts';
import { handOverFile, receiptFile, startStation, take } from '#tests/support/exchange.ts';
import { workAtStation } from '#tests/support/packages.ts';
import { aStation } from '#tests/support/records.ts';

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

test('both sides agree again after the next receipt, also on what the center refused or holds back and the restored laptop kept', async () => {
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  const { backend } = station;
  const handOver = async () => expectOk(await take(center.session, center.stamp(), (await handOverFile(station)).file));
  const receive = async () => expectOk(await take(backend.session, station.stamp(), (await receiptFile(center, station.peerId)).file));
  /** Whether the last package and the last receipt each found the same on both sides. */
  const agreement = async () => {
    const here = await findPeerById(center.db, station.peerId);
    const there = (await backend.client.exchange.status()).above;
    return { here: here?.agreed !== undefined && !here.disagreedAt, there: there?.agreed !== undefined && !there.disagreedAt };
  };
  /** Stations are the center's alone to enter: refused there, and kept here. */
  const refusedThere = (code: string) => write(backend.session.db, (trx) => insertStation(trx, aStation({ code })));

  const fair = await center.client.fairs.create({ command: center.stamp(), details: FAIR_DETAILS });
  await center.client.vouchers.create({ command: center.stamp(), fairId: fair.id, details: voucherDetailsOf('26342000000000000001', 5) });
  await workAtStation(station, 1, 1);
  await refusedThere('S98');
  const taken = await handOver();
  expect(taken.counts.refused).toBeGreaterThan(0);
  expect(taken.counts.conflict).toBeGreaterThan(0);
  await receive();
  expect(await agreement()).toMatchObject({ there: true });

  const { fileName } = await backend.client.backups.create({ command: station.stamp() } as never);
  await refusedThere('S99');
  await handOver();
  await backend.client.startup.restore({ fileName });
  await backend.client.fairs.create({ command: station.stamp(), details: { ...FAIR_DETAILS, title: '恢复之后' } });
  await handOver();
  await receive();
  expect(await checksumOfPeer(center.db, station.peerId, Number.MAX_SAFE_INTEGER)).toBe(await checksumOfAll(backend.session.db, 'station'));
  expect(await agreement()).toMatchObject({ there: true });
  await backend.client.fairs.create({ command: station.stamp(), details: { ...FAIR_DETAILS, title: '再下一场' } });
  await handOver();
  expect(await agreement()).toEqual({ here: true, there: true });
});
