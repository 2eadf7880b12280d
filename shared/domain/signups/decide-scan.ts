import type { Instant } from '#shared/kernel/instant.ts';
import type { ScanReason, Verdict } from './signup.ts';

/** An entry that stands: the scan by which the person came in. */
export interface StandingEntry {
  readonly at: Instant;
  readonly desk: string;
}

/** Whose the scanned text is. */
export type ScanSubject =
  /** Read, but nothing here has this code. It may be of a station whose package has not arrived. */
  | { readonly found: 'unknown' }
  /** A person or a name, without a sign-up for any fair that the code would name. */
  | { readonly found: 'notSignedUp' }
  | { readonly found: 'several' }
  | {
      readonly found: 'signup';
      /** Of this fair. */
      readonly isHere: boolean;
      readonly isCancelled: boolean;
      /** The entry of the same person at this fair, by whichever of the person's sign-ups. */
      readonly standing: StandingEntry | undefined;
    };

export interface ScanDecision {
  readonly verdict: Verdict;
  readonly reason: ScanReason | undefined;
}

/** What the desk says. A person comes in once: while an entry stands, every further scan is a duplicate. */
export function decideScan(subject: ScanSubject): ScanDecision {
  switch (subject.found) {
    case 'unknown':
      return { verdict: 'pending', reason: 'unknownCode' };
    case 'several':
      return { verdict: 'pending', reason: 'severalFound' };
    case 'notSignedUp':
      return { verdict: 'rejected', reason: 'notSignedUp' };
    case 'signup':
      if (!subject.isHere) return { verdict: 'rejected', reason: 'otherFair' };
      if (subject.standing) return { verdict: 'duplicate', reason: undefined };
      return subject.isCancelled ? { verdict: 'rejected', reason: 'signupCancelled' } : { verdict: 'accepted', reason: undefined };
  }
}

/** A scanner that reads one code twice in one movement. */
const DOUBLE_READ_MILLIS = 200;

/** The second of two reads in one movement: a row of its own, but nothing that the person at the desk need look at. */
export function isDoubleRead(first: StandingEntry, at: Instant, desk: string): boolean {
  return first.desk === desk && Math.abs(Date.parse(at) - Date.parse(first.at)) <= DOUBLE_READ_MILLIS;
}

/** How far a desk's clock may run ahead. */
const AHEAD_MILLIS = 5 * 60_000;

/** The moment of a scan that a desk says it took: later than now by more than the clocks may differ, it is not believed. */
export function believedMoment(taken: Instant | undefined, now: Instant): { readonly at: Instant; readonly isClockOff: boolean } {
  if (taken === undefined) return { at: now, isClockOff: false };
  const isClockOff = Date.parse(taken) - Date.parse(now) > AHEAD_MILLIS;
  return { at: isClockOff ? now : taken, isClockOff };
}
