import { expect, test } from 'vitest';
import {
  formatPairingCode,
  pairingAddress,
  pairingCodeFrom,
  pairingCodeOfFragment,
  parsePairingCode,
} from '#shared/domain/desks/pairing-code.ts';

const code = pairingCodeFrom(Uint8Array.of(0, 31, 32, 255, 1, 2, 10, 20));

test('a code reads back as shown, as typed in a hurry and from the fragment of its address', () => {
  expect(formatPairingCode(code)).toBe('0Z0Z-12AM');
  for (const typed of ['0Z0Z-12AM', 'oz0zi2am', ' 0z0z 12am ', '０Ｚ０Ｚ－１２ＡＭ'.replace('－', '-')])
    expect(parsePairingCode(typed)).toBe(code);
  expect(pairingCodeOfFragment(new URL(pairingAddress('https://192.168.1.5:7443/', code)).hash)).toBe(code);
});

test.each(['', '0Z0Z-12A', '0Z0Z-12AMM', '0Z0Z-12AU', '#pair='])('%s is none', (text) => {
  expect(parsePairingCode(text)).toBeUndefined();
  expect(pairingCodeOfFragment(text)).toBeUndefined();
});
