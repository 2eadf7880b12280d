import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OUTER_BYTES } from '#backend/adapters/packages/package-reader.ts';
import { checksumOfAll, checksumOfPeer } from '#db/exchange/view.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { FolderAccess, FolderListing, NewFile } from '#shared/domain/exchange/exchange-folder.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import { refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { ended, startStation, type TestStation } from '#tests/support/exchange.ts';
import { filesBelow, workAtStation } from '#tests/support/packages.ts';
import { WebdavServer } from '#tests/support/webdav-server.ts';

interface Side {
  readonly backend: TestBackend;
  readonly stamp: () => CommandStamp;
}

const centerSide = (center: TestBackend): Side => ({ backend: center, stamp: center.stamp });

async function chooseFolder({ backend, stamp }: Side, access: FolderAccess): Promise<void> {
  await backend.client.exchangeFolder.save({ command: stamp(), ...access });
}

/** What a procedure that reports on the way comes to. */
async function end<Outcome>(work: Promise<AsyncIterator<unknown, Outcome>>): Promise<Outcome> {
  return ended((await work) as AsyncGenerator<unknown, Outcome>);
}

const list = ({ backend }: Side): Promise<FolderListing> => end(backend.client.exchangeFolder.list({}));

async function fetch({ backend }: Side, { name, bytes, version }: NewFile): Promise<string> {
  return (await end(backend.client.exchangeFolder.fetch({ name, bytes, version }))).uploadId;
}

/** 取回 and 接收 of all that is new. */
async function takeAll(side: Side): Promise<readonly PackageIn[]> {
  const taken: PackageIn[] = [];
  for (const file of (await list(side)).files) {
    const uploadId = await fetch(side, file);
    taken.push((await end(side.backend.client.exchange.takeOver({ command: side.stamp(), uploadId }))).taken);
  }
  return taken;
}

async function put({ backend }: Side, packageId: string) {
  return end(backend.client.exchangeFolder.put({ packageId }));
}

async function putPackage(station: TestStation) {
  const made = await end(station.backend.client.exchange.handOver({ command: station.stamp() }));
  return { made, put: await put(station, made.packageId) };
}

/** One package of the station, in a folder that both sides have chosen, as the center sees it. */
async function putOne(server: WebdavServer, center: TestBackend, station: TestStation): Promise<NewFile> {
  for (const side of [centerSide(center), station]) await chooseFolder(side, server.access);
  await workAtStation(station, 1, 1);
  await putPackage(station);
  const [file] = (await list(centerSide(center))).files;
  if (!file) throw new Error('Nothing new');
  return file;
}

async function putReceipt(center: TestBackend, station: TestStation) {
  const made = await center.client.exchange.sendReceipt({ command: center.stamp(), peerId: station.peerId });
  return put(centerSide(center), made.packageId);
}

async function expectAgreement(center: TestBackend, station: TestStation): Promise<void> {
  const here = await checksumOfPeer(center.db, station.peerId, 1);
  expect(here).toBe(await checksumOfAll(station.backend.db, 'station'));
  expect(await station.backend.client.exchange.status()).toMatchObject({ above: { agreed: { checksum: here }, disagreedAt: undefined } });
}

function rowCount({ db }: TestBackend): number {
  const tables = db.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  return tables.reduce((sum, table) => sum + Number(db.raw.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()), 0);
}

describe.each(['a WebDAV server', 'a directory'])('over %s', (kind) => {
  async function place() {
    const server = kind === 'a directory' ? undefined : await WebdavServer.start();
    const directory = temporaryFolder();
    return {
      access: server?.access ?? { place: directory.path },
      names: () => server?.names ?? readdirSync(directory.path),
      [Symbol.asyncDispose]: async () => {
        directory[Symbol.dispose]();
        await server?.[Symbol.asyncDispose]();
      },
    };
  }

  test('center and stations exchange package and receipt, each takes only what is for it, and both sides hold the same', async () => {
    await using folder = await place();
    await using center = await testBackend();
    await using station = await startStation(center, 'S01');
    await using other = await startStation(center, 'S02', { hostDivision: '340104' });
    for (const side of [centerSide(center), station, other]) await chooseFolder(side, folder.access);
    await workAtStation(station, 1, 3);
    await workAtStation(other, 30, 1);
    const { put: first } = await putPackage(station);
    expect(first).toEqual({ fileName: expect.stringMatching(/^S01-交换包-0001-\d{8}\.fdx$/), wasThere: false });
    await putPackage(other);

    expect(await list(centerSide(center))).toMatchObject({
      files: [
        { kind: 'package', from: 'S01 劳务协作站', number: 1, isReverted: false },
        { from: 'S02 劳务协作站', number: 1 },
      ],
      known: 0,
      others: 0,
      unusable: 0,
    });
    expect((await takeAll(centerSide(center))).map(({ counts }) => counts.conflict + counts.refused)).toEqual([0, 0]);
    expect(await list(centerSide(center))).toMatchObject({ files: [], known: 2 });

    await putReceipt(center, station);
    // The packages of both stations are for the center, and so is nothing of the other station.
    expect(await list(other)).toMatchObject({ files: [], others: 3 });
    expect(await list(station)).toMatchObject({ files: [{ kind: 'receipt', number: 1 }], known: 0, others: 2 });
    await takeAll(station);
    await expectAgreement(center, station);
    expect(await list(station)).toMatchObject({ files: [], known: 1 });
    expect(folder.names()).toHaveLength(3);
  });

  test('twice is as once: nothing is put a second time and nothing taken', async () => {
    await using folder = await place();
    await using center = await testBackend();
    await using station = await startStation(center, 'S01');
    for (const side of [centerSide(center), station]) await chooseFolder(side, folder.access);
    await workAtStation(station, 1, 1);
    const { made, put: first } = await putPackage(station);
    await takeAll(centerSide(center));
    await putReceipt(center, station);
    await takeAll(station);
    // The center looks at its own receipt once.
    await list(centerSide(center));
    const before = [rowCount(center), rowCount(station.backend), folder.names()];
    expect(await put(station, made.packageId)).toEqual({ ...first, wasThere: true });
    expect(await takeAll(centerSide(center))).toEqual([]);
    expect(await takeAll(station)).toEqual([]);
    expect([rowCount(center), rowCount(station.backend), folder.names()]).toEqual(before);
  });
});

