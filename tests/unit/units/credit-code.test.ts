import { describe, expect, test } from 'vitest';
import { checkCharacter, parseCreditCode } from '#shared/domain/units/credit-code.ts';

/** Published codes of well-known bodies. */
const GOOD = ['91350100M000100Y43', '91110000802100433B'];

describe('parseCreditCode', () => {
  test.each(GOOD)('%s is good', (code) => {
    expect(parseCreditCode(code)).toEqual({ ok: true, value: code });
  });

  test('full width, lower case and spaces are read', () => {
    expect(parseCreditCode(' ９１３５０１００m000100y43 ')).toEqual({ ok: true, value: GOOD[0] });
  });

  test.each([
    ['9135010', 'CreditCodeLength'],
    ['91350100M000100Y4', 'CreditCodeLength'],
    ['91350100M000100I43', 'CreditCodeAlphabet'],
    ['91350100M000100Y44', 'CreditCodeCheckCharacter'],
  ])('%s is refused as %s', (code, type) => {
    expect(parseCreditCode(code)).toMatchObject({ ok: false, error: { type } });
  });

  test('every single wrong character is found', () => {
    const [code = ''] = GOOD;
    for (let place = 0; place < 17; place++) {
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        if (other === code.charAt(place)) continue;
        const wrong = `${code.slice(0, place)}${other}${code.slice(place + 1)}`;
        expect(checkCharacter(wrong), wrong).not.toBe(code.at(-1));
      }
    }
  });
});
