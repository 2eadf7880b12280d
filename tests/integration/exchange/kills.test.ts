import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KillingGround, killingGround } from '#tests/support/exchange-kills.ts';

let ground: KillingGround;
beforeAll(async () => {
  ground = await killingGround(60);
}, 120_000);
afterAll(() => ground[Symbol.dispose]());

// 500 of them in `npm run test:soak -- exchange-kills`.
test.each(['export', 'merge', 'revert'] as const)(
  'killed in the middle of %s, it comes to the same at the next start',
  async (work) => {
    expect((await ground.kill(work, 2)).broken).toEqual([]);
  },
  120_000,
);
