import { test as base, expect, type Page } from '@playwright/test';
import { App, type RunningApp } from './running-app.ts';

export type { RunningApp } from './running-app.ts';

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
  using app = new App();
  await app.start();
  await use(app);
  await app.stop();
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
