import { isDefinedError, ORPCError } from '@orpc/client';
import type { Refusal } from '#shared/contract/refusal.ts';
import { OUTCOME_NAMES, OUTCOMES } from '#shared/domain/exchange/exchange-words.ts';
import type { OutcomeCounts } from '#shared/domain/exchange/packages.ts';

export function countWords(counts: OutcomeCounts): string {
  return OUTCOMES.map((outcome) => `${OUTCOME_NAMES[outcome]} ${counts[outcome]}`).join('，');
}

/** @throws what is no refusal */
export function refusalIn(failure: unknown): Refusal {
  if (failure instanceof ORPCError && isDefinedError(failure)) return failure.data as Refusal;
  throw failure;
}

/** What a file says of itself cannot move the cursor of whoever looks at it. */
export function plain(text: string): string {
  return text.replace(/\p{C}/gu, '�');
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
