import { type CalendarDate, daysBetween, endOfTerm } from '#shared/kernel/calendar-date.ts';
import { paidOnTime } from './insured-months.ts';
import { factsOfKind, type OutcomeFact } from './placement.ts';

/** 间断满 15 日即不连续. */
const BREAK_DAYS = 15;

/**
 * Stands beside every figure of stable employment. No document in the policy library defines the term, so the sentence says whose rule it
 * is; only the counting of months follows the law (民法典第二百零二条).
 */
export const STABLE_EMPLOYMENT_RULE =
  '稳定就业月数按劳动合同期和按时参保月份计算，补缴月份不计；离职次日起不计；更换单位或间断不足 15 日的视为连续，期限重叠的不重复计算；按对应日计整月，没有对应日的以月末日为准（《民法典》第二百零二条）；取截止日前最长的一段。本口径为系统默认口径，当地文件另有规定的，从其规定。';

/** Days of work that are proven, both ends included. */
export interface EmploymentSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** An unbroken time of work, whatever the employers. */
export interface EmploymentPeriod extends EmploymentSpan {
  /** Whole months. */
  readonly months: number;
}

/**
 * What contracts and insurance of one placement prove by the cut-off day.
 *
 * @param facts those that stand, of one placement
 */
export function employmentSpans(facts: readonly OutcomeFact[], cutOff: CalendarDate): readonly EmploymentSpan[] {
  const byThen = facts.filter((fact) => fact.on <= cutOff);
  const lastDay = factsOfKind(byThen, 'left').reduce((earliest, { on }) => (on < earliest ? on : earliest), cutOff);
  const contracts = factsOfKind(byThen, 'contract').map(({ from, months }) => ({
    from,
    to: months === undefined ? lastDay : endOfTerm(from, months),
  }));
  const insured = factsOfKind(byThen, 'insured').flatMap((fact) => paidOnTime(fact) ?? []);
  return [...contracts, ...insured].map(({ from, to }) => ({ from, to: to < lastDay ? to : lastDay })).filter(({ from, to }) => from <= to);
}

/** Spans of one person, over all employers, joined where the break is short; oldest first. */
export function employmentPeriods(spans: readonly EmploymentSpan[]): readonly EmploymentPeriod[] {
  const joined: EmploymentSpan[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = joined.at(-1);
    if (!last || daysBetween(last.to, span.from) - 1 >= BREAK_DAYS) joined.push(span);
    else if (span.to > last.to) joined[joined.length - 1] = { from: last.from, to: span.to };
  }
  return joined.map((period) => ({ ...period, months: wholeMonths(period) }));
}

/**
 * 稳定就业月数 of one person by the cut-off day: whole months of the longest period.
 *
 * @param placements the facts that stand, by placement
 */
export function stableMonths(placements: readonly (readonly OutcomeFact[])[], cutOff: CalendarDate): number {
  const periods = employmentPeriods(placements.flatMap((facts) => employmentSpans(facts, cutOff)));
  return Math.max(0, ...periods.map((period) => period.months));
}

function wholeMonths({ from, to }: EmploymentSpan): number {
  const begun = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  // The month that the last day lies in may just be complete, or the one before it may not.
  const candidates = [begun + 1, begun, begun - 1];
  return Math.max(0, candidates.find((months) => months > 0 && endOfTerm(from, months) <= to) ?? 0);
}
