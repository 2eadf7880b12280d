import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { test as base, expect, type Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { CommandId } from '#shared/kernel/ids.ts';

const CLI = new URL('../../out/main/cli.js', import.meta.url).pathname;

/** The app as it is shipped, running for one test on a data folder of its own. */
export interface RunningApp {
  /** With the token in it. */
  readonly address: string;
  readonly dataFolder: string;
  /** The same contract the page uses, to prepare what a test is not about. */
  readonly client: FairdeskClient;
  readonly loadSample: () => Promise<void>;
  /** Ends the process as a user would, and waits until the database is closed. */
  readonly stop: () => Promise<number | null>;
  readonly start: () => Promise<void>;
}

class App implements RunningApp {
  readonly folder = mkdtempSync(join(tmpdir(), 'fairdesk-app-'));
  readonly dataFolder = join(this.folder, 'data');
  address = '';
  #process: ChildProcess | undefined;

  async start(): Promise<void> {
    const child = spawn(process.execPath, [CLI, 'serve', '--data', this.dataFolder], {
      env: { ...process.env, FAIRDESK_KEYS: join(this.folder, 'keys') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    let said = '';
    this.address = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const [found] = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      });
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      child.once('exit', (code) => reject(new Error(`The app ended with ${code}: ${said}`)));
    });
  }

  get client(): FairdeskClient {
    const { origin, hash } = new URL(this.address);
    return createORPCClient(
      new RPCLink({ url: `${origin}/rpc`, headers: { authorization: `Bearer ${hash.replace('#token=', '')}`, origin } }),
    );
  }

  async loadSample(): Promise<void> {
    await this.client.centers.loadSample({ commandId: uuidv7() as CommandId });
  }

  async stop(): Promise<number | null> {
    const child = this.#process;
    this.#process = undefined;
    if (!child) return null;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    return code;
  }
}

export const test = base.extend<{ app: RunningApp; otherApp: RunningApp; desk: Page }>({
  app: async ({ browserName: _browser }, use) => {
    await runApp(use);
  },
  /** The same app on another machine: nothing is shared but what is carried over. */
  otherApp: async ({ browserName: _browser }, use) => {
    await runApp(use);
  },
  /** The page with the sample data loaded and 陈晓 at work. Anything asked of another address, and any error of the page, fails the test. */
  desk: async ({ app, page }, use) => {
    const complaints = watch(page, app);
    await app.loadSample();
    await page.goto(app.address);
    await page.getByRole('button', { name: '陈晓' }).click();
    await use(page);
    expect(complaints).toEqual([]);
  },
});

async function runApp(use: (app: RunningApp) => Promise<void>): Promise<void> {
  const app = new App();
  await app.start();
  await use(app);
  await app.stop();
  rmSync(app.folder, { recursive: true, force: true });
}

/** Notes every request that leaves the app and every error the page reports. */
export function watch(page: Page, app: Pick<RunningApp, 'address'>): readonly string[] {
  const complaints: string[] = [];
  const { origin } = new URL(app.address);
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('blob:') && !url.startsWith('data:')) complaints.push(`request to ${url}`);
  });
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    // A refusal travels as an HTTP status, which the browser writes down although it was expected.
    if (message.type() === 'error' && !/status of 409/.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  return complaints;
}

export { expect };