test('each file is looked at once, by its first bytes alone', async () => {
  await using server = await WebdavServer.start();
  await using center = await testBackend();
  await chooseFolder(centerSide(center), server.access);
  writeFileSync(server.path('notes.fdx'), 'no package');
  expect(await list(centerSide(center))).toMatchObject({ files: [], unusable: 1 });
  expect(server.asked.filter(({ method }) => method === 'GET')).toMatchObject([{ range: `bytes=0-${OUTER_BYTES - 1}` }]);
  await list(centerSide(center));
  expect(server.asked.filter(({ method }) => method === 'GET')).toHaveLength(1);
  writeFileSync(server.path('notes.fdx'), 'another, longer');
  await list(centerSide(center));
  expect(server.asked.filter(({ method }) => method === 'GET')).toHaveLength(2);
});

test('a name that another center gave its own package stays as it is, and ours gets one that nobody else gives', async () => {
  await using server = await WebdavServer.start();
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  await chooseFolder(station, server.access);
  await workAtStation(station, 1, 1);
  const made = await end(station.backend.client.exchange.handOver({ command: station.stamp() }));
  writeFileSync(server.path(made.fileName), 'of another center');
  const { fileName } = await put(station, made.packageId);
  expect(fileName).toBe(made.fileName.replace('.fdx', `-${made.packageId.slice(0, 8)}.fdx`));
  expect(await put(station, made.packageId)).toEqual({ fileName, wasThere: true });
  expect(readFileSync(server.path(made.fileName), 'utf8')).toBe('of another center');
});

test('one that comes between looking and naming is not written over either', async () => {
  await using server = await WebdavServer.start();
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  await chooseFolder(station, server.access);
  await workAtStation(station, 1, 1);
  const made = await end(station.backend.client.exchange.handOver({ command: station.stamp() }));
  server.faults.takeName = made.fileName;
  expect((await put(station, made.packageId)).fileName).not.toBe(made.fileName);
});

test('a connection that is cut while fetching leaves nothing here, and the file can be fetched again', async () => {
  await using server = await WebdavServer.start();
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  const file = await putOne(server, center, station);
  const before = filesBelow(center.dataFolder).filter((path) => path.includes('/exchange/'));
  server.faults.cutDownloadAfter = 2048;
  expect(await refusalFrom(fetch(centerSide(center), file))).toEqual({
    type: 'Exchange',
    error: { type: 'FolderTransferCut', name: file.name },
  });
  expect(filesBelow(center.dataFolder).filter((path) => path.includes('/exchange/'))).toEqual(before);
  delete server.faults.cutDownloadAfter;
  expect(await takeAll(centerSide(center))).toHaveLength(1);
});

test('fetching can be cancelled and leaves nothing', async () => {
  await using server = await WebdavServer.start();
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  const file = await putOne(server, center, station);
  const hold = Promise.withResolvers<void>();
  server.faults.beforeDownload = hold.promise;
  const abort = new AbortController();
  const { name, bytes, version } = file;
  const begun = end(center.client.exchangeFolder.fetch({ name, bytes, version }, { signal: abort.signal }));
  await expect.poll(() => server.asked.filter(({ range, method }) => method === 'GET' && !range).length).toBe(1);
  abort.abort();
  hold.resolve();
  await expect(begun).rejects.toThrow();
  await expect.poll(() => readdirSync(`${center.dataFolder}/exchange/in`)).toEqual([]);
});

