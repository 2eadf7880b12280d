import { formatChineseDate } from '#shared/kernel/calendar-date.ts';
import type { Fair } from '../fairs/fair.ts';
import { datesOf } from '../settlements/snapshot.ts';

/** `2026年3月5日至2026年3月6日　合肥市人力资源市场`, under the title of what is handed out at a fair. */
export function timeAndPlace(fair: Fair): string {
  return [datesOf(fair).map(formatChineseDate).join('至'), fair.venueName].filter((part) => part !== '').join('　');
}
