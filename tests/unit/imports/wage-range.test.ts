import { expect, test } from 'vitest';
import { parseWageRange } from '#shared/domain/imports/wage-text.ts';
import { fen } from '#shared/kernel/money.ts';

const yuan = (amount: number | undefined) => (amount === undefined ? undefined : fen(amount * 100));

test.each<[string, number | undefined, number | undefined]>([
  ['5000-8000', 5000, 8000],
  ['5,000—8,000元/月', 5000, 8000],
  ['５０００～８０００', 5000, 8000],
  ['月薪：5000至8000元', 5000, 8000],
  ['5k-8k', 5000, 8000],
  ['5-8K', 5000, 8000],
  ['5千-8千', 5000, 8000],
  ['0.5-1.2万/月', 5000, 12000],
  ['8000-1万', 8000, 10000],
  ['5000', 5000, 5000],
  ['6000元左右', 6000, 6000],
  ['5000元以上', 5000, undefined],
  ['5000元/月起', 5000, undefined],
  ['8000以内', undefined, 8000],
  ['面议', undefined, undefined],
  ['薪资面议', undefined, undefined],
])('“%s” is read', (text, from, to) => {
  expect(parseWageRange(text)).toEqual({ ok: true, value: { from: yuan(from), to: yuan(to) } });
});

test.each(['5-8', '200元/天', '年薪10万', '5000-8000以上', '高薪', '-5000', '5000-8000-9000', '99999999'])(
  '“%s” is no monthly wage',
  (text) => {
    expect(parseWageRange(text)).toEqual({ ok: false, error: { type: 'WageRangeUnreadable' } });
  },
);

test('a range whose ends are the wrong way round is named as such', () => {
  expect(parseWageRange('8000-5000')).toEqual({ ok: false, error: { type: 'WageRangeReversed' } });
});
