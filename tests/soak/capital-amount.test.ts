import fc from 'fast-check';
import { test } from 'vitest';
import { amountsReadBack } from '../property/documents/amounts-read-back.ts';

test('1,000,000 random amounts read back from their capitals', () => {
  fc.assert(amountsReadBack, { numRuns: 1_000_000 });
});
