import { chinaDate, type Instant } from '#shared/kernel/instant.ts';

/** 缺包: the packages that are missing before one, and the days that they tell of. */
export interface MissingPackages {
  readonly from: number;
  readonly to: number;
  /** When the last package before them was made; undefined where there is none. */
  readonly since: Instant | undefined;
  /** When the last of them was made. */
  readonly until: Instant;
}

/** 缺第 241–250 号包，7月3日至9日 */
export function missingWords({ from, to, since, until }: MissingPackages): string {
  return `缺第 ${from === to ? from : `${from}–${to}`} 号包，${daysWords(since && chinaDate(since), chinaDate(until))}`;
}

function daysWords(first: string | undefined, last: string): string {
  if (first === undefined) return `${monthAndDay(last)}及以前`;
  // A clock that was put back says the later day first.
  if (first >= last) return monthAndDay(last);
  if (first.slice(0, 4) !== last.slice(0, 4)) return `${yearOf(first)}${monthAndDay(first)}至${yearOf(last)}${monthAndDay(last)}`;
  return `${monthAndDay(first)}至${first.slice(0, 7) === last.slice(0, 7) ? dayOfMonth(last) : monthAndDay(last)}`;
}

function yearOf(date: string): string {
  return `${date.slice(0, 4)}年`;
}

/** 7月3日 */
export function monthAndDay(date: string): string {
  return `${Number(date.slice(5, 7))}月${dayOfMonth(date)}`;
}

function dayOfMonth(date: string): string {
  return `${Number(date.slice(8, 10))}日`;
}
