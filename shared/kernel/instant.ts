import type { Brand } from './brand.ts';
import { type CalendarDate, calendarDate } from './calendar-date.ts';

/** A moment as UTC ISO text with milliseconds, `2026-03-05T01:02:03.456Z`. Sorts as text. */
export type Instant = string & Brand<'Instant'>;

/** @throws RangeError when the text is not such a moment */
export function instant(text: string): Instant {
  const time = Date.parse(text);
  if (Number.isNaN(time) || new Date(time).toISOString() !== text) throw new RangeError(`Not a UTC instant: ${text}`);
  return text as Instant;
}

export function instantFromMillis(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}

/** China has one zone without summer time: UTC+8, whatever the machine's setting says. */
const CHINA_OFFSET_MILLIS = 8 * 3_600_000;

/** The day on a Chinese wall calendar at this moment. */
export function chinaDate(moment: Instant): CalendarDate {
  return calendarDate(new Date(Date.parse(moment) + CHINA_OFFSET_MILLIS).toISOString().slice(0, 10));
}

/**
 * @param time `HH:MM:SS` of a Chinese wall clock
 * @throws RangeError when there is no such time of day
 */
export function chinaMoment(date: CalendarDate, time: string): Instant {
  return new Date(Date.parse(`${date}T${time}Z`) - CHINA_OFFSET_MILLIS).toISOString() as Instant;
}

/** `2026-03-05 09:02`, Beijing time, for screens and print stamps. */
export function formatChinaTime(moment: Instant): string {
  return new Date(Date.parse(moment) + CHINA_OFFSET_MILLIS).toISOString().slice(0, 16).replace('T', ' ');
}
