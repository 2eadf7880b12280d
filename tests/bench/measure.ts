/** One line of the report. A ratio is measured against the floor in the same run, because machines differ. */
export interface BenchLine {
  readonly what: string;
  readonly millis: number;
  /** The barest correct code for the same work. */
  readonly floor?: { readonly name: string; readonly millis: number };
  /** What shall be reached; `missed` lines make the command fail. */
  readonly target?: { readonly words: string; readonly isMet: boolean };
  readonly note?: string;
}

/** Median wall time in milliseconds; the first run is told apart, it pays for loading and compiling. */
export async function median(rounds: number, work: () => unknown): Promise<{ readonly first: number; readonly median: number }> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  const [first = 0, ...later] = times;
  const warm = (later.length > 0 ? later : times).toSorted((a, b) => a - b);
  return { first, median: warm[Math.floor(warm.length / 2)] ?? 0 };
}

/** Work and floor by turns, so that a busy moment hits both. */
export async function beside(
  rounds: number,
  work: () => unknown,
  floor: () => unknown,
): Promise<{ readonly work: number; readonly floor: number }> {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const [w, f] = [await timed(work), await timed(floor)];
    // The first round warms up.
    if (round > 0) {
      ours.push(w);
      bare.push(f);
    }
  }
  const middle = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return { work: middle(ours), floor: middle(bare) };
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function atMost(limit: number, ratio: number): { readonly words: string; readonly isMet: boolean } {
  return { words: `≤ ${limit} ×`, isMet: ratio <= limit };
}

export function within(limitMillis: number, millis: number): { readonly words: string; readonly isMet: boolean } {
  return { words: `≤ ${limitMillis} ms`, isMet: millis <= limitMillis };
}

/** The value below which so many percent of the times lie. */
export function percentile(times: readonly number[], percent: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
