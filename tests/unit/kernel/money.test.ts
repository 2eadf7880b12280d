import { describe, expect, test } from 'vitest';
import { fen, formatYuan, parseYuan } from '#shared/kernel/money.ts';

describe('fen', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s', (amount) => {
    expect(() => fen(amount)).toThrow(RangeError);
  });
});

describe('formatYuan', () => {
  test.each([
    [0, '0.00'],
    [1, '0.01'],
    [123456, '1,234.56'],
    [-123456, '-1,234.56'],
    [100000000000, '1,000,000,000.00'],
  ])('%i fen are %s', (amount, text) => {
    expect(formatYuan(fen(amount))).toBe(text);
  });
});

describe('parseYuan', () => {
  test.each([
    ['1234', 123400],
    ['1,234.5', 123450],
    ['１２３４．５０', 123450],
    ['¥1,234.50', 123450],
    ['1234.50元', 123450],
    ['-3.05', -305],
    ['0', 0],
  ])('reads %s', (text, amount) => {
    expect(parseYuan(text)).toBe(amount);
  });

  test.each(['', '1.234', '12,34', '1e5', 'abc', '1,2345', '9999999999999999'])('refuses %s', (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });
});
