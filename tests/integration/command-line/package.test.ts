import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOf } from '#backend/adapters/packages/package-writer.ts';
import { type TestBackend, testBackend } from '#tests/support/backend.ts';
import { expectOk } from '#tests/support/database.ts';
import { startStation, type TestStation } from '#tests/support/exchange.ts';
import { BIN, laidPlaces } from '#tests/support/laid-places.ts';
import { workAtStation } from '#tests/support/packages.ts';

const places = laidPlaces();
const { inFolder, lay } = places;
const fairdesk = (keys: string, ...args: readonly string[]) => places.fairdesk(keys, ['package', ...args]);
const CENTER = places.at('center', '王芳');
const STATION = places.at('station', 'S01 张强');

let custodian = '';
let packages: readonly string[] = [];
let startFile = '';
let secret = '';

beforeAll(async () => {
  await using center = await testBackend();
  ({ identity: custodian } = await center.client.exchange.makeCustodian({ command: center.stamp() }));
  writeFileSync(inFolder('custodian.txt'), `# 保管人密钥\n${custodian}\n`);
  await using station: TestStation = await startStation(center, 'S01');
  ({ secret } = station);
  startFile = inFolder('start.fdx');
  copyFileSync(station.startFile, startFile);
  await workAtStation(station, 1, 2);
  await lay(center, 'center');
  await lay(station.backend, 'station');
  const first = JSON.parse((await fairdesk('station', 'export', '--out', inFolder('out'), '--json', ...STATION)).out) as { path: string };
  // The same station goes on working where it was laid.
  const { openBackend } = await import('#backend/composition/open-backend.ts');
  const { keyFilesIn } = await import('#backend/adapters/keys/key-files.ts');
  const opened = expectOk(await openBackend({ dataFolder: inFolder('station/data'), keys: keyFilesIn(inFolder('station/keys')) }));
  const { connectInProcess } = await import('#backend/hosts/in-process/connect.ts');
  await workAtStation({ ...station, backend: { ...station.backend, client: connectInProcess(opened.router) } as TestBackend }, 20, 1);
  await opened.close();
  const second = JSON.parse((await fairdesk('station', 'export', '--out', inFolder('out'), '--json', ...STATION)).out) as { path: string };
  packages = [first.path, second.path];
}, 180_000);
afterAll(() => places[Symbol.dispose]());

test('export writes one whole file, and says so when there is nothing more', async () => {
  expect(readdirSync(inFolder('out')).sort()).toEqual([
    expect.stringMatching(/^S01-交换包-0001-\d{8}\.fdx$/),
    expect.stringMatching(/^S01-交换包-0002-\d{8}\.fdx$/),
  ]);
  expect(await fairdesk('station', 'export', '--out', inFolder('out'), ...STATION)).toMatchObject({
    code: 1,
    err: '自上一个包以来没有新的记录，不需要交接\n',
  });
  expect(await fairdesk('center', 'export', '--out', inFolder('out'), ...CENTER)).toMatchObject({
    code: 1,
    err: '本机是中心，不向上交接\n',
  });
});

test('a package that could not be saved is told of with the remedy, leaves nothing half there, and is saved again', async () => {
  writeFileSync(inFolder('no-folder'), '');
  const failed = await fairdesk('station', 'export', '--again', '--out', inFolder('no-folder/out'), ...STATION);
  expect(failed).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^包已生成，但无法写入 .+（ENOTDIR），请检查路径和空间后用 --again 重新保存\n$/),
  });
  const again = await fairdesk('station', 'export', '--again', '--out', inFolder('again'), ...STATION);
  expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/^已重新保存第 2 号包 /) });
  const [name = ''] = readdirSync(inFolder('again'));
  expect(readdirSync(inFolder('again'))).toEqual([expect.stringMatching(/^S01-交换包-0002-\d{8}\.fdx$/)]);
  expect(readFileSync(inFolder(`again/${name}`)).equals(readFileSync(packages[1] ?? ''))).toBe(true);
  expect(await fairdesk('center', 'export', '--again', '--out', inFolder('again'), ...CENTER)).toMatchObject({
    code: 1,
    err: '还没有生成过交换包\n',
  });
});

describe('inspect', () => {
  test('reads the outer line without any key', async () => {
    const { code, out } = await fairdesk('nowhere', 'inspect', packages[0] ?? '');
    expect(code).toBe(0);
    expect(out).toMatch(/^交换包第 1 号：S01 劳务协作站（S01）发给 淮安市公共就业服务中心，/);
    expect(JSON.parse((await fairdesk('nowhere', 'inspect', packages[0] ?? '', '--json')).out)).toMatchObject({
      outer: { kind: 'package', number: 1 },
    });
  });

  test('tells at the center what a package would come to, and changes nothing', async () => {
    const { out } = await fairdesk('center', 'inspect', packages[0] ?? '', ...CENTER);
    expect(out).toMatch(/预检：接收 \d+，相同 \d+，重复 0，待裁定 0，拒收 0\n$/);
    const { report } = JSON.parse((await fairdesk('center', 'inspect', packages[0] ?? '', '--json', ...CENTER)).out);
    expect(report).toMatchObject({ isKnown: false, counts: { refused: 0 } });
    expect(readdirSync(inFolder('center/data/exchange/in'))).toEqual([]);
  });

  test('opens a package with the key of the custodian', async () => {
    const { content } = JSON.parse(
      (await fairdesk('nowhere', 'inspect', packages[0] ?? '', '--key', inFolder('custodian.txt'), '--json')).out,
    );
    expect(content).toMatchObject({ attachments: 1, byTable: { fair: 1, signup: 2 } });
    writeFileSync(inFolder('wrong.txt'), 'AGE-SECRET-KEY-1WRONG\n');
    expect((await fairdesk('nowhere', 'inspect', packages[0] ?? '', '--key', inFolder('wrong.txt'))).err).toContain('保管人密钥不正确');
  });

  test('refuses what is no package, in words, and lets nothing in it reach the terminal', async () => {
    writeFileSync(inFolder('none.fdx'), 'hello');
    expect(await fairdesk('nowhere', 'inspect', inFolder('none.fdx'))).toMatchObject({
      code: 1,
      err: '这不是交换包，请选择扩展名为 .fdx 的文件\n',
    });
    const line =
      readFileSync(packages[0] ?? '')
        .subarray(5)
        .toString('utf8')
        .split('\n')[0] ?? '';
    const evil = { ...(JSON.parse(line) as object), from: '\u001b[2J甲' };
    writeFileSync(inFolder('evil.fdx'), Buffer.concat([startOf(JSON.stringify(evil), new Uint8Array()), Buffer.from('x')]));
    expect((await fairdesk('nowhere', 'inspect', inFolder('evil.fdx'))).out).not.toContain('\u001b');
  });
});

