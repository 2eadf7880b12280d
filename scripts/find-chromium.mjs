import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, ROOT } from './project-node.mjs';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const DOWNLOAD_WITHIN_MILLIS = 180_000;
const ANSWER_WITHIN_MILLIS = 20_000;
const CHINESE_FONT = 'fonts-noto-cjk';

/** A Chromium that is already here: of the system, else Playwright's own. undefined when none starts. */
export function installedChromium() {
  return systemBrowser() ?? playwrightBrowser();
}

/**
 * A Chromium for the tests of the page: of the system, else Playwright's own, else the distribution's package. Says what was done.
 *
 * @returns its path
 * @throws when there is none and none can be brought; the message names the remedy
 */
export function findChromium() {
  const here = installedChromium();
  if (here) return say(here, '已有');
  playwright('install', 'chromium');
  const fetched = playwrightBrowser();
  if (fetched) return say(fetched, '已下载');
  install('chromium');
  const installed = systemBrowser();
  if (installed) return say(installed, '已安装');
  throw new Error('没有可用的 Chromium，下载和安装均未成功。请安装 chromium 软件包或 Google Chrome 后重试');
}

/** Chinese text of the page comes from the app's own font; what that lacks is drawn by the system's. */
export function findChineseFont() {
  if (process.platform !== 'linux') return;
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (listed.status === 0 && listed.stdout.trim() !== '') {
    process.stdout.write('中文字体：已有\n');
    return;
  }
  if (install(CHINESE_FONT)) process.stdout.write(`中文字体：已安装 ${CHINESE_FONT}\n`);
  else throw new Error(`没有中文字体，安装 ${CHINESE_FONT} 未成功。请安装任一中文字体后重试`);
}

function say(path, how) {
  process.stdout.write(`Chromium：${how} ${path}\n`);
  return path;
}

function systemBrowser() {
  return SYSTEM_BROWSERS.find(starts);
}

function playwrightBrowser() {
  const script = "const { chromium } = await import('playwright-core'); process.stdout.write(chromium.executablePath());";
  const asked = spawnSync(projectNode(), ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' });
  return asked.status === 0 && starts(asked.stdout) ? asked.stdout : undefined;
}

/** A file alone proves little: a bare system lacks the libraries, and some distributions put a signpost in its place. */
function starts(path) {
  if (!existsSync(path)) return false;
  // There a browser opens a window instead of telling its version, and brings its libraries along.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: ANSWER_WITHIN_MILLIS }).status === 0;
}

function playwright(...args) {
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  spawnSync(projectNode(), [cli, ...args], { cwd: ROOT, stdio: 'ignore', timeout: DOWNLOAD_WITHIN_MILLIS });
}

/** With the distribution's own packages, where we may. */
function install(packageName) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env });
  return spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', packageName], { stdio: 'ignore', env }).status === 0;
}
