// `npm start`: the app in its own window where Electron's runtime is there or can be fetched, else served to the browser of this machine.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildIfNeeded } from './built.mjs';
import { projectNode, ROOT } from './project-node.mjs';

const FETCH_WITHIN_MILLIS = 60_000;
const require = createRequire(import.meta.url);

buildIfNeeded();
const shell = hasDisplay() ? (electronBinary() ?? fetchElectron()) : undefined;
if (shell) run(shell, [ROOT, ...process.argv.slice(2)]);
else {
  process.stdout.write(hasDisplay() ? '没有 Electron 运行环境，改用本机浏览器打开。\n' : '没有图形界面，改为在本机提供网页。\n');
  run(projectNode(), [join(ROOT, 'out/main/cli.js'), 'serve', ...process.argv.slice(2)]);
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The path, without running any of Electron's code: that alone would start a download. */
function electronBinary() {
  const folder = dirname(require.resolve('electron/package.json'));
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(note, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

function fetchElectron() {
  process.stdout.write('正在获取 Electron 运行环境（仅首次）……\n');
  const folder = dirname(require.resolve('electron/package.json'));
  spawnSync(projectNode(), [join(folder, 'install.js')], { timeout: FETCH_WITHIN_MILLIS, stdio: 'ignore' });
  return electronBinary();
}

/** Runs until it ends by itself or by a signal, which is passed on so that the database is closed. */
function run(command, args) {
  const child = spawn(command, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (failure) => {
    process.stderr.write(`无法启动：${failure.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 0 : (code ?? 1);
  });
}
