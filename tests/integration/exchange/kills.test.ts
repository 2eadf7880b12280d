import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExchangeGround, exchangeGround } from '#tests/support/exchange-ground.ts';
import { killDuring } from '#tests/support/exchange-kills.ts';

let ground: ExchangeGround;
beforeAll(async () => {
  ground = await exchangeGround(60);
}, 120_000);
afterAll(() => ground[Symbol.dispose]());

// 500 of them in `npm run test:soak -- exchange-kills`.
test.each(['export', 'merge', 'revert'] as const)(
  'killed in the middle of %s, it comes to the same at the next start',
  async (work) => {
    expect((await killDuring(ground, work, 2)).broken).toEqual([]);
  },
  120_000,
);
