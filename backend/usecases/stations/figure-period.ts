import type { Period } from '#shared/domain/stations/station-figures.ts';
import { type CalendarDate, calendarDate } from '#shared/kernel/calendar-date.ts';

const BEGINNING = calendarDate('2000-01-01');
const END = calendarDate('2100-12-31');

/** What a year's figures take in: what happened up to today; without a year all of it. */
export function periodOf(year: number | undefined, today: CalendarDate): Period {
  if (year === undefined) return { from: BEGINNING, to: today };
  const last = calendarDate(`${year}-12-31`);
  return { from: calendarDate(`${year}-01-01`), to: today < last ? today : last };
}

/** The whole year, with what is planned for the days to come; without a year all of them. */
export function wholeYear(year: number | undefined): Period {
  if (year === undefined) return { from: BEGINNING, to: END };
  return { from: calendarDate(`${year}-01-01`), to: calendarDate(`${year}-12-31`) };
}
