import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { openFolder } from '#backend/adapters/folders/open-folder.ts';
import type { ExchangeFolder } from '#backend/ports/exchange-folder.ts';
import type { FolderAccess, FolderFile } from '#shared/domain/exchange/exchange-folder.ts';
import { expectErr, expectOk, temporaryFolder } from '#tests/support/database.ts';
import { memberAt, multistatus, WEBDAV_BASE, WebdavServer } from '#tests/support/webdav-server.ts';

const open = (access: FolderAccess): ExchangeFolder => expectOk(openFolder(access));
const listed = async (access: FolderAccess) => {
  using folder = open(access);
  return folder.list(undefined);
};

async function withFile(server: WebdavServer, bytes = 100_000): Promise<{ readonly file: FolderFile; readonly content: Buffer }> {
  const content = randomBytes(bytes);
  writeFileSync(server.path('S01-交换包-0001-20260320.fdx'), content);
  const { files } = expectOk(await listed(server.access));
  const [file] = files;
  if (!file) throw new Error('Nothing listed');
  return { file, content };
}

async function download(folder: ExchangeFolder, file: FolderFile) {
  const pieces: Uint8Array[] = [];
  const outcome = await folder.download(file, async (piece) => void pieces.push(piece), undefined);
  return { outcome, content: Buffer.concat(pieces) };
}

describe('which address is taken', () => {
  test.each([
    ['http://center.example/dav', 'notHttps'],
    ['ftp://center.example/dav', 'notHttps'],
    ['https://user:secret@center.example/dav', 'withLogin'],
    ['https://center.example/dav?a=b', 'withLogin'],
    ['https://[x/dav', 'unreadable'],
    ['exchange/folder', 'notAbsolute'],
  ])('%s is refused: %s', (place, why) => {
    expect(expectErr(openFolder({ place }))).toEqual({ type: 'FolderAddressInvalid', why });
  });

  test('a login needs name and password, and a name without a colon', () => {
    const place = 'https://center.example/dav';
    for (const login of [{ userName: 'a' }, { password: 'b' }, { userName: 'a:b', password: 'c' }])
      expect(expectErr(openFolder({ place, ...login }))).toEqual({ type: 'FolderLoginInvalid' });
    expect(open({ place, userName: 'a', password: 'b' }).place).toBe('https://center.example/dav/');
  });
});

describe('who answers', () => {
  test('a certificate that nobody confirmed is refused with its fingerprint, before anything is said to the server', async () => {
    await using server = await WebdavServer.start();
    const { fingerprint: _none, ...unconfirmed } = server.access;
    expect(expectErr(await listed(unconfirmed))).toEqual({
      type: 'FolderCertificateUnknown',
      host: server.host,
      fingerprint: server.fingerprint,
    });
    expect(server.asked).toEqual([]);
    expect(expectOk(await listed(server.access)).files).toEqual([]);
  });

  test('one that was changed is refused with both fingerprints, and gets no password', async () => {
    await using server = await WebdavServer.start();
    const { access } = server;
    await server.changeCertificate();
    expect(expectErr(await listed(access))).toEqual({
      type: 'FolderCertificateChanged',
      host: server.host,
      fingerprint: server.fingerprint,
      pinned: access.fingerprint,
    });
    expect(server.asked).toEqual([]);
  });

  test('a wrong password is told as such', async () => {
    await using server = await WebdavServer.start();
    expect(expectErr(await listed({ ...server.access, password: 'falsch' }))).toEqual({ type: 'FolderLoginRefused', host: server.host });
  });

  test.each(['https://elsewhere.example/dav/', 'http://127.0.0.1:1/dav/', '/dav/other/'])(
    'a redirect to %s is not followed',
    async (to) => {
      await using server = await WebdavServer.start();
      server.faults.redirectTo = to;
      const error = expectErr(await listed(server.access));
      expect(error).toEqual({
        type: 'FolderRedirected',
        host: server.host,
        to: to.startsWith('/') ? `https://${server.host}` : new URL(to).origin,
      });
      expect(server.asked).toHaveLength(1);
    },
  );

  test('one who takes the connection and says nothing is given up', async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const came = once(silent, 'connection');
      const answer = listed({ place: `https://127.0.0.1:${port}/` });
      await came;
      vi.advanceTimersByTime(15_000);
      expect(expectErr(await answer)).toEqual({ type: 'FolderUnreachable', host: `127.0.0.1:${port}`, code: 'ETIMEDOUT' });
    } finally {
      vi.useRealTimers();
      silent.close();
    }
  });

  test('nobody there, and somebody who does not speak TLS', async () => {
    await using server = await WebdavServer.start();
    const { access } = server;
    const plain = createServer((socket) => socket.resume().end('HTTP/1.1 200 OK\r\n\r\n'));
    plain.listen(0, '127.0.0.1');
    await once(plain, 'listening');
    const { port } = plain.address() as AddressInfo;
    expect(expectErr(await listed({ ...access, place: `https://127.0.0.1:${port}/` }))).toMatchObject({ type: 'FolderUnreachable' });
    plain.close();
    await once(plain, 'close');
    expect(expectErr(await listed({ ...access, place: `https://127.0.0.1:${port}/` }))).toEqual({
      type: 'FolderUnreachable',
      host: `127.0.0.1:${port}`,
      code: 'ECONNREFUSED',
    });
  });
});

