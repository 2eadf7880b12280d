import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { openBackend } from '#backend/composition/open-backend.ts';
import { connectInProcess } from '#backend/hosts/in-process/connect.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { goodRow, ROSTER_HEADER, xlsxFile } from '#tests/support/rosters.ts';
import { goodSignup, signupFile } from '#tests/support/signup-lists.ts';

const CLI = fileURLToPath(new URL('../../../backend/hosts/command-line/cli.ts', import.meta.url));
const BIN = fileURLToPath(new URL('../../../bin/fairdesk.mjs', import.meta.url));
const POLICIES = fileURLToPath(new URL('../../../resources/policy/policies.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fairdesk-cli-'));
const data = join(folder, 'data');
const keys = join(folder, 'keys');
/** The program is started dozens of times; what Node made of its sources the first time serves the others. */
const ENV = { ...process.env, FAIRDESK_KEYS: keys, NODE_COMPILE_CACHE: join(folder, 'compiled') };

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function fairdesk(...args: readonly string[]): Promise<Ran> {
  const ran = await new Promise<Ran>((resolve) => {
    execFile(process.execPath, [BIN, ...args], { env: ENV }, (failure, out, err) => {
      resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, err });
    });
  });
  // A person is told what to do; where in the program it happened is nobody's business.
  expect(ran.err).not.toMatch(/\n\s+at |node:internal/);
  return ran;
}

const here = ['--data', data, '--operator', '陈晓'];

