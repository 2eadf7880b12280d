import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const BIN = fileURLToPath(new URL('../../bin/fairdesk.mjs', import.meta.url));

test('Ctrl+C, which every process of the terminal hears, closes the database', async () => {
  test.skip(process.platform === 'win32', 'a process group cannot be signalled there');
  const folder = mkdtempSync(join(tmpdir(), 'fairdesk-serve-'));
  const child = spawn(process.execPath, [BIN, 'serve', '--data', join(folder, 'data')], {
    env: { ...process.env, FAIRDESK_KEYS: join(folder, 'keys') },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A process group of its own, so that the signal reaches all of them and not this test.
    detached: true,
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  await expect.poll(() => said, { timeout: 30_000 }).toContain('http://127.0.0.1:');
  const ended = once(child, 'exit');
  process.kill(-(child.pid ?? 0), 'SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(readdirSync(join(folder, 'data')).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  rmSync(folder, { recursive: true });
});