test('a package that waits or was brought already is not offered again; one that was taken back is marked', async () => {
  await using server = await WebdavServer.start();
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  const side = centerSide(center);
  for (const one of [side, station]) await chooseFolder(one, server.access);
  await workAtStation(station, 1, 1);
  await putPackage(station);
  await workAtStation(station, 20, 1);
  await putPackage(station);
  const [first, second] = (await list(side)).files;
  if (!first || !second) throw new Error('Nothing new');
  const later = await fetch(side, second);
  expect(await list(side)).toMatchObject({ files: [{ number: 1 }], known: 1 });
  expect(await refusalFrom(end(center.client.exchange.takeOver({ command: side.stamp(), uploadId: later })))).toMatchObject({
    error: { type: 'PackagesMissing' },
  });
  expect(await list(side)).toMatchObject({ files: [{ number: 1 }], known: 1 });
  const uploadId = await fetch(side, first);
  const { taken, alsoTaken } = await end(center.client.exchange.takeOver({ command: side.stamp(), uploadId }));
  expect(alsoTaken).toHaveLength(1);
  expect(await list(side)).toMatchObject({ files: [], known: 2 });
  const last = alsoTaken[0] ?? taken;
  await end(center.client.exchange.revert({ command: side.stamp(), packageId: last.id, reason: '站点要求重报' }));
  expect(await list(side)).toMatchObject({ files: [{ number: 2, isReverted: true }], known: 1 });
});

describe('the setting', () => {
  test('keeps the password sealed and out of answers and of the log, and sends it only to the address it was typed for', async () => {
    await using server = await WebdavServer.start();
    await using elsewhere = await WebdavServer.start();
    await using center = await testBackend();
    const { client, db } = center;
    expect(await client.exchangeFolder.setting()).toEqual({ folder: undefined });
    expect(await refusalFrom(end(client.exchangeFolder.list({})))).toMatchObject({ error: { type: 'FolderNotSet' } });
    const { password, ...shown } = server.access;
    const saved = await client.exchangeFolder.save({ command: center.stamp(), ...shown, password });
    expect(saved).toEqual({ ...shown, hasPassword: true });
    expect(await client.exchangeFolder.setting()).toEqual({ folder: saved });
    const tables = db.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
    const holding = tables.filter((table) => JSON.stringify(db.raw.prepare(`SELECT * FROM "${table}"`).all()).includes(password));
    expect(holding).toEqual([]);
    expect(JSON.stringify(db.raw.prepare('SELECT body FROM op').all())).not.toContain(
      db.raw.prepare('SELECT password FROM folder_password').pluck().get(),
    );

    expect(await client.exchangeFolder.check(shown)).toEqual({ files: 0 });
    const { fingerprint, address: place, host } = elsewhere;
    expect(await refusalFrom(client.exchangeFolder.check({ ...shown, place, fingerprint }))).toMatchObject({
      error: { type: 'FolderLoginInvalid' },
    });
    expect(await refusalFrom(client.exchangeFolder.check({ place, fingerprint }))).toEqual({
      type: 'Exchange',
      error: { type: 'FolderLoginRefused', host },
    });
    expect(elsewhere.asked.map(({ authorization }) => authorization)).toEqual([undefined]);

    await client.exchangeFolder.clear({ command: center.stamp() });
    expect(await client.exchangeFolder.setting()).toEqual({ folder: undefined });
    expect(db.raw.prepare('SELECT count(*) FROM folder_password').pluck().get()).toBe(0);
  });

  test('asks nothing of the server when it is saved, and is still there at the next start', async () => {
    await using server = await WebdavServer.start();
    await using center = await testBackend();
    await chooseFolder(centerSide(center), server.access);
    await center.reopen();
    expect(server.asked).toEqual([]);
    expect(await list(centerSide(center))).toMatchObject({ files: [] });
  });

  test('a changed certificate stops every later use, until somebody confirms the new one', async () => {
    await using server = await WebdavServer.start();
    await using center = await testBackend();
    const side = centerSide(center);
    await chooseFolder(side, server.access);
    const { fingerprint: pinned } = server;
    await server.changeCertificate();
    const { fingerprint, host } = server;
    expect(await refusalFrom(list(side))).toEqual({
      type: 'Exchange',
      error: { type: 'FolderCertificateChanged', host, fingerprint, pinned },
    });
    const { password: _kept, ...shown } = server.access;
    await chooseFolder(side, shown);
    expect(await list(side)).toMatchObject({ files: [] });
  });

  test('a directory that is gone or holds no packages is told', async () => {
    await using center = await testBackend();
    using folder = temporaryFolder();
    await expect(center.client.exchangeFolder.check({ place: folder.path })).resolves.toEqual({ files: 0 });
    expect(await refusalFrom(center.client.exchangeFolder.check({ place: folder.in('none') }))).toEqual({
      type: 'Exchange',
      error: { type: 'FolderMissing', place: folder.in('none') },
    });
  });
});
