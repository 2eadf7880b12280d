import type { Brand } from './brand.ts';

/** A day of the calendar, `YYYY-MM-DD`, without time or zone. Sorts as text. */
export type CalendarDate = string & Brand<'CalendarDate'>;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** @returns the date, or undefined when the text is not a day that exists (2023-02-29, 2026-13-01) */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const utc = new Date(Date.UTC(year, month - 1, day));
  return utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day ? (text as CalendarDate) : undefined;
}

/** @throws RangeError when the text is not a day that exists */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new RangeError(`Not a calendar date: ${text}`);
  return date;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const utc = new Date(`${date}T00:00:00Z`);
  utc.setUTCDate(utc.getUTCDate() + days);
  return calendarDate(utc.toISOString().slice(0, 10));
}

/** Days from one date to another; 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** 2026-03-05 → `2026年3月5日`, as dates stand on paper. */
export function formatChineseDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}
