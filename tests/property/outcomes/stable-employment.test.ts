import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutcomeFact } from '#shared/domain/outcomes/placement.ts';
import { employmentPeriods, employmentSpans, stableMonths } from '#shared/domain/outcomes/stable-employment.ts';
import { addDays, calendarDate, daysBetween, endOfTerm } from '#shared/kernel/calendar-date.ts';

const anyDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(calendarDate('2025-01-01'), days));
const anyContract = fc
  .record({ from: anyDay, months: fc.option(fc.integer({ min: 1, max: 24 }), { nil: undefined }) })
  .map(({ from, months }): OutcomeFact => ({ kind: 'contract', on: from, from, months }));
const anyInsurance = fc.record({ on: anyDay, months: fc.integer({ min: 1, max: 12 }), backPaid: fc.integer({ min: 0, max: 12 }) }).map(
  ({ on, months, backPaid }): OutcomeFact => ({
    kind: 'insured',
    on: calendarDate(`${on.slice(0, 7)}-01`),
    months,
    backPaidMonths: Math.min(months, backPaid),
  }),
);
const anyLeaving = anyDay.map((on): OutcomeFact => ({ kind: 'left', on, cause: '辞职' }));
const anyWork = fc.array(fc.oneof(anyContract, anyInsurance), { maxLength: 4 });
const anyPlacement = fc
  .tuple(anyWork, fc.option(anyLeaving, { nil: undefined }))
  .map(([work, leaving]) => (leaving ? [...work, leaving] : work));
const anyPerson = fc.array(anyPlacement, { maxLength: 4 });

describe('stable months', () => {
  test('are what walking the calendar day by day finds', () => {
    fc.assert(
      fc.property(anyPerson, anyDay, (placements, cutOff) => {
        expect(stableMonths(placements, cutOff)).toBe(walkedMonths(placements, cutOff));
      }),
      { numRuns: 500 },
    );
  });

  test('do not depend on the order in which things were entered', () => {
    fc.assert(
      fc.property(anyPerson, anyDay, (placements, cutOff) => {
        const turned = placements.toReversed().map((facts) => facts.toReversed());
        expect(stableMonths(turned, cutOff)).toBe(stableMonths(placements, cutOff));
      }),
    );
  });

  test('never fall as the cut-off day moves on, but for a leaving that becomes known', () => {
    fc.assert(
      fc.property(fc.array(anyWork, { maxLength: 4 }), anyDay, fc.integer({ min: 0, max: 400 }), (placements, cutOff, days) => {
        expect(stableMonths(placements, addDays(cutOff, days))).toBeGreaterThanOrEqual(stableMonths(placements, cutOff));
      }),
    );
  });

  test('never grow by a voided fact', () => {
    fc.assert(
      fc.property(fc.array(anyWork, { minLength: 1, maxLength: 4 }), anyDay, (placements, cutOff) => {
        const [first = [], ...rest] = placements;
        expect(stableMonths([first.slice(1), ...rest], cutOff)).toBeLessThanOrEqual(stableMonths(placements, cutOff));
      }),
    );
  });

  test('a contract cut in two where it was renewed stays as long', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (from, first, second) => {
        const middle = addDays(endOfTerm(from, first), 1);
        const renewed: OutcomeFact[] = [
          { kind: 'contract', on: from, from, months: first },
          { kind: 'contract', on: middle, from: middle, months: second },
        ];
        const whole = { from, to: endOfTerm(middle, second) };
        const [period] = employmentPeriods([whole]);
        expect(stableMonths([renewed], addDays(whole.to, 1))).toBe(period?.months);
      }),
    );
  });
});

/** Every day marked on its own; runs of marked days, unless 15 unmarked ones lie between. */
function walkedMonths(placements: readonly (readonly OutcomeFact[])[], cutOff: ReturnType<typeof calendarDate>): number {
  const marked = new Set<string>();
  for (const facts of placements) {
    for (const { from, to } of employmentSpans(facts, cutOff)) for (let d = from; d <= to; d = addDays(d, 1)) marked.add(d);
  }
  const days = [...marked].sort().map(calendarDate);
  let most = 0;
  let start = days[0];
  days.forEach((today, index) => {
    const before = days[index - 1];
    if (before !== undefined && daysBetween(before, today) > 15) start = today;
    if (start === undefined) return;
    let months = 0;
    while (endOfTerm(start, months + 1) <= today) months += 1;
    most = Math.max(most, months);
  });
  return most;
}
