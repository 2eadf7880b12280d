import fc from 'fast-check';
import { test } from 'vitest';
import { MONEY_PROPERTIES } from '../property/settlements/money-properties.ts';

const FAIRS = 100_000;

test.each(Object.entries(MONEY_PROPERTIES))('over 100,000 random fairs: %s', (_promise, property) => {
  fc.assert(property as fc.IProperty<unknown>, { numRuns: FAIRS });
});
