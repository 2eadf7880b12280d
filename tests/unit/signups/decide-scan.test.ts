import { describe, expect, test } from 'vitest';
import { believedMoment, decideScan, isDoubleRead } from '#shared/domain/signups/decide-scan.ts';
import { scanTallies } from '#shared/domain/signups/tallies.ts';
import { instant } from '#shared/kernel/instant.ts';

const NOON = instant('2026-03-20T04:00:00.000Z');
const standing = { at: NOON, desk: '签到台1' };
const signup = { found: 'signup', isHere: true, isCancelled: false, standing: undefined } as const;

describe('the desk says', () => {
  test.each([
    ['accepted', undefined, signup],
    ['duplicate', undefined, { ...signup, standing }],
    ['rejected', 'signupCancelled', { ...signup, isCancelled: true }],
    ['duplicate', undefined, { ...signup, isCancelled: true, standing }],
    ['rejected', 'otherFair', { ...signup, isHere: false }],
    ['rejected', 'notSignedUp', { found: 'notSignedUp' }],
    ['pending', 'unknownCode', { found: 'unknown' }],
    ['pending', 'severalFound', { found: 'several' }],
  ] as const)('%s, %s', (verdict, reason, subject) => expect(decideScan(subject)).toEqual({ verdict, reason }));
});

test('two reads within 200 ms at one desk are one movement, later or elsewhere they are not', () => {
  expect(isDoubleRead(standing, instant('2026-03-20T04:00:00.200Z'), '签到台1')).toBe(true);
  expect(isDoubleRead(standing, instant('2026-03-20T04:00:00.201Z'), '签到台1')).toBe(false);
  expect(isDoubleRead(standing, NOON, '签到台2')).toBe(false);
});

test('a moment taken earlier is believed, one more than five minutes ahead is not', () => {
  const early = instant('2026-03-19T23:00:00.000Z');
  expect(believedMoment(undefined, NOON)).toEqual({ at: NOON, isClockOff: false });
  expect(believedMoment(early, NOON)).toEqual({ at: early, isClockOff: false });
  const atFive = instant('2026-03-20T04:05:00.000Z');
  expect(believedMoment(atFive, NOON)).toEqual({ at: atFive, isClockOff: false });
  expect(believedMoment(instant('2026-03-20T04:05:00.001Z'), NOON)).toEqual({ at: NOON, isClockOff: true });
});

test('the verdicts add up to the scans; what was taken back is told apart', () => {
  const counts = [
    { verdict: 'accepted', count: 5, undone: 2 },
    { verdict: 'pending', count: 1, undone: 0 },
  ] as const;
  expect(scanTallies(counts)).toEqual({ accepted: 5, duplicate: 0, rejected: 0, pending: 1, scans: 6, undone: 2 });
});
