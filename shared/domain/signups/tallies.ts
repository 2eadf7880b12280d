import type { Verdict } from './signup.ts';

/** How often each verdict was given. An entry that was taken back stays an accepted scan and is told apart. */
export interface ScanTallies extends Readonly<Record<Verdict, number>> {
  /** accepted + duplicate + rejected + pending, always. */
  readonly scans: number;
  /** Of the accepted: taken back. */
  readonly undone: number;
}

export interface VerdictCount {
  readonly verdict: Verdict;
  readonly count: number;
  readonly undone: number;
}

export function scanTallies(counts: readonly VerdictCount[]): ScanTallies {
  const of = (verdict: Verdict) => counts.reduce((sum, line) => (line.verdict === verdict ? sum + line.count : sum), 0);
  const [accepted, duplicate, rejected, pending] = [of('accepted'), of('duplicate'), of('rejected'), of('pending')];
  return {
    accepted,
    duplicate,
    rejected,
    pending,
    scans: counts.reduce((sum, line) => sum + line.count, 0),
    undone: counts.reduce((sum, line) => sum + line.undone, 0),
  };
}
