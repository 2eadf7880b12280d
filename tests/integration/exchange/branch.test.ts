import { expect, test } from 'vitest';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { CommandId, OperatorId } from '#shared/kernel/ids.ts';
import { FAIR_DETAILS, type TestBackend, testBackend, testUuid } from '#tests/support/backend.ts';
import { expectErr, expectOk } from '#tests/support/database.ts';
import { handOverFile, receiptFile, startStation, type TestStation, take } from '#tests/support/exchange.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';

/** A district's center as one that starts stations of its own. */
async function setUpDistrict(copy: TestStation): Promise<{ readonly district: TestBackend; readonly asStation: TestStation }> {
  const { operator } = await copy.backend.client.centers.setUp({
    commandId: testUuid() as CommandId,
    name: '清江浦区公共就业服务中心',
    homeDivision: '320812',
    operatorName: '周敏',
    schemes: [],
  });
  const stamp = () => ({ id: testUuid() as CommandId, operatorId: operator.id as OperatorId });
  const district = Object.assign(Object.create(copy.backend) as TestBackend, { operatorId: operator.id, stamp });
  return { district, asStation: { ...copy, backend: district, operatorId: operator.id, stamp } };
}

test('a district below a city: its own name, terms and numbers; its stations’ work comes up through it, corrections go down', async () => {
  await using city = await testBackend();
  await using copy = await startStation(city, 'D01', { rights: 'center', hostDivision: '320812' });
  const { district, asStation } = await setUpDistrict(copy);
  expect(await district.client.exchange.status()).toMatchObject({ role: 'branch', above: { centerName: '淮安市公共就业服务中心' } });
  expect((await district.client.stations.list({} as never)).nextCode).toBe('D01S01');

  await using station = await startStation(district, 'D01S01');
  const fair = await station.backend.client.fairs.create({
    command: station.stamp(),
    details: { ...FAIR_DETAILS, title: '定西专场', startsOn: calendarDate('2026-03-20'), endsOn: calendarDate('2026-03-20') },
  });
  const person = { name: '马小军', documentKind: 'residentId' as const, documentNumber: testIdNumber(7), phone: testPhone(7), groups: [] };
  await station.backend.client.signups.signUp({ command: station.stamp(), fairId: fair.id, person } as never);
  const own = await district.client.fairs.create({ command: district.stamp(), details: FAIR_DETAILS });
  expect([fair.number, own.number]).toEqual(['D01S01-2026-001', 'D01-2026-001']);

  expectOk(await take(district.session, district.stamp(), (await handOverFile(station)).file));
  const { file } = await handOverFile(asStation);
  const taken = expectOk(await take(city.session, city.stamp(), file));
  expect(taken.counts).toMatchObject({ conflict: 0, refused: 0, duplicate: 0 });
  expect(await city.client.centers.status()).toMatchObject({ center: { name: '淮安市公共就业服务中心' } });
  const numbers = city.db.raw.prepare('SELECT number FROM fair ORDER BY number').pluck().all();
  expect(numbers).toEqual(['D01-2026-001', 'D01S01-2026-001']);
  expect(city.db.raw.prepare('SELECT name FROM job_seeker').pluck().all()).toEqual(['马小军']);

  // The city corrects, and the word goes all the way down.
  await city.client.fairs.update({
    command: city.stamp(),
    id: fair.id,
    details: { ...FAIR_DETAILS, title: '定西专场（更正）', startsOn: calendarDate('2026-03-20'), endsOn: calendarDate('2026-03-20') },
  });
  expectOk(await take(district.session, district.stamp(), (await receiptFile(city, copy.peerId)).file));
  expectOk(await take(station.backend.session, station.stamp(), (await receiptFile(district, station.peerId)).file));
  for (const place of [city, district, station.backend])
    expect((await place.client.fairs.get({ id: fair.id })).fair.title).toBe('定西专场（更正）');
  expect((await district.client.exchange.status()).above?.agreed).toBeDefined();
  expect((await station.backend.client.exchange.status()).above?.agreed).toBeDefined();
});

test('past its last day a copy opens no more, whatever its clock says; a receipt with a later day opens it again', async () => {
  await using city = await testBackend();
  await using station = await startStation(city, 'S01');
  expectOk(await take(city.session, city.stamp(), (await handOverFile(station)).file));
  station.backend.setNow('2028-01-02T00:00:00.000Z');
  // What was written then tells the time, too.
  await station.backend.client.fairs.create({ command: station.stamp(), details: FAIR_DETAILS });
  station.backend.setNow('2026-03-20T02:00:00.000Z');
  await station.backend.reopen();
  expect(await station.backend.client.startup.status()).toMatchObject({
    state: 'expired',
    expiresOn: '2027-12-31',
    stationName: 'S01 劳务协作站',
  });
  expect(
    await station.backend.client.fairs.list({}).then(
      () => 'open',
      () => 'closed',
    ),
  ).toBe('closed');

  await city.client.exchange.extendCopy({ command: city.stamp(), peerId: station.peerId, expiresOn: calendarDate('2028-12-31') });
  const { made } = await receiptFile(city, station.peerId);
  const { piece } = await city.client.exchange.readPiece({ packageId: made.packageId, offset: 0 });
  expect(await station.backend.client.startup.extend({ receipt: piece })).toEqual({ state: 'ready' });
  expect(await station.backend.client.fairs.list({})).toBeDefined();
});

test('a start file opens with its secret alone, once, on an empty database; a wrong digit is found before it is tried', async () => {
  await using city = await testBackend();
  await using station = await startStation(city, 'S01');
  const { file } = await handOverFile(station);
  expectOk(await take(city.session, city.stamp(), file));
  await using second = await testBackend({ fresh: true });
  const { openStart } = await import('#backend/usecases/exchange/open-start.ts');
  const wrong = station.secret.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10));
  expect(expectErr(await openStart(second.session, station.startFile, wrong))).toMatchObject({ error: { type: 'SecretMistyped' } });
  expect(expectErr(await openStart(second.session, station.startFile, '4821-0937-5526-1186'))).toMatchObject({
    error: { type: expect.stringMatching(/SecretMistyped|WrongSecret/) },
  });
  expect(expectErr(await openStart(city.session, station.startFile, station.secret))).toMatchObject({
    error: { type: 'DatabaseNotEmpty' },
  });

  expectOk(await openStart(second.session, station.startFile, station.secret));
  await second.reopen();
  const copy = { ...station, backend: second };
  const { file: other } = await handOverFile(copy);
  expect(expectErr(await take(city.session, city.stamp(), other))).toMatchObject({ error: { type: 'StartFileUsed' } });
});
