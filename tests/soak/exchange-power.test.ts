import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExchangeGround, exchangeGround } from '../support/exchange-ground.ts';
import { cutPowerDuring } from '../support/exchange-power.ts';
import { noPowerCutsBecause } from '../support/power-cuts.ts';

const reason = noPowerCutsBecause();

describe.skipIf(reason !== undefined)(`power cuts in the exchange${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let ground: ExchangeGround;
  beforeAll(async () => {
    ground = await exchangeGround(100);
  }, 600_000);
  afterAll(() => ground[Symbol.dispose]());

  test.each([
    ['export', 40],
    ['merge', 100],
    ['revert', 60],
  ] as const)(
    'the power is cut in the middle of %s, %i times: nothing acknowledged is lost, and it comes to the same',
    async (work, cuts) => {
      const { broken, cutOff } = await cutPowerDuring(ground, { work, cuts, seed: 1 });
      expect(broken).toEqual([]);
      if (work !== 'export') expect(cutOff).toBeGreaterThan(cuts / 10);
    },
    7_200_000,
  );
});
