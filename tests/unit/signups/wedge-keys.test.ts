import { expect, test } from 'vitest';
import { isDeviceTyping, type KeyPress, readPresses, withPress } from '../../../renderer/features/desk/wedge-keys.ts';

const CODES: Readonly<Record<string, readonly [string, boolean]>> = {
  ':': ['Semicolon', true],
  '-': ['Minus', false],
  ',': ['Comma', false],
};

/** As a device types it, one key every `gap` milliseconds. */
function typed(text: string, gap: number, isComposing: (index: number) => boolean): readonly KeyPress[] {
  return [...text].map((character, index) => {
    const [code, shift] =
      CODES[character] ?? (/[0-9]/.test(character) ? [`Digit${character}`, false] : [`Key${character.toUpperCase()}`, true]);
    return { code, shift, at: 1000 + index * gap, isComposing: isComposing(index) };
  });
}

test('a scan that went into an input method is told by its keys', () => {
  expect(readPresses(typed('FT1:7K3M9P2QRSX', 5, () => true))).toEqual({ kind: 'decoded', text: 'ft1:7k3m9p2qrsx' });
  expect(readPresses(typed('11010519491231002X', 15, (index) => index === 17))).toEqual({ kind: 'decoded', text: '11010519491231002x' });
});

test('keys that the input method hides are garbled', () => {
  const hidden = typed('FT1:7K3M9', 5, () => true).map((press) => ({ ...press, code: '' }));
  expect(readPresses(hidden)).toEqual({ kind: 'garbled' });
});

test('what a hand types, and what no input method touched, stands as it is in the field', () => {
  expect(readPresses(typed('wangjianguo', 90, () => true))).toEqual({ kind: 'asTyped' });
  expect(readPresses(typed('wang', 5, () => true))).toEqual({ kind: 'asTyped' });
  expect(readPresses(typed('FT1:7K3M9P2QRSX', 5, () => false))).toEqual({ kind: 'asTyped' });
});

test('a pause begins a new text, and only a device types within 40 ms', () => {
  const [press] = typed('a', 0, () => false);
  if (!press) throw new Error('no press');
  expect(withPress([press], { ...press, at: press.at + 1001 })).toHaveLength(1);
  expect(withPress([press], { ...press, at: press.at + 900 })).toHaveLength(2);
  expect([isDeviceTyping([press], press.at + 40), isDeviceTyping([press], press.at + 41), isDeviceTyping([], 0)]).toEqual([
    true,
    false,
    false,
  ]);
});
