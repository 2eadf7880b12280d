import { defineConfig } from 'vitest/config';
import shortRuns from './vitest.config.ts';

/** The long runs, half an hour and more: `npm run test:soak`, or one of them with `npm run test:soak -- power-cuts`. */
export default defineConfig({
  test: {
    ...shortRuns.test,
    include: ['tests/soak/**/*.test.ts'],
    reporters: ['verbose'],
    testTimeout: 3_600_000,
  },
});
