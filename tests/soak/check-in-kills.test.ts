import { expect, test } from 'vitest';
import { killDesks } from '../support/check-in-kills.ts';

test('1,000 kills in the middle of check-ins lose none that was acknowledged', async () => {
  const { acknowledged, broken } = await killDesks(1000);
  expect(broken).toEqual([]);
  expect(acknowledged).toBeGreaterThan(2500);
}, 7_200_000);
