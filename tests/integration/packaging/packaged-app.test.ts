import { execFile, execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAsar } from '#tests/support/asar-reader.ts';
import { standInDistribution } from '#tests/support/electron-distribution.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { goodRow, ROSTER_HEADER, xlsxFile } from '#tests/support/rosters.ts';
import config from '../../../electron-builder.config.ts';
import { KEPT_PACKAGES, packedFolders } from '../../../scripts/kept-packages.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fairdesk-packaging-'));
const arch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64;
const run = promisify(execFile);

afterAll(() => rmSync(folder, { recursive: true }));

describe('what the configuration names', () => {
  test.each(packedFolders())('$folder has files for every pattern', ({ folder: packed, files }) => {
    for (const pattern of files.filter((one) => !one.startsWith('!')))
      expect(globSync(pattern, { cwd: join(ROOT, packed) }), pattern).not.toEqual([]);
  });

  test('the driver has a binary for every system that is packed', () => {
    for (const name of ['linux-x64', 'linux-arm64', 'win32-x64', 'win32-arm64'])
      expect(existsSync(join(ROOT, `node_modules/better-sqlite3/prebuilds/${name}.node`)), name).toBe(true);
  });

  test('the data folder outlives the program', () => {
    expect(config.nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false });
  });
});

// Elsewhere the packager would have to work on a real binary.
describe.skipIf(process.platform !== 'linux')('the packed app, around a stand-in of Electron', () => {
  const packed = join(folder, 'out', arch === Arch.arm64 ? 'linux-arm64-unpacked' : 'linux-unpacked');
  const resources = join(packed, 'resources');
  const app = join(folder, 'app');
  let paths: readonly string[] = [];

  beforeAll(async () => {
    execFileSync(process.execPath, ['-e', "import('./scripts/built.mjs').then(({ buildIfNeeded }) => buildIfNeeded())"], { cwd: ROOT });
    await build({
      targets: Platform.LINUX.createTarget('dir', arch),
      projectDir: ROOT,
      config: {
        ...config,
        electronDist: standInDistribution(join(folder, 'electron')),
        directories: { ...config.directories, output: join(folder, 'out') },
      },
    });
    const files = readAsar(join(resources, 'app.asar'));
    paths = files.map(({ path }) => path);
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(app, path)), { recursive: true });
      writeFileSync(join(app, path), bytes ?? readFileSync(join(resources, 'app.asar.unpacked', path)));
    }
  }, 120_000);

  test('holds the bundles and the page, and of the packages only what is read', () => {
    expect(paths).toEqual(
      expect.arrayContaining(['package.json', 'out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']),
    );
    const tops = new Set(paths.map((path) => path.split('/')[0]));
    expect([...tops].sort()).toEqual(['node_modules', 'out', 'package.json']);
    const unwanted = /^node_modules\/(node-|electron|react|antd|kysely|typescript)|\.(ts|map|c|cpp|h)$|^out\/(types|notices)\//;
    expect(paths.filter((path) => unwanted.test(path))).toEqual([]);
    expect(paths.filter((path) => path.endsWith('.woff2') && !/hanamin\/HanaMinB|^out\/renderer\//.test(path))).toEqual([]);
  });

  test('has the one binary of its system, outside the archive', () => {
    const binaries = paths.filter((path) => path.endsWith('.node'));
    expect(binaries).toEqual([`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`]);
    expect(existsSync(join(resources, 'app.asar.unpacked', binaries[0] ?? ''))).toBe(true);
  });

  test('its bundles import nothing that is not packed', () => {
    const known = new Set(['electron', ...builtinModules, ...KEPT_PACKAGES]);
    const imported = readdirSync(join(app, 'out/main'))
      .flatMap((file) => [...readFileSync(join(app, 'out/main', file), 'utf8').matchAll(/^import (?:.+ from )?"([^".][^"]*)";$/gm)])
      .map(([, name = '']) => (name.startsWith('node:') ? name.slice('node:'.length) : name));
    expect(imported).toContain('better-sqlite3');
    expect(imported.filter((name) => !known.has(name) && !KEPT_PACKAGES.some((kept) => name.startsWith(`${kept}/`)))).toEqual([]);
  });

  test('opens a database, backs it up in its worker and prints rare characters', async () => {
    const env = { ...process.env, FAIRDESK_KEYS: join(folder, 'keys') };
    const data = ['--data', join(folder, 'data')];
    const fairdesk = (...args: readonly string[]) => run(process.execPath, [join(app, 'out/main/cli.js'), ...args], { env, cwd: folder });
    const roster = join(folder, 'roster.xlsx');
    const row = goodRow(901).with(0, '淮安𠮷祥机械有限公司');
    writeFileSync(roster, Buffer.from(await (await xlsxFile([ROSTER_HEADER, row])).arrayBuffer()));

    await fairdesk('sample', ...data);
    await fairdesk('import', 'units', roster, '--fair', '2026-009', ...data, '--operator', '陈晓');
    expect((await fairdesk('backup', 'create', ...data, '--operator', '陈晓')).stdout).toContain('已校验');
    await fairdesk('print', '--fair', '2026-009', '--out', join(folder, 'sheet.pdf'), ...data, '--operator', '陈晓');
    const text = await readPdf(readFileSync(join(folder, 'sheet.pdf')), async (pages) => pages.map((page) => page.text).join(''));
    expect(squeeze(text)).toContain('淮安𠮷祥机械有限公司');
  });

  test('has its fuses set', async () => {
    const fuses = await getCurrentFuseWire(join(packed, 'fairdesk'));
    const state = (fuse: FuseV1Options) => fuses[fuse];
    expect({
      runAsNode: state(FuseV1Options.RunAsNode),
      cookies: state(FuseV1Options.EnableCookieEncryption),
      nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
      fileAddresses: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: FuseState.DISABLE,
      cookies: FuseState.ENABLE,
      nodeOptions: FuseState.DISABLE,
      inspect: FuseState.DISABLE,
      integrity: FuseState.ENABLE,
      onlyAsar: FuseState.ENABLE,
      fileAddresses: FuseState.DISABLE,
    });
  });

  test('carries the licences and the languages of its users', () => {
    const notices = readFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const words of ['SIL Open Font License', 'Hanazono Font License', 'better-sqlite3', 'react-dom']) expect(notices).toContain(words);
    expect(readFileSync(join(resources, 'LICENSE.txt'), 'utf8')).toContain('Apache License');
    expect(readdirSync(join(packed, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });
});
