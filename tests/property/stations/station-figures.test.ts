import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countFigures,
  factsBehind,
  type Period,
  STATION_FIGURES,
  type StationFact,
  type StationFigure,
} from '#shared/domain/stations/station-figures.ts';
import { addDays, calendarDate } from '#shared/kernel/calendar-date.ts';
import type { StationId } from '#shared/kernel/ids.ts';

const STATIONS = ['a', 'b', 'c'] as unknown as readonly StationId[];
const FIRST = calendarDate('2026-01-01');
const YEAR: Period = { from: FIRST, to: calendarDate('2026-12-31') };
/** What belongs to one station and one day; people do not. */
const ADDITIVE = ['fairs', 'firms', 'jobs', 'visits', 'trips'] as const;
const PEOPLE = ['registered', 'delivered', 'hired'] as const;

/** A vacancy is as many everywhere; what is no person happened once, at one station. */
const anyFact: fc.Arbitrary<StationFact> = fc
  .record({
    figure: fc.constantFrom(...STATION_FIGURES),
    stationId: fc.constantFrom(...STATIONS),
    days: fc.integer({ min: -20, max: 380 }),
    key: fc.nat({ max: 12 }),
  })
  .map(({ figure, stationId, days, key }) => {
    const isPerson = (PEOPLE as readonly string[]).includes(figure);
    return {
      figure,
      stationId: isPerson ? stationId : (STATIONS[key % STATIONS.length] as StationId),
      on: addDays(FIRST, isPerson ? days : key * 30),
      key: `${figure}${key}`,
      amount: figure === 'jobs' ? key + 1 : 1,
    };
  });
const anyFacts = fc.array(anyFact, { maxLength: 60 });
const all = new Set(STATIONS);

function months(): readonly Period[] {
  return Array.from({ length: 12 }, (_, index) => {
    const from = calendarDate(`2026-${String(index + 1).padStart(2, '0')}-01`);
    const next = index === 11 ? calendarDate('2027-01-01') : calendarDate(`2026-${String(index + 2).padStart(2, '0')}-01`);
    return { from, to: addDays(next, -1) };
  });
}

/** Counted another way: a set of keys for each figure. */
function recounted(facts: readonly StationFact[], figure: StationFigure, { from, to }: Period, stations: ReadonlySet<StationId>): number {
  const seen = new Map<string, number>();
  for (const fact of facts) {
    if (fact.figure !== figure || fact.on < from || fact.on > to || !stations.has(fact.stationId)) continue;
    seen.set(fact.key, fact.amount);
  }
  return [...seen.values()].reduce((sum, amount) => sum + amount, 0);
}

describe('the figures of stations', () => {
  test('are what counting keys finds, in any order, and as much as what stands behind them', () => {
    fc.assert(
      fc.property(anyFacts, fc.subarray([...STATIONS]), (facts, some) => {
        const stations = new Set(some);
        const figures = countFigures(facts, YEAR, stations);
        expect(countFigures(facts.toReversed(), YEAR, stations)).toEqual(figures);
        for (const figure of STATION_FIGURES) {
          expect(figures[figure]).toBe(recounted(facts, figure, YEAR, stations));
          const behind = factsBehind(facts, figure, YEAR, stations);
          expect(behind.reduce((sum, { amount }) => sum + amount, 0)).toBe(figures[figure]);
          expect(new Set(behind.map(({ key }) => key)).size).toBe(behind.length);
          expect(behind.every(({ on }, index) => index === 0 || (behind[index - 1]?.on ?? '') <= on)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('of the months and of the stations add up to those of the year and of all, but for people, who may be fewer', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const whole = countFigures(facts, YEAR, all);
        const byMonth = months().map((month) => countFigures(facts, month, all));
        const byStation = STATIONS.map((id) => countFigures(facts, YEAR, new Set([id])));
        for (const parts of [byMonth, byStation]) {
          const sum = (figure: StationFigure) => parts.reduce((total, figures) => total + figures[figure], 0);
          for (const figure of ADDITIVE) expect(sum(figure)).toBe(whole[figure]);
          for (const figure of PEOPLE) {
            expect(whole[figure]).toBeLessThanOrEqual(sum(figure));
            expect(whole[figure]).toBeGreaterThanOrEqual(Math.max(...parts.map((figures) => figures[figure])));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
