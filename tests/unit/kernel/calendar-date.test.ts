import { describe, expect, test } from 'vitest';
import {
  addDays,
  calendarDate,
  daysBetween,
  endOfMonth,
  endOfTerm,
  formatChineseDate,
  parseCalendarDate,
} from '#shared/kernel/calendar-date.ts';
import { chinaDate, formatChinaTime, instant } from '#shared/kernel/instant.ts';

describe('CalendarDate', () => {
  test('only days that exist are dates', () => {
    expect(parseCalendarDate('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2023-02-29', '2026-13-01', '2026-1-1', '20260101', '']) expect(parseCalendarDate(text)).toBeUndefined();
  });

  test('days are counted over month ends and leap days', () => {
    expect(addDays(calendarDate('2024-02-28'), 2)).toBe('2024-03-01');
    expect(daysBetween(calendarDate('2021-03-29'), calendarDate('2021-06-30'))).toBe(93);
    expect(formatChineseDate(calendarDate('2026-03-05'))).toBe('2026年3月5日');
  });
});

describe('Instant', () => {
  test('the Chinese calendar day is that of UTC+8, whatever the zone of the machine', () => {
    expect(chinaDate(instant('2026-03-04T16:00:00.000Z'))).toBe('2026-03-05');
    expect(formatChinaTime(instant('2026-03-04T15:59:00.000Z'))).toBe('2026-03-04 23:59');
  });

  test('other spellings are refused', () => {
    expect(() => instant('2026-03-04 16:00')).toThrow(RangeError);
  });
});

test('the end of a month and of a term in months, for every day of a leap cycle, as the engine counts them', () => {
  for (let date = calendarDate('2023-12-01'); date < '2028-03-31'; date = addDays(date, 1)) {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    const lastDay = (index: number) => new Date(Date.UTC(year, index, 0)).getUTCDate();
    const iso = (index: number, of: number) => new Date(Date.UTC(year, index - 1, of)).toISOString().slice(0, 10);
    expect(endOfMonth(date)).toBe(iso(month, lastDay(month)));
    for (const months of [1, 2, 11, 12, 25]) {
      const end = month + months;
      expect(endOfTerm(date, months)).toBe(day === 1 ? iso(end, 0) : iso(end, Math.min(day - 1, lastDay(end))));
    }
  }
});
