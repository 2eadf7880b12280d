import { defineConfig } from '@playwright/test';
import { installedChromium } from './scripts/find-chromium.mjs';

// `npm test` has looked for a browser already, or brought one; the shell of the desktop suite reads the same name.
process.env.FAIRDESK_CHROMIUM ??= installedChromium() ?? '';

/** The built page and the built backend over the loopback host, in a real browser; `desktop` is the same app in its own shell. */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list']],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Motion makes clicks wait; the app goes without it when the system asks.
    contextOptions: { reducedMotion: 'reduce' },
    ...(process.env.FAIRDESK_CHROMIUM ? { launchOptions: { executablePath: process.env.FAIRDESK_CHROMIUM } } : {}),
  },
  projects: [
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
    { name: 'desktop', testMatch: 'desktop/**/*.spec.ts' },
  ],
});
