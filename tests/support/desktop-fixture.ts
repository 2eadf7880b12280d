import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { test as base, chromium, _electron as electron, expect, type Page } from '@playwright/test';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'out/main/index.js');
const REGISTER = new URL('./electron-stand-in/register.ts', import.meta.url).href;
const WINDOW_WITHIN_MILLIS = 30_000;

/** The desktop app running for one test, in Electron where its runtime is there, else on the stand-in. */
export interface Desktop {
  readonly kind: 'electron' | 'stand-in';
  readonly page: Page;
  readonly dataFolder: string;
  /** What the shell told the user in dialogs so far. */
  readonly told: () => Promise<readonly string[]>;
  /** Ends the backend as a crash would. */
  readonly killBackend: () => Promise<void>;
  /** Closes the window and waits for the app to end. */
  readonly close: () => Promise<number | null>;
}

export interface DesktopOptions {
  readonly folder: string;
  readonly dataFolder: string;
}

/** The runtime's path, found without running any of Electron's code: that alone would start a download. */
export function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(note, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

export const KIND: Desktop['kind'] = electronBinary() === undefined ? 'stand-in' : 'electron';

export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  const desktop = await (KIND === 'electron' ? startElectron(options) : startStandIn(options));
  // A page handed out before the app has drawn would still be replaced under the test's hands.
  await desktop.page.locator('#root > *').first().waitFor();
  return desktop;
}

async function startElectron({ folder, dataFolder }: DesktopOptions): Promise<Desktop> {
  const app = await electron.launch({
    cwd: ROOT,
    args: ['.', '--data', dataFolder, `--user-data-dir=${join(folder, 'window')}`],
    env: { ...definedEnv(), FAIRDESK_KEYS: join(folder, 'keys') },
  });
  await app.evaluate(({ dialog }) => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
      told.push(message);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
  const page = await app.firstWindow({ timeout: WINDOW_WITHIN_MILLIS });
  const ended = once(app.process(), 'exit');
  return {
    kind: 'electron',
    page,
    dataFolder,
    told: () => app.evaluate(() => (globalThis as unknown as { told: string[] }).told),
    killBackend: () =>
      app.evaluate(({ app: inside }) => {
        const backend = inside.getAppMetrics().find((metric) => metric.name === 'fairdesk-backend');
        if (backend) process.kill(backend.pid, 'SIGKILL');
      }),
    close: async () => {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

/** The built shell on Node, its window a page of Chromium, which this process takes hold of through its debugging port. */
async function startStandIn({ folder, dataFolder }: DesktopOptions): Promise<Desktop> {
  const profile = mkdtempSync(join(folder, 'window-'));
  const told: string[] = [];
  const child = spawnStandIn({ folder, dataFolder }, profile, (words) => told.push(words));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const port = await Promise.race([
    debuggingPort(profile),
    ended.then(([code]) => Promise.reject(new Error(`The shell ended with ${code}: ${told.join(' ')}`))),
  ]);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [page] = browser.contexts()[0]?.pages() ?? [];
  if (!page) throw new Error('The shell opened no window');
  return {
    kind: 'stand-in',
    page,
    dataFolder,
    told: async () => told,
    killBackend: async () => void child.send('kill backend'),
    close: async () => {
      if (child.exitCode === null) await page.close();
      const [code] = await ended;
      return code;
    },
  };
}

/** Starts it and does not wait; `onTold` hears its dialogs. */
export function spawnStandIn({ folder, dataFolder }: DesktopOptions, profile: string, onTold: (words: string) => void): ChildProcess {
  const child = spawn(process.execPath, ['--import', REGISTER, MAIN, '--data', dataFolder, `--user-data-dir=${profile}`], {
    env: { ...process.env, FAIRDESK_KEYS: join(folder, 'keys') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', (message: { dialog: string }) => onTold(message.dialog));
  return child;
}

async function debuggingPort(profile: string): Promise<string> {
  const note = join(profile, 'DevToolsActivePort');
  for (const deadline = Date.now() + WINDOW_WITHIN_MILLIS; Date.now() < deadline; await pause(50)) {
    const [port] = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : [];
    if (port) return port;
  }
  throw new Error('The window did not open in time');
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export const test = base.extend<{ folder: string; desktop: Desktop }>({
  folder: async ({ browserName: _browser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'fairdesk-desktop-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  desktop: async ({ folder }, use, info) => {
    info.annotations.push({ type: 'desktop', description: KIND });
    const desktop = await startDesktop({ folder, dataFolder: join(folder, 'data') });
    await use(desktop);
    await desktop.close().catch(() => undefined);
  },
});

export { expect };
