/**
 * Hybrid logical clock (Kulkarni and others 2014): wall time that never runs backwards. It stamps operations so
 * that those of one node sort in the order they were made and those of several nodes sort about as they happened.
 *
 * Written here rather than imported: the module of `@evolu/common` that the design names comes only with all of
 * its local-first engine, some 350 ms and 45 MB in every process that is not bundled. A property test holds this
 * one equal to Evolu's.
 */
export interface HybridTime {
  /** Milliseconds since 1970, 48 bits. */
  readonly millis: number;
  /** 16 bits; a full counter rolls into the next millisecond. */
  readonly counter: number;
  /** 16 hex digits. */
  readonly node: string;
}

const MAX_COUNTER = 0xffff;

/** The next time of this clock at wall time `now`. A wall clock set back or standing still does not stop it. */
export function tick(last: HybridTime, now: number): HybridTime {
  if (now > last.millis) return { millis: now, counter: 0, node: last.node };
  if (last.counter < MAX_COUNTER) return { millis: last.millis, counter: last.counter + 1, node: last.node };
  return { millis: last.millis + 1, counter: 0, node: last.node };
}

/** 32 hex digits that sort as the times do: 12 of milliseconds, 4 of counter, 16 of node. */
export function formatHybridTime(time: HybridTime): string {
  return time.millis.toString(16).padStart(12, '0') + time.counter.toString(16).padStart(4, '0') + time.node;
}

export function parseHybridTime(text: string): HybridTime {
  return { millis: Number.parseInt(text.slice(0, 12), 16), counter: Number.parseInt(text.slice(12, 16), 16), node: text.slice(16) };
}
