import { expect, test } from 'vitest';
import { killAgainAndAgain } from '../../support/kills.ts';

test('10 kills in the middle of writing lose nothing that was acknowledged and leave no half command', async () => {
  const { acknowledged, broken } = await killAgainAndAgain(10);
  expect(broken).toEqual([]);
  expect(acknowledged).toBeGreaterThan(30);
}, 120_000);
