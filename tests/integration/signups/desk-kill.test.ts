import { expect, test } from 'vitest';
import { killDesks } from '../../support/check-in-kills.ts';

test('20 kills in the middle of check-ins lose none that was acknowledged', async () => {
  const { acknowledged, broken } = await killDesks(20);
  expect(broken).toEqual([]);
  expect(acknowledged).toBeGreaterThan(50);
}, 180_000);
