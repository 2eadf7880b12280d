import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExchangeGround, exchangeGround } from '#tests/support/exchange-ground.ts';
import { cutPowerDuring } from '#tests/support/exchange-power.ts';
import { noPowerCutsBecause } from '#tests/support/power-cuts.ts';

const reason = noPowerCutsBecause();

// 200 of them in `npm run test:soak -- exchange-power`.
describe.skipIf(reason !== undefined)(`power cuts in the exchange${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let ground: ExchangeGround;
  beforeAll(async () => {
    ground = await exchangeGround(5);
  }, 120_000);
  afterAll(() => ground[Symbol.dispose]());

  test('while a package is taken in, they lose nothing that was acknowledged, and it comes to the same', async () => {
    expect((await cutPowerDuring(ground, { work: 'merge', cuts: 3, seed: 4 })).broken).toEqual([]);
  }, 120_000);

  test('the simulator sees what is lost where folders are not synced', async () => {
    const { broken } = await cutPowerDuring(ground, { work: 'export', cuts: 4, seed: 3, withoutFolderSyncs: true });
    expect(broken).not.toEqual([]);
  }, 120_000);
});
