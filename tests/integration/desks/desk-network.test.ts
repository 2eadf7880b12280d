import { writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect as connectTcp, createServer } from 'node:net';
import { ORPCError } from '@orpc/client';
import { isContractProcedure } from '@orpc/contract';
import { describe, expect, test } from 'vitest';
import { deskSideContract } from '#shared/contract/desk-side.ts';
import type { DeskLine } from '#shared/contract/desks.ts';
import { contract } from '#shared/contract/index.ts';
import type { CommandId, FairId, OperatorId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend, testUuid } from '#tests/support/backend.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { NetworkDevice, servedCertificate } from '#tests/support/network-desk.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';

const ADDRESSES = [
  { address: '127.0.0.2', card: 'eth0', reach: 'localNetwork' },
  { address: '127.0.0.3', card: 'eth1', reach: 'localNetwork' },
] as const;

/** A fair on the day of the test's clock, with the network switched on at a second address of this machine. */
async function desksAtWork() {
  const page = temporaryFolder();
  writeFileSync(page.in('index.html'), '<!doctype html>');
  const backend = await testBackend({ addresses: () => ADDRESSES, pageFolder: page.path });
  const fair = await given.fair(backend, { startsOn: '2026-03-20', endsOn: '2026-03-20' });
  const place = await switchOn(backend);
  return {
    backend,
    fair,
    place,
    [Symbol.asyncDispose]: async () => {
      await backend[Symbol.asyncDispose]();
      page[Symbol.dispose]();
    },
  };
}

async function switchOn(backend: TestBackend, address = '127.0.0.2', port = 0) {
  const { listening } = await backend.client.desks.switchOn({ command: backend.stamp(), address, port });
  if (!listening) throw new Error('not listening');
  return listening;
}

function addDesk(backend: TestBackend, name: string, fairId?: FairId): Promise<DeskLine> {
  const scope = fairId === undefined ? {} : { fairId };
  return backend.client.desks.add({ command: backend.stamp(), name, deskOperatorId: backend.operatorId, ...scope });
}

async function pairedDevice(backend: TestBackend, place: { address: string; port: number }, name: string, fairId?: FairId) {
  const desk = await addDesk(backend, name, fairId);
  const { code } = await backend.client.desks.makeCode({ command: backend.stamp(), id: desk.id });
  const device = await NetworkDevice.at(place);
  await device.pair(code);
  return { desk, device };
}

async function signUp(backend: TestBackend, fairId: FairId, n: number): Promise<string> {
  const person = {
    name: `求职者${n}`,
    documentKind: 'residentId' as const,
    groups: [],
    documentNumber: testIdNumber(n),
    phone: testPhone(n),
  };
  return (await backend.client.signups.signUp({ command: backend.stamp(), fairId, person })).entry.signup.ticketCode;
}

const stamp = () => ({ id: testUuid() as CommandId, operatorId: testUuid() as OperatorId });
const scanOf = (fairId: FairId, text: string) => ({ command: stamp(), fairId, desk: '别的台', text });

const statusOf = (call: Promise<unknown>) =>
  call.then(
    () => 200,
    (failure: unknown) => (failure instanceof ORPCError ? failure.status : String(failure)),
  );

