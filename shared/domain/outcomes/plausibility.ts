import { assertNever } from '#shared/kernel/assert-never.ts';
import { addDays, type CalendarDate, endOfMonth, endOfTerm, formatChineseDate } from '#shared/kernel/calendar-date.ts';
import { OUTCOME_STEP_NAMES } from '../words/names.ts';
import { factsOfKind, type OutcomeFact, type OutcomeStepKind } from './placement.ts';

/** Dates that can hardly be right together. They warn and block nothing: papers do say such things. */
export type OutcomeWarning =
  | { readonly type: 'beforeFair'; readonly step: OutcomeStepKind; readonly on: CalendarDate; readonly fairOn: CalendarDate }
  | { readonly type: 'contractBeforeHire'; readonly from: CalendarDate; readonly hiredOn: CalendarDate }
  | { readonly type: 'registeredBeforeHire'; readonly on: CalendarDate; readonly hiredOn: CalendarDate }
  | { readonly type: 'insuredBeforeHire'; readonly from: CalendarDate; readonly hiredOn: CalendarDate }
  | { readonly type: 'insuredAfterLeaving'; readonly to: CalendarDate; readonly leftOn: CalendarDate }
  | { readonly type: 'leftBeforeStart'; readonly leftOn: CalendarDate; readonly startsOn: CalendarDate };

/**
 * @param facts those that stand, of one placement
 * @param fairOn first day of the fair where the two met
 */
export function outcomeWarnings(facts: readonly OutcomeFact[], fairOn: CalendarDate | undefined): readonly OutcomeWarning[] {
  const hiredOn = factsOfKind(facts, 'hired')[0]?.on;
  const leftOn = factsOfKind(facts, 'left')[0]?.on;
  const warnings: OutcomeWarning[] = [];
  if (fairOn !== undefined) {
    for (const { on, kind } of facts) if (on < fairOn && kind !== 'insured') warnings.push({ type: 'beforeFair', step: kind, on, fairOn });
  }
  for (const { from } of factsOfKind(facts, 'contract')) {
    if (hiredOn !== undefined && from < hiredOn) warnings.push({ type: 'contractBeforeHire', from, hiredOn });
    if (leftOn !== undefined && leftOn < from) warnings.push({ type: 'leftBeforeStart', leftOn, startsOn: from });
  }
  for (const { on } of factsOfKind(facts, 'registered')) {
    if (hiredOn !== undefined && on < hiredOn) warnings.push({ type: 'registeredBeforeHire', on, hiredOn });
  }
  for (const { on, months } of factsOfKind(facts, 'insured')) {
    if (hiredOn !== undefined && endOfMonth(on) < hiredOn) warnings.push({ type: 'insuredBeforeHire', from: on, hiredOn });
    const to = endOfTerm(on, months);
    // The month of leaving is still paid.
    if (leftOn !== undefined && to > endOfMonth(leftOn)) warnings.push({ type: 'insuredAfterLeaving', to, leftOn });
  }
  if (hiredOn !== undefined && leftOn !== undefined && leftOn < hiredOn) {
    warnings.push({ type: 'leftBeforeStart', leftOn, startsOn: hiredOn });
  }
  return warnings;
}

export function outcomeWarningSentence(warning: OutcomeWarning): string {
  switch (warning.type) {
    case 'beforeFair':
      return `${OUTCOME_STEP_NAMES[warning.step]}日期 ${formatChineseDate(warning.on)}早于招聘会举办日期 ${formatChineseDate(warning.fairOn)}，请核对`;
    case 'contractBeforeHire':
      return `合同起始日期 ${formatChineseDate(warning.from)}早于录用日期 ${formatChineseDate(warning.hiredOn)}，请核对`;
    case 'registeredBeforeHire':
      return `就业登记日期 ${formatChineseDate(warning.on)}早于录用日期 ${formatChineseDate(warning.hiredOn)}，请核对`;
    case 'insuredBeforeHire':
      return `参保起始月 ${warning.from.slice(0, 7)} 早于录用日期 ${formatChineseDate(warning.hiredOn)}，请核对`;
    case 'insuredAfterLeaving':
      return `参保至 ${warning.to.slice(0, 7)}，晚于离职日期 ${formatChineseDate(warning.leftOn)}，请核对`;
    case 'leftBeforeStart':
      return `离职日期 ${formatChineseDate(warning.leftOn)}早于${formatChineseDate(warning.startsOn)}入职，请核对`;
    default:
      return assertNever(warning);
  }
}

/** The latest day a fact speaks of as past: what has not happened yet is not entered. */
export function lastDayClaimed(fact: OutcomeFact): CalendarDate {
  // A month counts from its first day on; the running one may be paid already.
  return fact.kind === 'insured' && fact.months > 1 ? addDays(endOfTerm(fact.on, fact.months - 1), 1) : fact.on;
}
