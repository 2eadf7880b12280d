import { addDays, type CalendarDate, calendarDate } from '#shared/kernel/calendar-date.ts';

/**
 * 期限提醒 as the center keeps them. The numbers proposed are those of a 北京 notice on filing job fairs (备案 15 days before the fair, 统计表
 * within 7 days after it or by the 28th of the month, 年度计划 by 15 December); undefined: no reminder.
 */
export interface Deadlines {
  /** 备案: days before the fair. */
  readonly filingDays: number | undefined;
  /** 统计表: days after the fair. */
  readonly statisticsDays: number | undefined;
  /** 统计表 by month: the day of the month. */
  readonly statisticsMonthDay: number | undefined;
  /** 年度计划 by 15 December. */
  readonly yearlyPlan: boolean;
}

export const PROPOSED_DEADLINES: Deadlines = { filingDays: 15, statisticsDays: 7, statisticsMonthDay: 28, yearlyPlan: true };

export const DEADLINE_SOURCE =
  '参照北京市招聘会备案要求：活动前 15 日备案，活动后 7 日内或每月 28 日前报统计表，12 月 15 日前报下年度计划；以当地规定为准';

/** How long before a day of the month or the year its reminder appears. */
const NOTICE_DAYS = 10;
/** After this the fair is left to the monthly reminder. */
const OVERDUE_DAYS = 31;

/** @returns when the table of a fair that is over is due, while one should be reminded of it */
export function statisticsDueOn(endsOn: CalendarDate, today: CalendarDate, { statisticsDays }: Deadlines): CalendarDate | undefined {
  if (statisticsDays === undefined || endsOn >= today) return undefined;
  const dueOn = addDays(endsOn, statisticsDays);
  return today <= addDays(dueOn, OVERDUE_DAYS) ? dueOn : undefined;
}

/** @returns the day of this month, while one should be reminded of it */
export function monthlyDueOn(today: CalendarDate, { statisticsMonthDay }: Deadlines): CalendarDate | undefined {
  if (statisticsMonthDay === undefined) return undefined;
  return inNotice(today, calendarDate(`${today.slice(0, 8)}${String(statisticsMonthDay).padStart(2, '0')}`));
}

/** @returns 15 December, while one should be reminded of it */
export function yearlyPlanDueOn(today: CalendarDate, { yearlyPlan }: Deadlines): CalendarDate | undefined {
  return yearlyPlan ? inNotice(today, calendarDate(`${today.slice(0, 4)}-12-15`)) : undefined;
}

function inNotice(today: CalendarDate, dueOn: CalendarDate): CalendarDate | undefined {
  return today >= addDays(dueOn, -NOTICE_DAYS) && today <= dueOn ? dueOn : undefined;
}
