import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playAndCompare } from '../property/exchange/convergence.ts';
import { anyScript } from '../property/exchange/random-script.ts';

const RUNS = Number(process.env.FAIRDESK_RUNS ?? 1000);

test(`center and five stations hold the same after ${RUNS} random scripts of 200 steps`, async () => {
  let played = 0;
  const property = fc.asyncProperty(anyScript(5, 200), async (script) => {
    await playAndCompare(5, script);
    played += 1;
  });
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
  expect(played).toBe(RUNS);
}, 7_200_000);
