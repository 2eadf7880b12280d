import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { isContractProcedure } from '@orpc/contract';
import { isProcedure } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { type Backend, openBackend } from '#backend/composition/open-backend.ts';
import { connectInProcess } from '#backend/hosts/in-process/connect.ts';
import { type LoopbackHost, listenOnLoopback } from '#backend/hosts/loopback-http/loopback-http.ts';
import { attachToPort } from '#backend/hosts/message-port/attach.ts';
import { contract, type FairdeskClient } from '#shared/contract/index.ts';
import type { CommandId, OperatorId } from '#shared/kernel/ids.ts';
import { FAIR_DETAILS, refusalFrom, testUuid, voucherDetailsOf } from '#tests/support/backend.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { goodRow, importAll, ROSTER_HEADER, textFile, xlsxFile } from '#tests/support/rosters.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairdesk-contract-'));
const failures: unknown[] = [];
/** Refusals and bad input are answers; only a bug is a failure. */
const reportFailure = (error: unknown) => {
  if (!(error instanceof ORPCError) || error.code === 'INTERNAL_SERVER_ERROR') failures.push(error);
};
let backend: Backend;
let host: LoopbackHost;
let operatorId: OperatorId;

beforeAll(async () => {
  const opened = await openBackend({ dataFolder: join(folder, 'data'), keys: keyFilesIn(join(folder, 'keys')) });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  backend = opened.value;
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'secret.key'), 'x');
  host = await listenOnLoopback({ router: backend.router, pageFolder: folder, port: 0, reportFailure });
  const { operator } = await connectInProcess(backend.router).centers.setUp({
    commandId: testUuid() as CommandId,
    name: '淮安市公共就业服务中心',
    homeDivision: '320800',
    operatorName: '王芳',
    schemes: [],
  });
  operatorId = operator.id;
});

afterAll(async () => {
  await host.close();
  await backend.close();
  rmSync(folder, { recursive: true });
});

const stamp = () => ({ id: testUuid(), operatorId });
const token = () => new URL(host.address).hash.replace('#token=', '');
const url = (path: string) => `http://127.0.0.1:${host.port}${path}`;

/** The hosts of the one router; the same suite runs over each. */
const HOSTS: readonly (readonly [string, () => { readonly client: FairdeskClient; readonly end: () => void }])[] = [
  ['in process', () => ({ client: connectInProcess(backend.router), end: () => undefined })],
  [
    'message port',
    () => {
      const { port1, port2 } = new MessageChannel();
      attachToPort(backend.router, port1, reportFailure);
      const client: FairdeskClient = createORPCClient(new PortLink({ port: port2 }));
      port1.start();
      port2.start();
      return { client, end: () => port2.close() };
    },
  ],
  [
    'loopback HTTP',
    () => ({
      client: createORPCClient(new HttpLink({ url: url('/rpc'), headers: { authorization: `Bearer ${token()}` } })),
      end: () => undefined,
    }),
  ],
];

test('every procedure of the contract is implemented, and nothing else', () => {
  const procedures = (tree: object, is: (value: unknown) => boolean, path = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]) => (is(value) ? [`${path}${key}`] : procedures(value as object, is, `${path}${key}.`)));
  const promised = procedures(contract, isContractProcedure);
  expect(promised.length).toBeGreaterThan(50);
  expect(procedures(backend.router, isProcedure).sort()).toEqual(promised.sort());
});