describe('the switch', () => {
  test('is off until somebody turns it, names only addresses of a local network, and is in the log', async () => {
    await using world = await desksAtWork();
    const { backend, place } = world;
    expect(place).toMatchObject({ address: '127.0.0.2', pageAddress: `https://127.0.0.2:${place.port}/` });
    await backend.client.desks.switchOff({ command: backend.stamp() });
    expect((await backend.client.desks.network()).listening).toBeUndefined();
    await expect(servedCertificate(place)).rejects.toThrow('ECONNREFUSED');
    const elsewhere = backend.client.desks.switchOn({ command: backend.stamp(), address: '127.0.0.9', port: 0 });
    expect(await refusalFrom(elsewhere)).toMatchObject({ type: 'DeskNetworkFailed', reason: 'addressGone' });
    const switched = (await backend.client.audit.list({ limit: 100 })).entries.filter((entry) => entry.recordId === 'deskNetwork');
    expect(switched.map((entry) => entry.by)).toEqual(['王芳', '王芳']);
  });

  test('does not outlive the program, but pairing, certificate and port do', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const { device } = await pairedDevice(backend, place, '东门', fair.id);
    await backend.reopen();
    expect((await backend.client.desks.network()).listening).toBeUndefined();
    await expect(servedCertificate(place)).rejects.toThrow('ECONNREFUSED');
    const again = await switchOn(backend, place.address, place.port);
    expect(again).toEqual(place);
    expect(await device.client.deskSide.home()).toMatchObject({ name: '东门' });
  });

  test('goes off at once, whoever holds a connection open', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const { device } = await pairedDevice(backend, place, '东门', fair.id);
    await device.client.deskSide.home();
    const silent = connectTcp(place.port, place.address);
    await new Promise((resolve) => silent.once('connect', resolve));
    const closed = new Promise((resolve) => silent.once('close', resolve));
    const before = performance.now();
    await backend.client.desks.switchOff({ command: backend.stamp() });
    expect(performance.now() - before).toBeLessThan(2000);
    await closed;
  });

  test('tells when the port is taken', async () => {
    await using world = await desksAtWork();
    const { backend } = world;
    const other = createServer().listen(0, '127.0.0.3');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const refused = await refusalFrom(backend.client.desks.switchOn({ command: backend.stamp(), address: '127.0.0.3', port }));
    expect(refused).toEqual({ type: 'DeskNetworkFailed', reason: 'portInUse', port });
    other.close();
  });
});

describe('the certificate', () => {
  test('is the one whose fingerprint is shown, covers the addresses and lasts a year', async () => {
    await using world = await desksAtWork();
    const served = await servedCertificate(world.place);
    expect(served.fingerprint256).toBe(world.place.fingerprint);
    expect(served.verify(served.publicKey)).toBe(true);
    expect(ADDRESSES.map(({ address }) => served.checkIP(address))).toEqual(ADDRESSES.map(({ address }) => address));
    expect(served.checkIP('127.0.0.9')).toBeUndefined();
    expect((served.validToDate.getTime() - served.validFromDate.getTime()) / 86_400_000).toBe(365);
  });

  test('stays with another of its addresses and is renewed before it ends', async () => {
    await using world = await desksAtWork();
    const { backend, place } = world;
    expect((await switchOn(backend, '127.0.0.3')).fingerprint).toBe(place.fingerprint);
    backend.setNow('2027-03-01T02:00:00.000Z');
    const renewed = await switchOn(backend);
    expect(renewed.fingerprint).not.toBe(place.fingerprint);
    expect((await servedCertificate(renewed)).fingerprint256).toBe(renewed.fingerprint);
  });

  test('has its key nowhere in clear, neither in the settings nor in the log', async () => {
    await using world = await desksAtWork();
    const entries = JSON.stringify((await world.backend.client.audit.list({ limit: 100 })).entries);
    expect(entries).toContain('BEGIN CERTIFICATE');
    expect(entries).not.toContain('PRIVATE KEY');
  });
});

