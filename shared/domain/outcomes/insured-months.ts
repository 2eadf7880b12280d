import { addDays, type CalendarDate, endOfMonth, endOfTerm } from '#shared/kernel/calendar-date.ts';
import { factsOfKind, type OutcomeFact } from './placement.ts';

/** 参保月数: `all` counts each month once however often it was entered, `backPaid` those that were only paid afterwards. */
export interface InsuredMonths {
  readonly all: number;
  readonly backPaid: number;
}

/** Months begun by the cut-off day. */
export function insuredMonths(facts: readonly OutcomeFact[], cutOff: CalendarDate): InsuredMonths {
  const onTime = new Set<string>();
  const backPaid = new Set<string>();
  for (const { on, months, backPaidMonths } of factsOfKind(facts, 'insured')) {
    let first = on;
    for (let index = 0; index < months && first <= cutOff; index += 1) {
      (index < backPaidMonths ? backPaid : onTime).add(first);
      first = addDays(endOfMonth(first), 1);
    }
  }
  const onlyBackPaid = [...backPaid].filter((month) => !onTime.has(month)).length;
  return { all: onTime.size + onlyBackPaid, backPaid: onlyBackPaid };
}

/** First and last day of the months that were paid when they were due; undefined when all were paid afterwards. */
export function paidOnTime({ on, months, backPaidMonths }: Extract<OutcomeFact, { readonly kind: 'insured' }>) {
  if (backPaidMonths >= months) return undefined;
  const from = backPaidMonths === 0 ? on : addDays(endOfTerm(on, backPaidMonths), 1);
  return { from, to: endOfTerm(on, months) };
}
