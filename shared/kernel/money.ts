import type { Brand } from './brand.ts';

/** An amount of money in whole fen (分). The only way to make one is `fen`, which refuses fractions and unsafe integers. */
export type Money = number & Brand<'Money'>;

/**
 * @param amount whole fen (分)
 * @throws RangeError when the number is not a safe integer: money is never rounded silently
 */
export function fen(amount: number): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole number of fen: ${amount}`);
  return (amount === 0 ? 0 : amount) as Money;
}

export const ZERO: Money = fen(0);

export function addMoney(...amounts: readonly Money[]): Money {
  return fen(amounts.reduce<number>((total, amount) => total + amount, 0));
}

export function subtractMoney(from: Money, amount: Money): Money {
  return fen(from - amount);
}

/** `count` times the amount; `count` is a whole number. */
export function multiplyMoney(amount: Money, count: number): Money {
  return fen(amount * count);
}

export function minMoney(a: Money, b: Money): Money {
  return a < b ? a : b;
}

export function sumMoney<T>(items: Iterable<T>, amountOf: (item: T) => Money): Money {
  let total = 0;
  for (const item of items) total += amountOf(item);
  return fen(total);
}

/** 1234567 (分) → `12,345.67`. Never scientific, always two decimals. */
export function formatYuan(amount: Money): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/**
 * Reads what a clerk types or a cell holds: `1234`, `1,234.5`, `１２３４．５０`, `¥1,234.50`, `1234.50元`.
 *
 * @returns whole fen, or undefined when the text is not an amount with at most two decimals
 */
export function parseYuan(text: string): Money | undefined {
  const plain = text.normalize('NFKC').replace(/[\s¥]/g, '').replace(/元$/, '');
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return undefined;
  const amount = Number(`${match[2]?.replaceAll(',', '')}${(match[3] ?? '').padEnd(2, '0')}`);
  if (!Number.isSafeInteger(amount)) return undefined;
  return fen(match[1] ? -amount : amount);
}
