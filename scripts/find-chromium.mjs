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
const CHINESE_FONT = 'fonts-noto-cjk';

/**
 * A Chromium for the tests of the page: of the system, else Playwright's own, else the distribution's package. Says what was done.
 *
 * @returns its path
 * @throws when there is none and none can be brought; the message names the remedy
 */
export function findChromium() {
  const found = systemBrowser() ?? playwrightBrowser();
  if (found) return say(found, '已有');
  if (playwright('install', 'chromium') && playwrightBrowser()) return say(playwrightBrowser(), '已下载');
  if (install('chromium')) {
    const installed = systemBrowser();
    if (installed) return say(installed, '已安装');
  }
  throw new Error('没有 Chromium，且下载和安装均未成功。请安装 chromium 软件包或 Google Chrome 后重试');
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
  return SYSTEM_BROWSERS.find((path) => existsSync(path));
}

function playwrightBrowser() {
  const script = "const { chromium } = await import('playwright-core'); process.stdout.write(chromium.executablePath());";
  const asked = spawnSync(projectNode(), ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' });
  return asked.status === 0 && existsSync(asked.stdout) ? asked.stdout : undefined;
}

function playwright(...args) {
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  return spawnSync(projectNode(), [cli, ...args], { cwd: ROOT, stdio: 'ignore', timeout: DOWNLOAD_WITHIN_MILLIS }).status === 0;
}

/** With the distribution's own packages, where we may. */
function install(packageName) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env });
  return spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', packageName], { stdio: 'ignore', env }).status === 0;
}
