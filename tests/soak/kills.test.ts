import { expect, test } from 'vitest';
import { killAgainAndAgain } from '../support/kills.ts';

const FILES = 20;
const KILLS_A_FILE = 50;

// After every kill the whole file is looked through, so a file is left before it has grown large.
test.each(Array.from({ length: FILES }, (_, index) => index + 1))('file %i: 50 kills of 1,000', async () => {
  const { acknowledged, broken } = await killAgainAndAgain(KILLS_A_FILE);
  expect(broken).toEqual([]);
  expect(acknowledged).toBeGreaterThan(KILLS_A_FILE);
});
