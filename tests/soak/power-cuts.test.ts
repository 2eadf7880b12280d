import { describe, expect, test } from 'vitest';
import { cutPower, noPowerCutsBecause } from '../support/power-cuts.ts';

const reason = noPowerCutsBecause();
const HISTORIES = 6;

describe.skipIf(reason !== undefined)(`power cuts${reason ? ` (skipped: ${reason})` : ''}`, () => {
  test.each(Array.from({ length: HISTORIES }, (_, index) => index + 1))('history %i: 100 cuts of 600', async (seed) => {
    expect(await cutPower({ commands: 60, cuts: 100, seed })).toEqual([]);
  });
});
