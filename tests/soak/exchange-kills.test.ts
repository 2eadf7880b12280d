import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExchangeGround, exchangeGround } from '../support/exchange-ground.ts';
import { killDuring } from '../support/exchange-kills.ts';

let ground: ExchangeGround;
beforeAll(async () => {
  ground = await exchangeGround(400);
}, 600_000);
afterAll(() => ground[Symbol.dispose]());

test.each([
  ['export', 100],
  ['merge', 250],
  ['revert', 150],
] as const)(
  'killed in the middle of %s, %i times, it comes to the same at the next start',
  async (work, kills) => {
    const { broken, cutOff } = await killDuring(ground, work, kills);
    expect(broken).toEqual([]);
    // An export is noted when it is whole, and leaves nothing to be gone on with.
    if (work !== 'export') expect(cutOff).toBeGreaterThan(kills / 10);
  },
  7_200_000,
);