describe('pairing', () => {
  test('works once; its answer can be fetched again by the same device', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const desk = await addDesk(backend, '东门', fair.id);
    const { code, address } = await backend.client.desks.makeCode({ command: backend.stamp(), id: desk.id });
    expect(address).toBe(`${place.pageAddress}#pair=${code}`);
    const [device, other] = [await NetworkDevice.at(place), await NetworkDevice.at(place)];
    expect(await statusOf(device.client.deskSide.home())).toBe(401);
    const commandId = testUuid();
    const paired = await device.pair(code.toLowerCase(), commandId);
    expect(paired).toMatchObject({ name: '东门', operatorName: '王芳', fairs: [{ id: fair.id, title: fair.title }] });
    expect(await refusalFrom(other.pair(code))).toEqual({ type: 'PairingCodeWrong' });
    expect(await device.pair(code, commandId)).toEqual(paired);
    expect(await device.client.deskSide.home()).toEqual(paired);
    expect(await statusOf(other.client.deskSide.home())).toBe(401);
    expect(await backend.client.desks.list()).toMatchObject([{ name: '东门', paired: { by: '王芳' }, lastSeenAt: backend.now() }]);
  });

  test('of two devices at once admits one', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const desk = await addDesk(backend, '东门', fair.id);
    const { code } = await backend.client.desks.makeCode({ command: backend.stamp(), id: desk.id });
    const devices = await Promise.all([1, 2, 3].map(() => NetworkDevice.at(place)));
    const outcomes = await Promise.all(devices.map((device) => statusOf(device.pair(code))));
    expect(outcomes.toSorted()).toEqual([200, 409, 409]);
    const homes = await Promise.all(devices.map((device) => statusOf(device.client.deskSide.home())));
    expect(homes).toEqual(outcomes.map((status) => (status === 200 ? 200 : 401)));
  });

  test('is over after ten minutes, with a newer code, and with the switch off', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const desk = await addDesk(backend, '东门', fair.id);
    const device = await NetworkDevice.at(place);
    const first = await backend.client.desks.makeCode({ command: backend.stamp(), id: desk.id });
    const second = await backend.client.desks.makeCode({ command: backend.stamp(), id: desk.id });
    expect(await refusalFrom(device.pair(first.code))).toEqual({ type: 'PairingCodeWrong' });
    backend.setNow(second.expiresAt);
    expect(await refusalFrom(device.pair(second.code))).toEqual({ type: 'PairingCodeWrong' });
    await backend.client.desks.switchOff({ command: backend.stamp() });
    const off = backend.client.desks.makeCode({ command: backend.stamp(), id: desk.id });
    expect(await refusalFrom(off)).toEqual({ type: 'DeskNetworkOff' });
  });

  test('takes the rights from the device that had them', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const { desk, device } = await pairedDevice(backend, place, '东门', fair.id);
    const { code } = await backend.client.desks.makeCode({ command: backend.stamp(), id: desk.id });
    const next = await NetworkDevice.at(place);
    await next.pair(code);
    expect(await statusOf(device.client.deskSide.home())).toBe(401);
    expect(await statusOf(next.client.deskSide.home())).toBe(200);
  });

  test('by guessing is stopped after five wrong codes a minute, also when they come all at once, and each is kept', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const desk = await addDesk(backend, '东门', fair.id);
    const { code } = await backend.client.desks.makeCode({ command: backend.stamp(), id: desk.id });
    const device = await NetworkDevice.at(place);
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, n) => refusalFrom(device.pair(`AAAA${1000 + n}`))));
    expect(guesses.filter((refusal) => refusal.type === 'PairingCodeWrong')).toHaveLength(5);
    expect(await refusalFrom(device.pair(code))).toEqual({ type: 'PairingTooOften' });
    const { wrongCodes } = await backend.client.desks.network();
    expect(wrongCodes.map((attempt) => attempt.from)).toEqual(Array.from({ length: 5 }, () => '127.0.0.1'));
    backend.setNow('2026-03-20T02:01:00.000Z');
    expect(await device.pair(code)).toMatchObject({ name: '东门' });
  });
});

