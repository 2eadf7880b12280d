import { type CalendarDate, daysBetween } from '#shared/kernel/calendar-date.ts';
import { chinaDate, type Instant } from '#shared/kernel/instant.ts';

/** How many automatic backups stay: the newest of each of so many days, weeks and months that have one. */
export interface RotationPolicy {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

export const ROTATION: RotationPolicy = { days: 14, weeks: 8, months: 12 };

/**
 * 轮换: which of the automatic backups may go.
 *
 * A backup stays when it is the newest of its day, week or month, counted over the latest days, weeks and months
 * that have one at all: after a pause of years the old ones still stay. The newest backup always stays.
 *
 * @returns the backups to delete, oldest first
 */
export function backupsToDelete<T extends { readonly at: Instant }>(
  backups: readonly T[],
  policy: RotationPolicy = ROTATION,
): readonly T[] {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const kept = new Set<T>(newestFirst.slice(0, 1));
  for (const [periodOf, count] of [
    [dayOf, policy.days],
    [weekOf, policy.weeks],
    [monthOf, policy.months],
  ] as const) {
    const periods = new Set<string>();
    for (const backup of newestFirst) {
      const period = periodOf(chinaDate(backup.at));
      if (periods.has(period)) continue;
      if (periods.size === count) break;
      periods.add(period);
      kept.add(backup);
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup)).reverse();
}

function dayOf(date: CalendarDate): string {
  return date;
}

const A_MONDAY = '2024-01-01' as CalendarDate;

function weekOf(date: CalendarDate): string {
  return String(Math.floor(daysBetween(A_MONDAY, date) / 7));
}

function monthOf(date: CalendarDate): string {
  return date.slice(0, 7);
}
