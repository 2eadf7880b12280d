/** One line of the report. */
export type BenchLine = TimeLine | AmountLine;

/** A ratio is measured against the floor in the same run, because machines differ. */
interface TimeLine extends JudgedLine {
  readonly millis: number;
  /** The barest correct code for the same work. */
  readonly floor?: { readonly name: string; readonly millis: number };
}

/** What is no time. */
interface AmountLine extends JudgedLine {
  readonly amount: number;
  readonly unit: 'MB' | 'kB';
}

interface JudgedLine {
  readonly what: string;
  /** What shall be reached; one that is missed makes the command fail. */
  readonly target?: Target;
  readonly note?: string;
}

interface Target {
  readonly words: string;
  readonly isMet: boolean;
}

export interface Times {
  readonly work: number;
  readonly floor: number;
}

/** Wall time in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Work and floor by turns, after a round that pays for loading and compiling. */
export async function beside(rounds: number, work: () => unknown, floor: () => unknown): Promise<Times> {
  const times: Times[] = [];
  for (let round = 0; round <= rounds; round++) times.push({ work: await timed(work), floor: await timed(floor) });
  return fastest(times.slice(1));
}

/** The fastest of each: what other programs on the machine add belongs to neither. */
export function fastest(times: readonly Times[]): Times {
  return { work: Math.min(...times.map(({ work }) => work)), floor: Math.min(...times.map(({ floor }) => floor)) };
}

export function atMost(limit: number, ratio: number): Target {
  return { words: `≤ ${limit} ×`, isMet: ratio <= limit };
}

export function within(limitMillis: number, millis: number): Target {
  return { words: `≤ ${limitMillis} ms`, isMet: millis <= limitMillis };
}

/** The value below which so many percent of the times lie. */
export function percentile(times: readonly number[], percent: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

export function both(one: Target, other: Target): Target {
  return { words: `${one.words}, ${other.words}`, isMet: one.isMet && other.isMet };
}