describe('a paired desk', () => {
  const pathsOf = (tree: object, path = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      isContractProcedure(value) ? [`${path}${key}`] : pathsOf(value as object, `${path}${key}/`),
    );

  test('may call what a desk needs and nothing else of the contract', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const { device } = await pairedDevice(backend, place, '东门', fair.id);
    const allowed = new Set(pathsOf(deskSideContract));
    const paths = [...pathsOf(contract), ...allowed, 'no/such', 'desk', 'desk/scan/more', ''];
    expect(paths.length).toBeGreaterThan(90);
    for (const path of paths) {
      const { status, body } = await device.call(path);
      if (allowed.has(path)) expect([200, 400], path).toContain(status);
      else expect([status, body.length], path).toEqual([403, 0]);
    }
    expect([...allowed].sort()).toEqual([
      'desk/choose',
      'desk/scan',
      'desk/status',
      'desk/undo',
      'desk/walkIn',
      'deskSide/home',
      'deskSide/pair',
    ]);
  });

  test('without its token, or with another, gets no answer', async () => {
    await using world = await desksAtWork();
    const device = await NetworkDevice.at(world.place);
    for (const path of [...pathsOf(contract), 'deskSide/home'])
      for (const headers of [{}, { authorization: 'Bearer ' }, { authorization: `Bearer ${'x'.repeat(43)}` }])
        expect((await device.call(path, headers as Record<string, string>)).status, path).toBe(401);
  });

  test('works under its own name and its own 经办人, whatever it says', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const { device } = await pairedDevice(backend, place, '东门', fair.id);
    const code = await signUp(backend, fair.id, 1);
    const input = scanOf(fair.id, code);
    const answer = await device.client.desk.scan(input);
    expect(answer.line).toMatchObject({ verdict: 'accepted', desk: '东门', by: '王芳' });
    expect(await device.client.desk.scan(input)).toEqual(answer);
    expect(await device.client.desk.status({ fairId: fair.id })).toMatchObject({ tallies: { scans: 1 }, people: 1 });
    const walked = await device.client.desk
      .walkIn({
        command: stamp(),
        fairId: fair.id,
        desk: '',
        name: '赵新来',
        number: testIdNumber(9),
      })
      .catch((failure: unknown) => failure);
    expect(walked).toMatchObject({ status: 400 });
  });

  test('sees masked people alone', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const { device } = await pairedDevice(backend, place, '东门', fair.id);
    await signUp(backend, fair.id, 1);
    const seen = [
      await device.client.desk.scan(scanOf(fair.id, testIdNumber(1))),
      await device.client.desk.scan(scanOf(fair.id, '求职')),
      await device.client.desk.walkIn({ command: stamp(), fairId: fair.id, desk: 'x', name: '赵新来', number: testIdNumber(9) }),
      await device.client.desk.status({ fairId: fair.id }),
    ];
    const text = JSON.stringify(seen);
    expect(text).toContain(testIdNumber(9).slice(-4));
    for (const secret of [testIdNumber(1), testPhone(1), testIdNumber(9)]) expect(text).not.toContain(secret);
  });

  test('acts at its own fair and on its own scans only', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const other = await given.fair(backend, { title: '另一场', startsOn: '2026-03-20', endsOn: '2026-03-20' });
    const [{ device: east }, { device: west }] = [
      await pairedDevice(backend, place, '东门', fair.id),
      await pairedDevice(backend, place, '西门', fair.id),
    ];
    const code = await signUp(backend, fair.id, 1);
    expect(await refusalFrom(east.client.desk.scan(scanOf(other.id, code)))).toEqual({ type: 'FairNotOfDesk' });
    expect(await refusalFrom(east.client.desk.status({ fairId: other.id }))).toEqual({ type: 'FairNotOfDesk' });
    const { line } = await east.client.desk.scan(scanOf(fair.id, code));
    const undo = { command: stamp(), id: line.id, reason: '刷错' };
    expect(await refusalFrom(west.client.desk.undo(undo))).toEqual({ type: 'ScanOfOtherDesk' });
    expect((await east.client.desk.undo(undo)).isUndone).toBe(true);
  });

  test('of the day works at every fair of the day, and brings in afterwards what it took then', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const tomorrow = await given.fair(backend, { title: '次日', startsOn: '2026-03-21', endsOn: '2026-03-21' });
    const { device } = await pairedDevice(backend, place, '流动台');
    const code = await signUp(backend, fair.id, 1);
    expect((await device.client.deskSide.home()).fairs.map(({ id }) => id)).toEqual([fair.id]);
    expect(await refusalFrom(device.client.desk.scan(scanOf(tomorrow.id, code)))).toEqual({ type: 'FairNotOfDesk' });
    backend.setNow('2026-03-21T01:00:00.000Z');
    expect((await device.client.deskSide.home()).fairs.map(({ id }) => id)).toEqual([tomorrow.id]);
    expect(await refusalFrom(device.client.desk.scan(scanOf(fair.id, code)))).toEqual({ type: 'FairNotOfDesk' });
    const takenAt = '2026-03-20T09:00:00.000Z';
    expect((await device.client.desk.scan({ ...scanOf(fair.id, code), takenAt })).line).toMatchObject({ verdict: 'accepted', at: takenAt });
  });

  test('that is revoked is out with its next call and loses what it has open', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const [{ desk, device }, { device: other }] = [
      await pairedDevice(backend, place, '东门', fair.id),
      await pairedDevice(backend, place, '西门', fair.id),
    ];
    const code = await signUp(backend, fair.id, 1);
    await device.client.desk.status({ fairId: fair.id });
    // Its headers are in, its body never comes: it hangs until it is cut.
    const hanging = device.send('/rpc/desk/status', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${device.token}`,
        'content-type': 'application/json',
        'content-length': '10',
        expect: '100-continue',
      },
    });
    const cut = expect(hanging).rejects.toThrow(/hang up|ECONNRESET/);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await backend.client.desks.revoke({ command: backend.stamp(), id: desk.id, reason: '设备遗失' });
    await cut;
    expect(await statusOf(device.client.desk.scan(scanOf(fair.id, code)))).toBe(401);
    expect(await statusOf(other.client.desk.scan(scanOf(fair.id, code)))).toBe(200);
    expect(await backend.client.desks.list()).toMatchObject([{ revoked: { by: '王芳', reason: '设备遗失' } }, { revoked: undefined }]);
    const code2 = backend.client.desks.makeCode({ command: backend.stamp(), id: desk.id });
    expect(await refusalFrom(code2)).toEqual({ type: 'DeskRevoked', name: '东门' });
    // The name is free again for another.
    await addDesk(backend, '东门');
    expect(await refusalFrom(addDesk(backend, '西门'))).toEqual({ type: 'NameTaken', name: '西门' });
  });
});

describe('two desks', () => {
  test('that scan the same tickets at the same moment: one 通过, the other 已签到', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const desks = [];
    for (const name of ['东门', '西门', '南门']) desks.push((await pairedDevice(backend, place, name, fair.id)).device);
    for (let n = 0; n < 20; n++) {
      const code = await signUp(backend, fair.id, n);
      const answers = await Promise.all(desks.map((device) => device.client.desk.scan(scanOf(fair.id, code))));
      const verdicts = answers.map((answer) => answer.line.verdict);
      expect(verdicts.toSorted()).toEqual(['accepted', 'duplicate', 'duplicate']);
      const let_in = answers.find((answer) => answer.line.verdict === 'accepted')?.line.desk;
      for (const answer of answers.filter((one) => one.line.verdict === 'duplicate')) expect(answer.first?.desk).toBe(let_in);
    }
  });
});

describe('the host', () => {
  test('serves the page under the same policy, refuses other hosts and origins, bodies without end or too large', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const { device } = await pairedDevice(backend, place, '东门', fair.id);
    const page = await device.send('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect((await device.send('/', { headers: { host: 'fairdesk.example' } })).status).toBe(421);
    expect((await device.send('/../data/fairdesk.db')).status).toBe(404);
    const authorization = `Bearer ${device.token}`;
    expect((await device.call('deskSide/home', { authorization, origin: 'https://example.com' })).status).toBe(403);
    expect((await device.call('deskSide/home', { authorization, origin: place.pageAddress.slice(0, -1) })).status).toBe(200);
    const body = Buffer.alloc(64 * 1024 + 1, ' ');
    expect((await device.send('/rpc/desk/scan', { method: 'POST', headers: { authorization }, body })).status).toBe(413);
    const endless = { authorization, 'transfer-encoding': 'chunked' };
    expect((await device.send('/rpc/desk/scan', { method: 'POST', headers: endless })).status).toBe(411);
  });

  test('speaks TLS and nothing else: no ID number, name or token is ever on the wire', async () => {
    await using world = await desksAtWork();
    const { backend, fair, place } = world;
    const plain = new Promise((resolve, reject) => get({ host: place.address, port: place.port }, resolve).on('error', reject));
    await expect(plain).rejects.toThrow(/hang up|ECONNRESET/);
    const { desk, device } = await pairedDevice(backend, place, '东门', fair.id);
    await signUp(backend, fair.id, 1);
    expect(desk.name).toBe('东门');
    const heard: Buffer[] = [];
    const wire = createServer((near) => {
      const far = connectTcp(place.port, place.address);
      near.on('data', (chunk) => void heard.push(chunk)).pipe(far);
      far.on('data', (chunk) => void heard.push(chunk)).pipe(near);
      near.on('error', () => far.destroy());
      far.on('error', () => near.destroy());
    }).listen(place.port, '127.0.0.3');
    await new Promise((resolve) => wire.once('listening', resolve));
    const eavesdropped = await NetworkDevice.at({ address: '127.0.0.3', port: place.port });
    const headers = { authorization: `Bearer ${device.token}`, 'content-type': 'application/json', host: `${place.address}:${place.port}` };
    const body = Buffer.from(JSON.stringify({ json: scanOf(fair.id, testIdNumber(1)) }));
    const answer = await eavesdropped.send('/rpc/desk/scan', { method: 'POST', headers, body });
    expect([answer.status, answer.body.toString()]).toEqual([200, expect.stringContaining('求职者1')]);
    const all = Buffer.concat(heard);
    expect(all.length).toBeGreaterThan(1000);
    for (const secret of [testIdNumber(1), '求职者1', device.token]) expect(all.includes(secret), secret).toBe(false);
    eavesdropped.leave();
    wire.close();
  });
});
