import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,property,integration,contract,renderer,architecture}/**/*.test.{ts,tsx}'],
    // A stray import of Electron outside electron/ would start a download.
    alias: { electron: new URL('tests/support/no-electron.ts', import.meta.url).pathname },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Much of the time is waiting for disks and child processes; on two cores the default would leave one idle.
    maxWorkers: '100%',
  },
});
