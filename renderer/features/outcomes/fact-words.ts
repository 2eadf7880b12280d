import type { OutcomeFact } from '#shared/domain/outcomes/placement.ts';

/** What a step says beside its day. */
export function factDetail(fact: OutcomeFact): string | undefined {
  switch (fact.kind) {
    case 'contract':
      return `${fact.from} 起，${fact.months === undefined ? '无固定期限' : `${fact.months} 个月`}`;
    case 'registered':
      return fact.place;
    case 'insured':
      return `${fact.months} 个月${fact.backPaidMonths > 0 ? `，其中补缴 ${fact.backPaidMonths} 个月` : ''}`;
    case 'left':
      return fact.cause;
    default:
      return undefined;
  }
}

/** The day, or the month where only that is known. */
export function factDay(fact: OutcomeFact): string {
  return fact.kind === 'insured' ? `${fact.on.slice(0, 7)} 起` : fact.on;
}