beforeAll(async () => {
  expect(await fairdesk('sample', '--data', data)).toMatchObject({
    code: 0,
    out: '已载入示例数据：淮安市公共就业服务中心（示例），招聘会 11 场\n',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('help names every command', async () => {
  const { code, out } = await fairdesk('--help');
  expect(code).toBe(0);
  for (const command of ['serve', 'sample', 'import', 'settle', 'statistics', 'print', 'policy', 'backup', 'package'])
    expect(out).toContain(command);
});

test('settle gives the figures in words and as JSON', async () => {
  const { out } = await fairdesk('settle', '--fair', '2026-003', ...here);
  expect(out).toContain('状态：已批，编号 2026-001');
  expect(out).toContain('核定金额：13,000.00 元（人民币壹万叁仟元整）');
  const json = JSON.parse((await fairdesk('settle', '--fair', '2026-003', '--json', ...here)).out);
  expect(json.sealed.payable).toBe(1_300_000);
});

test('statistics gives the figures in words, as JSON with the codes, and as a sheet', async () => {
  const { code, out } = await fairdesk('statistics', '--fair', '2026-003', ...here);
  expect(code).toBe(0);
  expect(out).toContain('状态：未上报');
  const units = /用人单位数：(\d+) 家/.exec(out)?.[1];
  expect(Number(units)).toBeGreaterThan(0);
  const json = JSON.parse((await fairdesk('statistics', '--fair', '2026-003', '--json', ...here)).out);
  expect(json.codes).toMatchObject({ acb33a: Number(units), acb356: 0 });
  const file = join(folder, 'statistics.pdf');
  expect((await fairdesk('statistics', '--fair', '2026-003', '--out', file, ...here)).code).toBe(0);
  const text = await readPdf(readFileSync(file), async (pages) => squeeze(pages.map((page) => page.text).join('')));
  expect(text).toContain('招聘会情况统计表');
  expect(text).toContain(`用人单位数acb33a家${units}`);
});

test('print writes the sheets, and a second time says 补打', async () => {
  const file = join(folder, 'out.pdf');
  for (const copy of [1, 2]) {
    expect((await fairdesk('print', '--fair', '2026-003', '--out', file, ...here)).code).toBe(0);
    const text = squeeze((await readPdf(readFileSync(file), async (pages) => pages.map((page) => page.text))).join(''));
    expect(text).toContain('赴外招聘活动经费列支审核表');
    expect(text.includes('补打1')).toBe(copy === 2);
  }
});

test('import lists bad cells, writes them marked, and commits good rows only when told so', async () => {
  const file = join(folder, 'roster.xlsx');
  writeFileSync(
    file,
    Buffer.from(await (await xlsxFile([ROSTER_HEADER, goodRow(901), goodRow(902), ['坏公司', '12', '企业', '', '']])).arrayBuffer()),
  );
  const marked = join(folder, 'errors.xlsx');
  const refused = await fairdesk('import', 'units', file, '--fair', '2026-009', '--errors', marked, ...here);
  expect(refused).toMatchObject({ code: 1, out: '第 4 行 统一社会信用代码（B 列）“12”：应为 18 位，现为 2 位，请核对营业执照\n' });
  expect(refused.err).toContain('未导入：可导入 2 行，有误 1 行');
  expect((await readXlsx(readFileSync(marked))).sheets[0]?.rows[3]?.at(-1)).toContain('应为 18 位');
  const done = await fairdesk('import', 'units', file, '--fair', '2026-009', '--good-only', '--json', ...here);
  expect(JSON.parse(done.out)).toMatchObject({ imported: { added: 2, newUnits: 2, skipped: 1 }, counts: { good: 2, bad: 1 } });
});

test('import takes sign-ups the same way', async () => {
  const file = join(folder, 'signups.xlsx');
  writeFileSync(file, Buffer.from(await (await signupFile([goodSignup(1), ['坏', '1', '', '', '']])).arrayBuffer()));
  const refused = await fairdesk('import', 'signups', file, '--fair', '2026-009', ...here);
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('第 3 行 身份证号（B 列）“1”：应为 18 位，现为 1 位') });
  const done = await fairdesk('import', 'signups', file, '--fair', '2026-009', '--good-only', ...here);
  expect(done.out).toContain('已导入 1 人（新登记 1 人，恢复报名 0 人），跳过 1 行\n');
});

describe('policy check', () => {
  test('runs every case of the policy file: what is built passes, what is not built counts as failed', async () => {
    const { code, out } = await fairdesk('policy', 'check', POLICIES);
    const lines = out.trim().split('\n');
    const failed = lines.filter((line) => line.startsWith('FAIL')).length;
    const passed = lines.filter((line) => line.startsWith('ok')).length;
    expect(lines.at(-1)).toBe(`${passed} passed, ${failed} failed`);
    expect(code).toBe(1);
    const { goldenCases, ruleCases } = JSON.parse(readFileSync(POLICIES, 'utf8'));
    expect(passed + failed).toBe(goldenCases.length + ruleCases.length);
    expect(passed).toBeGreaterThanOrEqual(60);
    for (const [index, line] of lines.entries()) if (line.startsWith('FAIL')) expect(lines[index + 1]).toContain('not built');
  });

  test('passes when all cases pass, and names expected and actual when one does not', async () => {
    const { goldenCases } = JSON.parse(readFileSync(POLICIES, 'utf8'));
    const [first] = goldenCases.filter((one: { program: string }) => one.program === 'huaian-3-event-cost');
    const file = join(folder, 'cases.json');
    writeFileSync(file, JSON.stringify({ goldenCases: [first], ruleCases: [] }));
    expect(await fairdesk('policy', 'check', file)).toMatchObject({ code: 0, out: expect.stringMatching(/1 passed, 0 failed\n$/) });
    writeFileSync(file, JSON.stringify({ goldenCases: [{ ...first, expected: { ...first.expected, payableFen: 1 } }], ruleCases: [] }));
    const wrong = await fairdesk('policy', 'check', file);
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/payableFen: expected 1, actual \d+/);
    expect(wrong.out).toMatch(/0 passed, 1 failed\n$/);
  });
});

test('backups are made and listed, and a restore goes back to one', async () => {
  const made = await fairdesk('backup', 'create', ...here);
  const [name = ''] = /fairdesk-\S+-manual\.db/.exec(made.out) ?? [];
  expect(name).not.toBe('');
  expect((await fairdesk('backup', 'list', ...here)).out).toContain(name);

  const late = join(folder, 'late.xlsx');
  writeFileSync(late, Buffer.from(await (await xlsxFile([ROSTER_HEADER, goodRow(903)])).arrayBuffer()));
  const importLate = () => fairdesk('import', 'units', late, '--fair', '2026-009', '--json', ...here);
  expect(JSON.parse((await importLate()).out)).toMatchObject({ imported: { newUnits: 1 } });
  expect((await importLate()).code).toBe(1);
  expect(await fairdesk('backup', 'restore', name, ...here)).toMatchObject({ code: 0, out: `已从 ${name} 恢复\n` });
  expect(JSON.parse((await importLate()).out)).toMatchObject({ imported: { newUnits: 1 } });
});

test('a lost key comes back by its recovery code, and by no other', async () => {
  const backend = await openBackend({ dataFolder: data, keys: keyFilesIn(keys) });
  if (!backend.ok) throw new Error(JSON.stringify(backend.error));
  const { code } = await connectInProcess(backend.value.router).centers.recoveryCode();
  await backend.value.close();
  rmSync(keys, { recursive: true });

  expect((await fairdesk('settle', '--fair', '2026-003', ...here)).err).toContain('恢复码');
  expect((await fairdesk('backup', 'recover', 'AAAAA-AAAAA', ...here)).code).toBe(1);
  expect(await fairdesk('backup', 'recover', code, ...here)).toMatchObject({ code: 0, out: '恢复码相符，数据库已可打开\n' });
  expect((await fairdesk('settle', '--fair', '2026-003', ...here)).out).toContain('2026-001');
});

test('while the app is open on the folder, a command says which process has it; after it is ended the command works', async () => {
  const app = spawn(process.execPath, [CLI, 'serve', ...here], { env: ENV, stdio: ['ignore', 'pipe', 'pipe'] });
  // Whichever it says first: an app that cannot start, because the page was not built, fails here with its own sentence.
  const said = (await Promise.race([once(app.stdout, 'data'), once(app.stderr, 'data')])) as [Buffer];
  expect(String(said)).toContain('http://127.0.0.1:');
  const refused = await fairdesk('settle', '--fair', '2026-003', ...here);
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining(`进程 ${app.pid}`) });
  app.kill('SIGTERM');
  expect(await once(app, 'exit')).toEqual([0, null]);
  expect((await fairdesk('settle', '--fair', '2026-003', ...here)).code).toBe(0);
});

