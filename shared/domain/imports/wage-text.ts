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

/** What a job pays a month, in fen; both undefined: 面议. */
export interface WageRange {
  readonly from: Money | undefined;
  readonly to: Money | undefined;
}

type WageRangeFault = { readonly type: 'WageRangeUnreadable' } | { readonly type: 'WageRangeReversed' };

const UNITS: Readonly<Record<string, number>> = { k: 1000, K: 1000, 千: 1000, 万: 10_000, w: 10_000, W: 10_000 };
/** Less is no monthly wage: who writes 5-8 means thousands, which is for him to say. */
const MONTHLY_MIN = fen(10_000);
const ENDS = /^([\d,.]+)([kK千万wW]?)元?(?:[-~—–至到]+([\d,.]+)([kK千万wW]?)元?)?$/;

/** Reads what a job pays: 5000-8000, 5k-8k, 5-8千元/月, 1-1.5万, 5000元以上, 8000以内, 5000, 面议. */
export function parseWageRange(text: string): Result<WageRange, WageRangeFault> {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(每月|月薪|薪资|工资)[::]?/, '')
    .replace(/(\/|每)?月(?=$|以上|以下|以内|左右|起)/, '');
  if (OPEN.has(plain) || plain === '薪资面议') return ok({ from: undefined, to: undefined });
  const [, bound] = /(以上|起|\+|以下|以内|封顶)$/.exec(plain) ?? [];
  const ends = ENDS.exec(plain.replace(/(以上|起|\+|以下|以内|封顶|左右)$/, ''));
  if (!ends) return err({ type: 'WageRangeUnreadable' });
  const [, first = '', firstUnit = '', second, secondUnit = ''] = ends;
  if (second === undefined) {
    const amount = amountOf(first, firstUnit);
    if (amount === undefined) return err({ type: 'WageRangeUnreadable' });
    return ok({ from: isUpper(bound) ? undefined : amount, to: isLower(bound) ? undefined : amount });
  }
  const to = amountOf(second, secondUnit);
  // One unit behind both ends speaks for both: 5-8k.
  const from = amountOf(first, firstUnit) ?? amountOf(first, secondUnit);
  if (bound !== undefined || from === undefined || to === undefined) return err({ type: 'WageRangeUnreadable' });
  return from <= to ? ok({ from, to }) : err({ type: 'WageRangeReversed' });
}

const isUpper = (bound: string | undefined) => bound === '以下' || bound === '以内' || bound === '封顶';
const isLower = (bound: string | undefined) => bound === '以上' || bound === '起' || bound === '+';

function amountOf(digits: string, unit: string): Money | undefined {
  const amount = (parseYuan(digits) ?? Number.NaN) * (UNITS[unit] ?? 1);
  return amount >= MONTHLY_MIN && amount <= MONTHLY_MAX ? fen(amount) : undefined;
}
