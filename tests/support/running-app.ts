import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { uuidv7 } from 'uuidv7';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { CommandId } from '#shared/kernel/ids.ts';

const CLI = new URL('../../out/main/cli.js', import.meta.url).pathname;

/** The app as it is shipped, on a data folder of its own. */
export interface RunningApp {
  /** With the token in it. */
  readonly address: string;
  readonly dataFolder: string;
  /** The same contract the page uses, to prepare what a test is not about. */
  readonly client: FairdeskClient;
  readonly loadSample: () => Promise<void>;
  /** Ends the process as a user would, and waits until the database is closed. */
  readonly stop: () => Promise<number | null>;
  /** @param clockAhead by how much the clock of its machine is wrong, in milliseconds */
  readonly start: (clockAhead?: number) => Promise<void>;
}

export class App implements RunningApp, Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'fairdesk-app-'));
  readonly dataFolder = join(this.#folder, 'data');
  readonly keyFolder = join(this.#folder, 'keys');
  address = '';
  #process: ChildProcess | undefined;

  async start(clockAhead = 0): Promise<void> {
    const child = spawn(process.execPath, [...clockOf(clockAhead), CLI, 'serve', '--data', this.dataFolder], {
      env: { ...process.env, FAIRDESK_KEYS: this.keyFolder },
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

  /** Removes the folder; the process has ended before. */
  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Sets the clock of a process that is about to start; the program asks for the time in this one way. */
function clockOf(ahead: number): readonly string[] {
  if (ahead === 0) return [];
  const code = `const now = Date.now; Date.now = () => now() + ${ahead};`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}
