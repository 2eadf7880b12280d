import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testBackend } from '#tests/support/backend.ts';
import { startStation } from '#tests/support/exchange.ts';
import { BIN, laidPlaces } from '#tests/support/laid-places.ts';
import { workAtStation } from '#tests/support/packages.ts';
import { WebdavServer } from '#tests/support/webdav-server.ts';

const places = laidPlaces();
const { inFolder } = places;
const CENTER = places.at('center', '王芳');
const STATION = places.at('station', 'S01 张强');
const run = (place: string, ...args: readonly string[]) => places.fairdesk(place, ['package', ...args]);

let server: WebdavServer;
let login: readonly string[] = [];

beforeAll(async () => {
  server = await WebdavServer.start();
  writeFileSync(inFolder('login.txt'), `${server.userName}:${server.password}\n`);
  login = ['--login', inFolder('login.txt'), '--fingerprint', server.fingerprint];
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  await workAtStation(station, 1, 1);
  await places.lay(center, 'center');
  await places.lay(station.backend, 'station');
}, 180_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  places[Symbol.dispose]();
});

describe('what is refused before anything is made', () => {
  const out = (...more: readonly string[]) => run('station', 'export', '--out', server.address, ...more, ...STATION);

  test('plain http, a login without colon, and a fingerprint that is none are wrong calls', async () => {
    expect(await run('station', 'export', '--out', 'http://center.example/dav', ...STATION)).toEqual({
      code: 2,
      out: '',
      err: '地址须以 https:// 开头，不使用不加密的连接，请核对\n',
    });
    writeFileSync(inFolder('no-colon.txt'), 'fair\n');
    expect(await out('--login', inFolder('no-colon.txt'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('中应有一行“用户名:密码”'),
    });
    expect(await out('--login', inFolder('nothing.txt'))).toMatchObject({ code: 2, err: expect.stringContaining('ENOENT') });
    expect(await out('--fingerprint', 'abc')).toMatchObject({ code: 2, err: '证书指纹应为 64 位十六进制数，请核对\n' });
    expect(await run('center', 'merge', server.address, `${server.address}b/`, ...CENTER)).toMatchObject({ code: 2 });
  });

  test('a certificate that nobody confirmed, and a wrong password', async () => {
    const { code, err } = await out('--login', inFolder('login.txt'));
    expect(code).toBe(1);
    expect(err).toContain(`证书指纹（SHA-256）为 ${server.fingerprint.toUpperCase().slice(0, 8)} `);
    expect(err).toContain('--fingerprint');
    writeFileSync(inFolder('wrong.txt'), 'fair:wrong\n');
    expect(await out('--login', inFolder('wrong.txt'), '--fingerprint', server.fingerprint)).toEqual({
      code: 1,
      out: '',
      err: `${server.host} 不接受所填的用户名或密码，请核对\n`,
    });
  });

  test('nothing was made by any of these', async () => {
    expect(server.names).toEqual([]);
  });
});

test('package and receipt go over the folder, by a login from a file or from the environment; an upload that broke off is made good', async () => {
  server.faults.cutUploadAfter = 500;
  const broken = await run('station', 'export', '--out', server.address, ...login, ...STATION);
  expect(broken).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^传送 S01-交换包-0001-\d{8}\.fdx 时连接中断，没有留下不完整的文件，请重试\n$/),
  });
  delete server.faults.cutUploadAfter;
  const exported = await run('station', 'export', '--out', server.address, ...login, ...STATION);
  expect(exported).toMatchObject({ code: 0, out: expect.stringMatching(/^已上传第 1 号包 https:.*S01-交换包-0001-\d{8}\.fdx\n$/) });
  expect(await run('station', 'export', '--out', server.address, ...login, ...STATION)).toMatchObject({
    code: 1,
    err: '自上一个包以来没有新的记录，不需要交接\n',
  });

  const merged = await run('center', 'merge', server.address, ...login, ...CENTER);
  expect(merged).toMatchObject({ code: 0, out: expect.stringMatching(/^S01-交换包-0001-\d{8}\.fdx：第 1 号，\d+ 条，接收 \d+，/) });
  expect(await run('center', 'merge', server.address, ...login, ...CENTER)).toMatchObject({ code: 0, out: '待裁定的冲突共 0 条\n' });

  const env = { FAIRDESK_FOLDER_LOGIN: `${server.userName}:${server.password}` };
  const fingerprint = ['--fingerprint', server.fingerprint.toUpperCase().replace(/../g, '$&:').slice(0, -1)];
  const receipt = ['package', 'receipt', '--station', 'S01', '--out', server.address, '--json', ...fingerprint, ...CENTER];
  const { out } = await places.fairdesk('center', receipt, env);
  expect(JSON.parse(out)).toMatchObject({ number: 1, taken: 1, path: expect.stringMatching(/^https:.*S01-回执-0001-\d{8}\.fdx$/) });
  const taken = await places.fairdesk('station', ['package', 'merge', server.address, ...fingerprint, ...STATION], env);
  expect(taken).toMatchObject({ code: 0, out: expect.stringMatching(/^S01-回执-0001-\d{8}\.fdx：第 1 号，\d+ 条，接收 \d+，/) });
  expect(server.names).toEqual([expect.stringContaining('交换包-0001'), expect.stringContaining('回执-0001')]);
});

test('watching goes on while the server is away, and ends when it is another one', async () => {
  const child = spawn(process.execPath, [BIN, 'package', 'merge', server.address, '--watch', '--every', '0.3', ...login, ...CENTER], {
    env: places.env('center'),
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => {
    out += String(text);
  });
  child.stderr.on('data', (text: Buffer) => {
    err += String(text);
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  await expect.poll(() => out, { timeout: 30_000 }).toContain('待裁定的冲突共');
  server.faults.listing = (response) => response.writeHead(503).end();
  await expect.poll(() => err, { timeout: 30_000 }).toContain('（HTTP 503）');
  delete server.faults.listing;
  await server.changeCertificate();
  expect(await ended).toBe(1);
  expect(err).toContain('的证书与原先确认的不同，没有连接');
  expect(err.match(/HTTP 503/g)).toHaveLength(1);
});
