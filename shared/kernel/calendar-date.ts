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

/** Last day of the month that the date lies in. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  const [year, month] = partsOf(date);
  return dayOf(year, month, daysInMonth(year, month));
}

/**
 * Last day of a term of whole months that begins on `from`: the day before the corresponding day, or the end of the month where there is
 * none (民法典第二百零二条). One month from 31 January ends on 28 or 29 February.
 */
export function endOfTerm(from: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = partsOf(from);
  if (day === 1) return endOfMonth(dayOf(year, month + months - 1, 1));
  return dayOf(year, month + months, Math.min(day - 1, daysInMonth(year, month + months)));
}

function partsOf(date: CalendarDate): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
}

/** @param month may lie beyond 12; the year follows */
function dayOf(year: number, month: number, day: number): CalendarDate {
  const monthOfYear = ((month - 1) % 12) + 1;
  const parts = [
    String(year + Math.floor((month - 1) / 12)).padStart(4, '0'),
    ...[monthOfYear, day].map((part) => String(part).padStart(2, '0')),
  ];
  return parts.join('-') as CalendarDate;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Counted without a `Date`: the months of a hundred thousand contracts are told while a person waits. */
function daysInMonth(year: number, month: number): number {
  const monthOfYear = (month - 1) % 12;
  return monthOfYear === 1 && isLeap(year + Math.floor((month - 1) / 12)) ? 29 : (MONTH_LENGTHS[monthOfYear] ?? 0);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