describe('what is listed', () => {
  test('names that lead elsewhere, other hosts and other files are never taken for files of the folder', async () => {
    await using server = await WebdavServer.start();
    server.faults.listing = multistatus([
      memberAt(`${WEBDAV_BASE}good.fdx`),
      memberAt(`https://${server.host}${WEBDAV_BASE}absolute.fdx`),
      memberAt(`http://127.0.0.1${WEBDAV_BASE}behind-a-proxy.fdx`),
      memberAt(`https://elsewhere.example${WEBDAV_BASE}other-host.fdx`),
      memberAt(`//elsewhere.example${WEBDAV_BASE}other-host.fdx`),
      memberAt('/dav/other-folder.fdx'),
      memberAt(`${WEBDAV_BASE}notes.txt`),
      memberAt(`${WEBDAV_BASE}../up.fdx`),
      memberAt(`${WEBDAV_BASE}..%2Fup.fdx`),
      memberAt(`${WEBDAV_BASE}below/deep.fdx`),
      memberAt(`${WEBDAV_BASE}a%5Cb.fdx`),
      memberAt(`${WEBDAV_BASE}%00null.fdx`),
      memberAt(`${WEBDAV_BASE}%1B%5B2J.fdx`),
      memberAt(`${WEBDAV_BASE}.hidden.fdx`),
      memberAt(`${WEBDAV_BASE}C:x.fdx`),
      memberAt(`${WEBDAV_BASE}%FF.fdx`),
      memberAt(`${WEBDAV_BASE}${'x'.repeat(300)}.fdx`),
      memberAt(`${WEBDAV_BASE}empty.fdx`, 0),
      memberAt(`${WEBDAV_BASE}huge.fdx`, 3 * 1024 ** 3),
      memberAt(`${WEBDAV_BASE}good.fdx`, 11),
    ]);
    const { files, unusable } = expectOk(await listed(server.access));
    expect(files.map(({ name }) => name)).toEqual(['good.fdx', 'absolute.fdx', 'behind-a-proxy.fdx']);
    expect(files[0]).toEqual({ name: 'good.fdx', bytes: 10, version: '' });
    expect(unusable).toBe(12);
  });

  test.each([
    ['an entity bomb', `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><D:multistatus xmlns:D="DAV:">&b;</D:multistatus>`],
    ['an entity of a file', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><D:multistatus xmlns:D="DAV:">&a;</D:multistatus>`],
    ['an unknown entity', '<D:multistatus xmlns:D="DAV:">&bomb;</D:multistatus>'],
    ['a page of a portal', '<!doctype html><html><body>登录</body></html>'],
    ['other XML', '<rss/>'],
    ['what was cut off', multistatus([memberAt(`${WEBDAV_BASE}good.fdx`)]).slice(0, -10)],
    ['depth without end', `<D:multistatus xmlns:D="DAV:">${'<a>'.repeat(10_000)}`],
    ['nothing', ''],
  ])('%s is refused', async (_what, listing) => {
    await using server = await WebdavServer.start();
    server.faults.listing = listing;
    expect(expectErr(await listed(server.access))).toEqual({ type: 'FolderAnswerInvalid', host: server.host, status: 207 });
  });

  test('a listing without end is given up, by bytes and by members', async () => {
    await using server = await WebdavServer.start();
    server.faults.listing = (response) => {
      response.writeHead(207);
      const more = () => {
        while (!response.destroyed && response.write('<!-- more -->'.repeat(5000)));
        if (!response.destroyed) response.once('drain', more);
      };
      response.write('<D:multistatus xmlns:D="DAV:">');
      more();
    };
    const tooLarge = { type: 'FolderListTooLarge', place: server.address };
    expect(expectErr(await listed(server.access))).toEqual(tooLarge);
    server.faults.listing = multistatus(Array.from({ length: 20_001 }, (_, n) => memberAt(`${WEBDAV_BASE}${n}.fdx`)));
    expect(expectErr(await listed(server.access))).toEqual(tooLarge);
  });
});

describe('a file that is fetched', () => {
  test('comes whole, its start alone by a range, also from a server that knows no ranges', async () => {
    await using server = await WebdavServer.start();
    const { file, content } = await withFile(server);
    using folder = open(server.access);
    expect((await download(folder, file)).content).toEqual(content);
    expect(expectOk(await folder.readStart(file, 4101, undefined))).toEqual(content.subarray(0, 4101));
    expect(server.asked.at(-1)).toMatchObject({ range: 'bytes=0-4100' });
    server.faults.withoutRanges = true;
    expect(expectOk(await folder.readStart(file, 4101, undefined))).toEqual(content.subarray(0, 4101));
  });

  test('is told as cut when the connection breaks, and as gone when it is another one by now', async () => {
    await using server = await WebdavServer.start();
    const { file, content } = await withFile(server);
    using folder = open(server.access);
    server.faults.cutDownloadAfter = 50_000;
    expect((await download(folder, file)).outcome).toEqual({ ok: false, error: { type: 'FolderTransferCut', name: file.name } });
    delete server.faults.cutDownloadAfter;
    expect((await download(folder, file)).content).toEqual(content);
    writeFileSync(server.path(file.name), randomBytes(50));
    const gone = { ok: false, error: { type: 'FolderFileGone', name: file.name } };
    expect((await download(folder, file)).outcome).toEqual(gone);
    expect((await download(folder, { ...file, name: 'nothing.fdx' })).outcome).toEqual({
      ok: false,
      error: { type: 'FolderFileGone', name: 'nothing.fdx' },
    });
  });
});

describe('a file that is put', () => {
  test('bears its name only when it is whole; one that broke off is put again and leaves nothing beside', async () => {
    await using server = await WebdavServer.start();
    using here = temporaryFolder();
    const content = randomBytes(700_000);
    writeFileSync(here.in('a'), content);
    const upload = { path: here.in('a'), bytes: content.length, name: '交换包 1.fdx', report: () => undefined, signal: undefined };
    using folder = open(server.access);
    server.faults.cutUploadAfter = 300_000;
    expect(expectErr(await folder.upload(upload))).toEqual({ type: 'FolderTransferCut', name: upload.name });
    expect(server.names).toEqual([expect.stringMatching(/^fairdesk-[0-9a-f]{16}\.part$/)]);
    expect(expectOk(await folder.list(undefined)).files).toEqual([]);
    delete server.faults.cutUploadAfter;
    expect(expectOk(await folder.upload(upload))).toBe('stored');
    expect(server.names).toEqual([upload.name]);
    expect(readFileSync(server.path(upload.name))).toEqual(content);
  });

  test('never takes the place of another', async () => {
    await using server = await WebdavServer.start();
    using here = temporaryFolder();
    writeFileSync(here.in('a'), 'new');
    writeFileSync(server.path('x.fdx'), 'old');
    using folder = open(server.access);
    expect(expectOk(await folder.upload({ path: here.in('a'), bytes: 3, name: 'x.fdx', report: () => undefined, signal: undefined }))).toBe(
      'nameTaken',
    );
    expect(readFileSync(server.path('x.fdx'), 'utf8')).toBe('old');
  });

  test('stops when it is cancelled', async () => {
    await using server = await WebdavServer.start();
    using here = temporaryFolder();
    const content = randomBytes(3_000_000);
    writeFileSync(here.in('a'), content);
    const abort = new AbortController();
    using folder = open(server.access);
    const report = () => abort.abort();
    const cancelled = folder.upload({ path: here.in('a'), bytes: content.length, name: 'x.fdx', report, signal: abort.signal });
    expect(await cancelled.catch((thrown: unknown) => thrown)).toBe(abort.signal.reason);
    expect(server.names).not.toContain('x.fdx');
  });
});
