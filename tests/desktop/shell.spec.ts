import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, KIND, spawnStandIn, startDesktop, test } from '#tests/support/desktop-fixture.ts';

const ONLY_ELECTRON = 'a wall of Electron itself; run npx install-electron to have it tested';

test.beforeAll(() => {
  process.stdout.write(`desktop suite: ${KIND === 'electron' ? 'real Electron' : 'stand-in, the Electron runtime is not installed'}\n`);
});

test('shows the page and reaches the backend through the port', async ({ desktop }) => {
  await expect(desktop.page.getByRole('button', { name: '完成设置' })).toBeVisible();
  expect(existsSync(desktop.dataFolder)).toBe(true);
});

test('the page sees the shell and nothing of Node', async ({ desktop }) => {
  const seen = await desktop.page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { fairdesk: object }).fairdesk),
    node: ['require', 'process', 'Buffer', 'module'].filter((name) => name in window),
  }));
  expect(seen).toEqual({ bridge: ['shell'], node: [] });
});

test('work done in the window is in the data folder after it is closed and opened again', async ({ desktop, folder }) => {
  const center = '淮安市公共就业服务中心（示例）';
  await desktop.page.getByRole('button', { name: /载入示例数据/ }).click();
  await expect(desktop.page.getByText(center)).toBeVisible();
  await desktop.page.reload();
  await expect(desktop.page.getByText(center)).toBeVisible();
  expect(await desktop.close()).toBe(0);

  const again = await startDesktop({ folder, dataFolder: desktop.dataFolder });
  await expect(again.page.getByText(center)).toBeVisible();
  expect(await again.close()).toBe(0);
});

test('nothing outside the page can be asked for', async ({ desktop }) => {
  const asked = await desktop.page.evaluate(async () => {
    const reached = (url: string) =>
      fetch(url, { mode: 'no-cors' }).then(
        () => 'reached',
        () => 'refused',
      );
    return [await reached('https://example.org/'), await reached('http://127.0.0.1:1/'), await reached('file:///etc/passwd')];
  });
  expect(asked).toEqual(['refused', 'refused', 'refused']);
  const statuses = await desktop.page.evaluate(async () => {
    const status = (path: string) => fetch(path).then((response) => response.status);
    return [await status('/index.html'), await status('/..%2f..%2fpackage.json'), await status('/missing.js')];
  });
  expect(statuses).toEqual([200, 404, 404]);
});

test('the page cannot be led elsewhere, nor open a second window', async ({ desktop }) => {
  const { page } = desktop;
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.org/';
    window.open('https://example.org/');
  });
  await expect(page.getByRole('button', { name: '完成设置' })).toBeVisible();
  expect(page.url()).toBe(before);
  await expect.poll(() => page.context().pages().length).toBe(1);
});

test('a backend that dies is started again, the user is told, and the page goes on', async ({ desktop }) => {
  const { page } = desktop;
  await page.getByRole('button', { name: /载入示例数据/ }).click();
  await expect(page.getByText('淮安市公共就业服务中心（示例）')).toBeVisible();
  await desktop.killBackend();
  await expect.poll(desktop.told).toEqual(['后台程序已重新启动。刚才未保存的操作请再做一次。']);
  await page.getByRole('menuitem', { name: '招聘会' }).click();
  await expect(page.getByText('11 条')).toBeVisible();

  await desktop.killBackend();
  await expect.poll(async () => (await desktop.told()).length).toBe(2);
  expect(await desktop.close()).toBe(0);
});

test('a second start on the same data folder is refused with the reason', async ({ desktop, folder }) => {
  test.skip(desktop.kind === 'electron', 'the message box of the system would wait for a click');
  const told: string[] = [];
  const second = spawnStandIn({ folder, dataFolder: desktop.dataFolder }, mkdtempSync(join(folder, 'second-')), (words) =>
    told.push(words),
  );
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(1);
  expect(told.join('')).toContain('正在使用');
});

test('the walls of the window stand: isolation, sandbox, permissions', async ({ desktop }) => {
  test.skip(desktop.kind !== 'electron', ONLY_ELECTRON);
  const { page } = desktop;
  expect(new URL(page.url()).protocol).toBe('app:');
  const permission = await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state);
  expect(permission).toBe('denied');
  expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
  expect(await page.evaluate(() => Object.isFrozen((window as unknown as { fairdesk: object }).fairdesk))).toBe(true);
});