describe.each(HOSTS)('over %s', (_name, connect) => {
  let client: FairdeskClient;
  let end: () => void;
  beforeAll(() => {
    ({ client, end } = connect());
  });
  afterAll(() => end());

  test('a question is answered', async () => {
    expect(await client.centers.status()).toMatchObject({ state: 'ready', center: { name: '淮安市公共就业服务中心' } });
  });

  test('a change happens once, however often it is sent', async () => {
    const input = { command: stamp(), details: { ...FAIR_DETAILS, title: `重复发送 ${testUuid()}` } };
    const [first, again] = [await client.fairs.create(input), await client.fairs.create(input)];
    expect(again).toEqual(first);
    expect((await client.fairs.list({ text: input.details.title })).fairs).toHaveLength(1);
  });

  test('a refusal arrives with its data', async () => {
    const id = testUuid();
    expect(await refusalFrom(client.fairs.get({ id }))).toEqual({ type: 'NotFound', what: 'fair', id });
  });

  test('bad input is turned away and its field named', async () => {
    const failure = await client.fairs
      .create({ command: stamp(), details: { ...FAIR_DETAILS, title: '', startsOn: '2026-02-30' } })
      .catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(ORPCError);
    const { code, data } = failure as ORPCError<string, { issues: readonly { path: readonly string[] }[] }>;
    expect(code).toBe('BAD_REQUEST');
    expect(data.issues.map((issue) => issue.path.join('.'))).toEqual(['details.title', 'details.startsOn']);
  });

  test('files go up and come down byte for byte, with Chinese names', async () => {
    const fair = await client.fairs.create({ command: stamp(), details: FAIR_DETAILS });
    const { voucher } = await client.vouchers.create({ command: stamp(), fairId: fair.id, details: voucherDetailsOf(testUuid(), 100) });
    const bytes = randomBytes(1_500_000);
    const file = new File([bytes], '发票 扫描件（一）.pdf', { type: 'application/pdf' });
    const attachment = await client.vouchers.attach({ command: stamp(), id: voucher.id, file });
    expect(attachment.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const back = await client.vouchers.attachment({ attachmentId: attachment.id });
    expect(back.name).toBe('发票 扫描件（一）.pdf');
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('an empty file is refused in words', async () => {
    const fair = await client.fairs.create({ command: stamp(), details: FAIR_DETAILS });
    const refused = await refusalFrom(client.roster.readFile({ fairId: fair.id, file: textFile('', '空.csv') }));
    expect(refused).toEqual({ type: 'Spreadsheet', refusal: { type: 'FileEmpty' } });
  });

  test('an import tells its progress and ends with its outcome', async () => {
    const fair = await client.fairs.create({ command: stamp(), details: FAIR_DETAILS });
    const preview = await client.roster.readFile({ fairId: fair.id, file: await xlsxFile([ROSTER_HEADER, goodRow(1), goodRow(2)]) });
    const progress = await client.roster.commit({
      command: stamp(),
      fairId: fair.id,
      uploadId: preview.uploadId,
      mapping: preview.mapping,
    });
    expect(await progress.next()).toEqual({ done: false, value: { done: 0, total: 2 } });
    expect(await importAll(progress)).toMatchObject({ added: 2 });
    expect((await client.roster.list({ fairId: fair.id })).map((line) => line.unit.creditCode)).toEqual([
      testCreditCode(1),
      testCreditCode(2),
    ]);
  });

  test('an import that is broken off leaves nothing', async () => {
    const fair = await client.fairs.create({ command: stamp(), details: FAIR_DETAILS });
    const preview = await client.roster.readFile({ fairId: fair.id, file: await xlsxFile([ROSTER_HEADER, goodRow(1)]) });
    const abort = new AbortController();
    abort.abort();
    const input = { command: stamp(), fairId: fair.id, uploadId: preview.uploadId, mapping: preview.mapping };
    await expect(client.roster.commit(input, { signal: abort.signal }).then(importAll)).rejects.toThrow();
    expect(await client.roster.list({ fairId: fair.id })).toEqual([]);
  });
});

describe('the loopback host', () => {
  const post = (headers: Record<string, string>, path = '/rpc/centers/status') =>
    fetch(url(path), { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{}' });
  /** fetch would mend the address and the Host header. */
  const raw = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<number>((resolve, reject) => {
      request({ host: '127.0.0.1', port: host.port, path, headers, method, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  test('answers no call without the token of this start', async () => {
    expect((await post({})).status).toBe(401);
    expect((await post({ authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await post({ authorization: `Bearer ${token()}` })).status).toBe(200);
  });

  test('refuses other hosts, other origins, bodies without end or too large', async () => {
    expect(await raw('/', { host: 'fairdesk.example:80' })).toBe(421);
    expect((await post({ authorization: `Bearer ${token()}`, origin: 'https://example.com' })).status).toBe(403);
    expect(await raw('/rpc/centers/status', { authorization: `Bearer ${token()}`, 'transfer-encoding': 'chunked' }, 'POST')).toBe(411);
    expect(
      await raw('/rpc/centers/status', { authorization: `Bearer ${token()}`, 'content-length': String(65 * 1024 * 1024) }).catch(() => 413),
    ).toBe(413);
  });

  test('serves the page with its policy, and nothing beside it', async () => {
    const page = await fetch(url('/'));
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    for (const path of ['/secret.key', '/../data/fairdesk.db', '/%2e%2e/data/fairdesk.db', '/%', '/data/fairdesk.db', '/none.html'])
      expect(await raw(path), path).toBe(404);
  });
});

test('nothing failed behind the answers', () => {
  expect(failures).toEqual([]);
});
