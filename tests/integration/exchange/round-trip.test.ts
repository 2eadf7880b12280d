import { expect, test } from 'vitest';
import { checksumOfAll, checksumOfPeer } from '#db/exchange/view.ts';
import { sumOfOutcomes } from '#shared/domain/exchange/packages.ts';
import { FAIR_DETAILS, testBackend } from '#tests/support/backend.ts';
import { expectOk } from '#tests/support/database.ts';
import { handOverFile, receiptFile, startStation, take, tryFile } from '#tests/support/exchange.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';

test('a station is started, works, hands over, gets its receipt, and both sides hold the same', async () => {
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  const { client } = station.backend;
  const fair = await client.fairs.create({
    command: station.stamp(),
    details: { ...FAIR_DETAILS, title: '定西专场', venueDivision: '621102' },
  });
  expect(fair.number).toBe('S01-2026-001');
  const { entry } = await client.signups.signUp({
    command: station.stamp(),
    fairId: fair.id,
    person: { name: '马小军', documentKind: 'residentId', documentNumber: testIdNumber(7), phone: testPhone(7), groups: [] },
  } as never);
  void entry;
  const { file, made } = await handOverFile(station);
  expect(made).toMatchObject({ number: 1 });
  const trial = expectOk(await tryFile(center.session, file));
  expect(trial.counts).toMatchObject({ conflict: 0, refused: 0, duplicate: 0 });
  expect(sumOfOutcomes(trial.counts)).toBe(made.rows);

  const taken = expectOk(await take(center.session, center.stamp(), file));
  expect(taken.counts).toEqual(trial.counts);
  expect(await center.client.fairs.get({ id: fair.id })).toMatchObject({ fair: { title: '定西专场' } });

  const again = expectOk(await take(center.session, center.stamp(), file));
  expect(again).toEqual(taken);

  const receipt = await receiptFile(center, station.peerId);
  const received = expectOk(await take(station.backend.session, station.stamp(), receipt.file));
  expect(received.counts).toMatchObject({ conflict: 0, refused: 0 });
  const here = await checksumOfPeer(center.db, station.peerId, 1);
  expect(here).toBe(await checksumOfAll(station.backend.db, 'station'));
  const above = await station.backend.db.selectFrom('exchange_peer').selectAll().executeTakeFirstOrThrow();
  expect(above.agreed_checksum).toBe(here);
});
