import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { Attendance } from '../units/unit.ts';

/** 未到会规定: off 不限, warn 提示, bar 下一场不得参会. */
export const NO_SHOW_MODES = ['off', 'warn', 'bar'] as const;
export type NoShowMode = (typeof NO_SHOW_MODES)[number];

export interface NoShowRule {
  readonly mode: NoShowMode;
  /** 连续未到会 so many times sets it off; at least 1. */
  readonly times: number;
}

export const NO_RULE: NoShowRule = { mode: 'off', times: 1 };

/** How a unit stood at a fair that was not cancelled. */
export interface PastAttendance {
  readonly fairNumber: string;
  readonly fairTitle: string;
  readonly startsOn: CalendarDate;
  readonly attendance: Attendance;
}

export interface NoShowCount {
  readonly total: number;
  /** Since it last came. */
  readonly inARow: number;
  /** The latest one. */
  readonly last: PastAttendance | undefined;
}

/** Counts absences over time. Fairs that the unit cancelled beforehand, or where nothing is known yet, neither add nor end a row. */
export function countNoShows(history: readonly PastAttendance[]): NoShowCount {
  let [total, inARow] = [0, 0];
  let last: PastAttendance | undefined;
  for (const past of history.toSorted(byTime)) {
    if (past.attendance === 'noShow') {
      total += 1;
      inARow += 1;
      last = past;
    } else if (past.attendance === 'attended' || past.attendance === 'represented') inARow = 0;
  }
  return { total, inARow, last };
}

function byTime(a: PastAttendance, b: PastAttendance): number {
  if (a.startsOn !== b.startsOn) return a.startsOn < b.startsOn ? -1 : 1;
  return a.fairNumber < b.fairNumber ? -1 : 1;
}

export type NoShowFinding =
  | { readonly type: 'clear' }
  | { readonly type: 'warned' | 'barred'; readonly inARow: number; readonly last: PastAttendance };

/**
 * Whether a unit may come to a fair. The bar holds for the next fair alone: once one has gone by since the last absence it is served,
 * and the unit comes with a warning; without that it could never come again to end its row.
 *
 * @param history fairs before the one in question
 * @param lastFairDay first day of the latest of the center's own fairs before it, whether the unit was on its roster or not
 */
export function judgeNoShows(rule: NoShowRule, history: readonly PastAttendance[], lastFairDay: CalendarDate | undefined): NoShowFinding {
  const { inARow, last } = countNoShows(history);
  if (rule.mode === 'off' || !last || inARow < rule.times) return { type: 'clear' };
  const isServed = lastFairDay !== undefined && lastFairDay > last.startsOn;
  return { type: rule.mode === 'bar' && !isServed ? 'barred' : 'warned', inARow, last };
}

/** 连续 2 次未到会（最近一次 2026-003“…”，2026-03-05） */
export function noShowWords({ inARow, last }: { readonly inARow: number; readonly last: PastAttendance }): string {
  const times = inARow === 1 ? '上次报名后未到会' : `连续 ${inARow} 次未到会`;
  return `${times}（最近一次 ${last.fairNumber}“${last.fairTitle}”，${last.startsOn}）`;
}