test('the custodian tells a forgotten secret, and with it the start file opens in an empty folder', async () => {
  expect(await fairdesk('nowhere', 'secret', startFile, '--key', inFolder('custodian.txt'))).toMatchObject({ code: 0, out: `${secret}\n` });
  const wrong = await fairdesk('other', 'start', startFile, '--secret', '1234-5678-9012-3456', '--data', inFolder('other/data'));
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('启动口令') });
  const opened = await fairdesk('other', 'start', startFile, '--secret', secret, '--data', inFolder('other/data'));
  expect(opened).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^已成为“S01 劳务协作站”的副本（淮安市公共就业服务中心，\d+ 条，有效期至 2027-12-31）\n$/),
  });
  const again = await fairdesk('other', 'start', startFile, '--secret', secret, '--data', inFolder('other/data'));
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('本机已有数据') });
});

describe('merge', () => {
  test('takes packages in any order, and a second time with nothing changed', async () => {
    const { code, out, err } = await fairdesk('center', 'merge', packages[1] ?? '', packages[0] ?? '', ...CENTER);
    expect(err).toContain('缺第 1 号包');
    expect(out).toMatch(/第 1 号，\d+ 条，接收 \d+，/);
    expect(out).toMatch(/第 2 号，\d+ 条，接收 \d+，/);
    expect(out).toMatch(/待裁定的冲突共 0 条\n$/);
    expect(code).toBe(0);
    const again = JSON.parse((await fairdesk('center', 'merge', inFolder('out'), '--json', ...CENTER)).out);
    expect(again.packages).toMatchObject([{ taken: { number: 1, state: 'merged' } }, { taken: { number: 2, state: 'merged' } }]);
    expect(readdirSync(inFolder('center/data/exchange/in'))).toEqual([]);
    expect(readdirSync(inFolder('center/data/exchange/waiting'))).toEqual([]);
  });

  test('ends with 1 when something was refused, and takes the rest', async () => {
    const cut = inFolder('cut.fdx');
    writeFileSync(cut, readFileSync(packages[0] ?? '').subarray(0, 900));
    const { code, out, err } = await fairdesk('center', 'merge', cut, packages[0] ?? '', ...CENTER);
    expect(code).toBe(1);
    expect(err).toContain('文件不完整，没有写入任何数据');
    expect(out).toContain('第 1 号，');
    expect(await fairdesk('center', 'merge', inFolder('nothing.fdx'), ...CENTER)).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有文件或文件夹'),
    });
  });

  test('watches a folder and takes what comes into it', async () => {
    const watched = inFolder('watched');
    mkdirSync(watched);
    const child = spawn(process.execPath, [BIN, 'package', 'merge', watched, '--watch', '--every', '0.3', ...CENTER], {
      env: places.env('center'),
    });
    let out = '';
    const said = Promise.withResolvers<void>();
    child.stdout.on('data', (text: Buffer) => {
      out += String(text);
      if (out.includes('待裁定的冲突共') && !existsSync(join(watched, 'a.fdx'))) copyFileSync(packages[0] ?? '', join(watched, 'a.fdx'));
      if (out.includes('第 1 号，')) said.resolve();
    });
    await said.promise;
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

test('the receipt goes back to the station, which takes it with the same command', async () => {
  const { code, out } = await fairdesk('center', 'receipt', '--station', 'S01', '--out', inFolder('back'), ...CENTER);
  expect(code).toBe(0);
  expect(out).toContain('已收到第 2 号包');
  expect(await fairdesk('center', 'receipt', '--station', 'S99', '--out', inFolder('back'), ...CENTER)).toMatchObject({ code: 1 });
  const taken = await fairdesk('station', 'merge', inFolder('back'), ...STATION);
  expect(taken).toMatchObject({ code: 0, out: expect.stringMatching(/第 1 号，\d+ 条，接收 \d+，/) });
});

test('revert takes a merge back under the number that merge gave, or says what stands on it', async () => {
  const { packages: known } = JSON.parse((await fairdesk('center', 'merge', inFolder('out'), '--json', ...CENTER)).out);
  const id = known[1].taken.id as string;
  expect(await fairdesk('center', 'revert', 'ffff0000', '--reason', '误收', ...CENTER)).toMatchObject({ code: 1 });
  expect(await fairdesk('center', 'revert', id.slice(0, 10), '--reason', '误收', ...CENTER)).toMatchObject({
    code: 0,
    out: '已撤销第 2 号包的合并\n',
  });
  const again = JSON.parse((await fairdesk('center', 'merge', inFolder('out'), '--json', ...CENTER)).out);
  expect(again.packages[1]).toMatchObject({ taken: { number: 2, state: 'merged' } });
});
