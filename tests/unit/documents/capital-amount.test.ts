import { toCurrency } from 'n2words/zh-Hans-CN';
import { describe, expect, test } from 'vitest';
import { capitalAmount, parseCapitalAmount } from '#shared/domain/documents/capital-amount.ts';
import { fen } from '#shared/kernel/money.ts';

/** Printed in 支付结算办法 or derived from it by hand. */
const VECTORS: readonly (readonly [number, string])[] = [
  [0, '人民币零元整'],
  [1, '人民币壹分'],
  [10, '人民币壹角整'],
  [11, '人民币壹角壹分'],
  [100, '人民币壹元整'],
  [101, '人民币壹元零壹分'],
  [1000, '人民币壹拾元整'],
  [1005, '人民币壹拾元零伍分'],
  [100000, '人民币壹仟元整'],
  [100005, '人民币壹仟元零伍分'],
  [140950, '人民币壹仟肆佰零玖元伍角整'],
  [600714, '人民币陆仟零柒元壹角肆分'],
  [168032, '人民币壹仟陆佰捌拾元叁角贰分'],
  [10700053, '人民币壹拾万柒仟元伍角叁分'],
  [1640902, '人民币壹万陆仟肆佰零玖元零贰分'],
  [32504, '人民币叁佰贰拾伍元零肆分'],
  [10000050, '人民币壹拾万元伍角整'],
  [1000000000, '人民币壹仟万元整'],
  [100000000100, '人民币壹拾亿零壹元整'],
  [9999999999, '人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  [1000100, '人民币壹万零壹元整'],
  [1010000, '人民币壹万零壹佰元整'],
  [100100000, '人民币壹佰万壹仟元整'],
  [10000010000, '人民币壹亿零壹佰元整'],
  [120000000000000, '人民币壹万贰仟亿元整'],
  [-12345, '人民币负壹佰贰拾叁元肆角伍分'],
];

/** One style of the places where the rules leave a choice: 圆 for 元, and 零 or none. */
const plain = (text: string) => text.replaceAll('圆', '元').replaceAll('零', '').replaceAll('人民币', '').replace(/整$/, '');

describe('capitalAmount', () => {
  test.each(VECTORS)('%i fen', (amount, text) => {
    expect(capitalAmount(fen(amount))).toBe(text);
    expect(parseCapitalAmount(text)).toBe(amount);
  });

  test('over 500 chosen amounts agree with an independent converter and read back', () => {
    const yuan = [
      1, 9, 10, 11, 19, 20, 99, 100, 101, 110, 909, 1000, 1001, 1010, 1100, 9999, 10000, 10001, 10010, 10100, 11000, 100000, 100001,
    ];
    const more = [107000, 1000000, 1000001, 10000000, 10010001, 99999999, 100000000, 100000001, 100010000, 1000000001];
    const cents = [0, 1, 5, 9, 10, 11, 20, 50, 53, 90, 95, 98, 99, 2, 4, 32, 14, 60];
    const amounts = [...yuan, ...more].flatMap((whole) => cents.map((part) => whole * 100 + part));
    expect(amounts.length).toBeGreaterThan(500);
    for (const amount of amounts) {
      const text = capitalAmount(fen(amount));
      expect(plain(text), String(amount)).toBe(plain(toCurrency((amount / 100).toFixed(2))));
      expect(parseCapitalAmount(text)).toBe(amount);
    }
  });

  test('words that are no amount are refused', () => {
    for (const text of ['', '人民币', '壹元整', '人民币壹', '人民币壹元贰']) expect(parseCapitalAmount(text), text).toBeUndefined();
  });
});
