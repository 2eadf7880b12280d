import fc from 'fast-check';
import { test } from 'vitest';
import { amountsReadBack } from './amounts-read-back.ts';

test('random amounts read back from their capitals', () => {
  fc.assert(amountsReadBack, { numRuns: 50_000 });
});
