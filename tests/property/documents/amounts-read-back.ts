import fc from 'fast-check';
import { expect } from 'vitest';
import { capitalAmount, parseCapitalAmount } from '#shared/domain/documents/capital-amount.ts';
import { fen } from '#shared/kernel/money.ts';

const LARGEST = 99_999_999_999_999;

/** Even over the whole range, and small ones besides: those are what is paid, and where the zeros are hard. */
const anyAmount = fc.oneof(fc.integer({ min: -LARGEST, max: LARGEST }), fc.integer({ min: 0, max: 1_000_000_000 }));

export const amountsReadBack = fc.property(anyAmount, (amount) => {
  const text = capitalAmount(fen(amount));
  expect(parseCapitalAmount(text)).toBe(amount);
  expect(text).not.toMatch(/零零|[^币负]零元|零$/);
});
