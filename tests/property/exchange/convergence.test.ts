import fc from 'fast-check';
import { test } from 'vitest';
import { playAndCompare } from './convergence.ts';
import { anyScript } from './random-script.ts';

test('whatever is done where, and in whatever order packages come, center and stations hold the same in the end', async () => {
  await fc.assert(
    fc.asyncProperty(anyScript(5, 200), (script) => playAndCompare(5, script)),
    {
      numRuns: Number(process.env.FAIRDESK_RUNS ?? 6),
      endOnFailure: true,
      ...(process.env.FAIRDESK_SEED ? { seed: Number(process.env.FAIRDESK_SEED), path: process.env.FAIRDESK_PATH ?? '0' } : {}),
    },
  );
}, 600_000);