describe('wrong calls end with a sentence and exit code', () => {
  test.each<[string, readonly string[], number, string]>([
    ['an unknown fair', ['settle', '--fair', '2099-001', ...here], 1, '没有编号为 2099-001 的招聘会'],
    ['a missing file', ['import', 'units', join(folder, 'none.xlsx'), '--fair', '2026-003', ...here], 2, '无法读取'],
    ['an unknown operator', ['settle', '--fair', '2026-003', '--data', data, '--operator', '无此人'], 2, '请用 --operator 指明经办人：'],
    ['a bad port', ['serve', '--port', 'abc', '--data', data], 2, '端口 abc 无效'],
    [
      'a place that cannot be written',
      ['print', '--fair', '2026-003', '--out', join(folder, 'no', 'such', 'a.pdf'), ...here],
      2,
      '无法写入',
    ],
    ['a missing option', ['settle', '--data', data], 2, '--fair'],
    ['cases that are none', ['policy', 'check', BIN], 2, '格式不符'],
    ['an empty data folder', ['settle', '--fair', '1', '--data', join(folder, 'empty')], 1, '尚未完成首次设置'],
    ['a backup that is not there', ['backup', 'restore', 'none.db', ...here], 1, '找不到这份备份'],
  ])('%s', async (_what, args, code, sentence) => {
    const ran = await fairdesk(...args);
    expect(ran.err).toContain(sentence);
    expect(ran.code).toBe(code);
  });

  test('a file that is no table', async () => {
    mkdirSync(join(folder, 'files'), { recursive: true });
    const picture = join(folder, 'files', 'a.xlsx');
    writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    expect(await fairdesk('import', 'units', picture, '--fair', '2026-009', ...here)).toMatchObject({
      code: 1,
      err: '不是可读取的表格，请另存为 .xlsx 或 .csv 后重试\n',
    });
    expect(existsSync(picture)).toBe(true);
  });
});
