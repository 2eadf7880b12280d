import { describe, expect, test } from 'vitest';
import { cutPower, noPowerCutsBecause } from '../../support/power-cuts.ts';

const reason = noPowerCutsBecause();

describe.skipIf(reason !== undefined)(`power cuts${reason ? ` (skipped: ${reason})` : ''}`, () => {
  test('30 cuts at random moments lose nothing that was acknowledged and leave no half command', async () => {
    expect(await cutPower({ commands: 100, cuts: 30, seed: 1 })).toEqual([]);
  }, 120_000);

  test('the simulator sees what a weaker setting loses', async () => {
    const broken = await cutPower({ commands: 60, cuts: 10, seed: 2, synchronous: 'NORMAL' });
    expect(broken.some((line) => line.includes('acknowledged and lost'))).toBe(true);
  }, 120_000);
});
