import fc from 'fast-check';
import { test } from 'vitest';
import { playAndCompare } from './convergence.ts';
import { anyScript } from './random-script.ts';

test('whatever is done where, and in whatever order packages come, center and stations hold the same in the end', async () => {
  await fc.assert(
    fc.asyncProperty(anyScript(5, 200), (script) => playAndCompare(5, script)),
    { numRuns: 6, endOnFailure: true },
  );
}, 120_000);
