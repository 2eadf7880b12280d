import { expect, test } from 'vitest';
import { missingWords } from '#shared/domain/exchange/missing-packages.ts';
import { instant } from '#shared/kernel/instant.ts';

test.each([
  [241, 250, '2026-07-03T02:00:00.000Z', '2026-07-09T02:00:00.000Z', '缺第 241–250 号包，7月3日至9日'],
  [7, 7, '2026-07-30T02:00:00.000Z', '2026-08-02T02:00:00.000Z', '缺第 7 号包，7月30日至8月2日'],
  [7, 8, '2026-12-28T02:00:00.000Z', '2027-01-03T02:00:00.000Z', '缺第 7–8 号包，2026年12月28日至2027年1月3日'],
  // The day in China, not in Greenwich.
  [7, 7, '2026-07-08T15:59:00.000Z', '2026-07-08T16:01:00.000Z', '缺第 7 号包，7月8日至9日'],
  [7, 7, '2026-07-09T02:00:00.000Z', '2026-07-09T05:00:00.000Z', '缺第 7 号包，7月9日'],
  [7, 7, '2026-07-19T02:00:00.000Z', '2026-07-09T05:00:00.000Z', '缺第 7 号包，7月9日'],
  [1, 3, undefined, '2026-07-09T02:00:00.000Z', '缺第 1–3 号包，7月9日及以前'],
])('packages %i to %i made from %s to %s', (from, to, since, until, words) => {
  expect(missingWords({ from, to, since: since === undefined ? undefined : instant(since), until: instant(until) })).toBe(words);
});
