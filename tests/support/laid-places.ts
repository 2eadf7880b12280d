import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { TestBackend } from './backend.ts';

export const BIN = fileURLToPath(new URL('../../bin/fairdesk.mjs', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Data folders, each with its keys, on which the command line is run as a program of its own. */
export interface LaidPlaces extends Disposable {
  readonly inFolder: (name: string) => string;
  /** Lays a backend's data under the name, and opens the backend again. */
  readonly lay: (backend: TestBackend, place: string) => Promise<void>;
  /** For a program on the place. */
  readonly env: (place: string) => NodeJS.ProcessEnv;
  /** Runs the program with the keys of the place. It never ends in a stack trace. */
  readonly fairdesk: (place: string, args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ran>;
  readonly at: (place: string, operator: string) => readonly string[];
}

export function laidPlaces(): LaidPlaces {
  const folder = mkdtempSync(join(tmpdir(), 'fairdesk-laid-'));
  const inFolder = (name: string) => join(folder, name);
  const envOf = (place: string) => ({ ...process.env, FAIRDESK_KEYS: inFolder(`${place}/keys`), NODE_COMPILE_CACHE: inFolder('compiled') });
  return {
    inFolder,
    env: envOf,
    at: (place, operator) => ['--data', inFolder(`${place}/data`), '--operator', operator],
    async lay(backend, place) {
      await backend.close();
      cpSync(join(backend.dataFolder, '..'), inFolder(place), { recursive: true });
      await backend.reopen();
    },
    async fairdesk(place, args, env = {}) {
      const ran = await new Promise<Ran>((resolve) => {
        execFile(process.execPath, [BIN, ...args], { env: { ...envOf(place), ...env } }, (failure, out, err) => {
          resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, err });
        });
      });
      expect(ran.err).not.toMatch(/\n\s+at |node:internal/);
      return ran;
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
