import { fen, type Money, parseYuan } from '#shared/kernel/money.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

const OPEN = new Set(['面议', '不限', '待定']);
const MONTHLY_MAX = fen(100_000_000);

/**
 * Reads a wished wage: 5000, 5,000元, 5000元/月, 5000元以上, in fen a month. Of a range nobody knows which end is meant, so it is a fault.
 *
 * @returns undefined for 面议
 */
export function parseWageText(text: string): Result<Money | undefined, { readonly type: 'WageUnreadable' }> {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (OPEN.has(plain)) return ok(undefined);
  const amount = parseYuan(
    plain
      .replace(/^(每月|月薪)/, '')
      .replace(/(以上|左右|\+)$/, '')
      .replace(/(\/|每)?月$/, ''),
  );
  return amount !== undefined && amount >= 0 && amount <= MONTHLY_MAX ? ok(amount) : err({ type: 'WageUnreadable' });
}
