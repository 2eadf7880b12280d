import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const START = new URL('../../scripts/start.mjs', import.meta.url).pathname;

test.skip(process.platform !== 'linux', 'only Linux has no display when told so');

test('npm start on a machine without a display says so, serves the page at the address it prints, and ends cleanly', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fairdesk-start-'));
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const app = spawn(process.execPath, [START, '--data', join(folder, 'data')], {
    env: { ...env, FAIRDESK_KEYS: join(folder, 'keys') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { said, address } = await firstAddress(app);
    expect(said).toContain('没有图形界面，改为在本机提供网页。');
    await page.goto(address);
    await expect(page.getByRole('button', { name: '完成设置' })).toBeVisible();
    expect(existsSync(join(folder, 'data', 'fairdesk.db'))).toBe(true);
    const ended = once(app, 'exit');
    app.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  } finally {
    app.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});

async function firstAddress(app: ChildProcess): Promise<{ readonly said: string; readonly address: string }> {
  let said = '';
  for await (const chunk of app.stdout ?? []) {
    said += String(chunk);
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said) ?? [];
    if (address !== undefined) return { said, address };
  }
  throw new Error(`No address: ${said}`);
}
