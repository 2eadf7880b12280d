import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, ROOT } from './project-node.mjs';

const SOURCES = [
  'shared',
  'db',
  'backend',
  'electron',
  'renderer',
  'resources',
  'electron.config.ts',
  'scripts/kept-packages.ts',
  'package.json',
  'package-lock.json',
];
const LAST_BUILT = 'out/renderer/index.html';

/** Builds page, backend and shell unless what is built is younger than every source. */
export function buildIfNeeded() {
  const built = join(ROOT, LAST_BUILT);
  if (existsSync(built) && SOURCES.every((source) => newest(join(ROOT, source)) <= statSync(built).mtimeMs)) return;
  process.stdout.write('正在构建界面和后台……\n');
  const build = spawnSync(
    projectNode(),
    [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--config', 'electron.config.ts', '--logLevel', 'warn'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    },
  );
  if (build.status !== 0) throw new Error(`构建没有完成：\n${build.stdout}\n${build.stderr}`);
}

function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
