import fc from 'fast-check';
import { test } from 'vitest';
import { MONEY_PROPERTIES } from './money-properties.ts';

/** A short form: `npm run test:soak` tries each on 100,000. */
const RUNS = 10_000;

test.each(Object.entries(MONEY_PROPERTIES))('%s', (_promise, property) => {
  fc.assert(property as fc.IProperty<unknown>, { numRuns: RUNS });
});
