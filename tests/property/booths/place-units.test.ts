import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BoothPlan, occupantOf } from '#shared/domain/booths/booth.ts';
import { placeUnits, type UnitToPlace } from '#shared/domain/booths/place-units.ts';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { testId } from '#tests/support/database.ts';
import { aBooth, aBoothArea } from '#tests/support/records.ts';

const INDUSTRIES = ['机械制造', '纺织服装', '餐饮服务', '电子信息', '家政服务'];
const fairId = testId<'Fair'>();

interface Hall {
  readonly areas: readonly { readonly size: number; readonly bound: readonly string[]; readonly marks: readonly number[] }[];
  readonly units: readonly (string | undefined)[];
}

const anyHall: fc.Arbitrary<Hall> = fc.record({
  areas: fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: 12 }),
      bound: fc.subarray(['机械', '服务', '电子'], { maxLength: 2 }),
      /** By booth: 0 reserved, 1 taken, others free. */
      marks: fc.array(fc.nat({ max: 6 }), { minLength: 12, maxLength: 12 }),
    }),
    { maxLength: 5 },
  ),
  units: fc.array(fc.option(fc.constantFrom(...INDUSTRIES), { nil: undefined }), { maxLength: 40 }),
});

function build(hall: Hall): { readonly plan: BoothPlan; readonly units: readonly UnitToPlace[] } {
  const areas = hall.areas.map(({ bound }, index) => aBoothArea(fairId, { position: index + 1, industries: bound }));
  const booths = hall.areas.flatMap(({ size, marks }, index) =>
    Array.from({ length: size }, (_, place) => {
      const area = areas[index];
      if (!area) throw new Error('no area');
      return aBooth(area, {
        place: place + 1,
        reserved: marks[place] === 0,
        use: marks[place] === 1 ? { state: 'booked', participationId: testId<'Participation'>() } : { state: 'free' },
      });
    }),
  );
  return { plan: { areas, booths }, units: hall.units.map((industry) => ({ participationId: testId<'Participation'>(), industry })) };
}

describe('automatic placement', () => {
  test('places nobody twice, uses no booth twice, leaves reserved and taken ones, and fills what it can', () => {
    fc.assert(
      fc.property(anyHall, (hall) => {
        const { plan, units } = build(hall);
        const { placements, unplaced } = placeUnits(plan, units);
        const placed = placements.map((one) => one.participationId);
        const used = placements.map((one) => one.boothId);
        expect(new Set(placed).size).toBe(placed.length);
        expect(new Set(used).size).toBe(used.length);
        expect([...placed, ...unplaced].sort()).toEqual(units.map((unit) => unit.participationId).sort());
        const open = new Set(
          plan.booths.filter((booth) => !booth.reserved && occupantOf(booth.use) === undefined).map((booth) => booth.id),
        );
        expect(used.every((id) => open.has(id))).toBe(true);
        expect(placed.length).toBe(Math.min(units.length, open.size));
        expect(placeUnits(plan, units)).toEqual({ placements, unplaced });
      }),
      { numRuns: 500 },
    );
  });

  test('gives an area bound to industries to others only when no other booth is left', () => {
    fc.assert(
      fc.property(anyHall, (hall) => {
        const { plan, units } = build(hall);
        const { placements } = placeUnits(plan, units);
        const taken = new Set(placements.map((one) => one.boothId));
        const industryOf = new Map<ParticipationId, string>(units.map((unit) => [unit.participationId, unit.industry ?? '']));
        const areaOf = new Map(plan.booths.map((booth) => [booth.id, plan.areas.find((area) => area.id === booth.areaId)]));
        const strangers = placements.filter(({ boothId, participationId }) => {
          const words = areaOf.get(boothId)?.industries ?? [];
          return words.length > 0 && !words.some((word) => industryOf.get(participationId)?.includes(word));
        });
        const unboundLeft = plan.booths.filter(
          (booth) =>
            areaOf.get(booth.id)?.industries.length === 0 && !booth.reserved && occupantOf(booth.use) === undefined && !taken.has(booth.id),
        );
        expect(strangers.length === 0 || unboundLeft.length === 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('puts the units of one industry side by side where an area holds them all', () => {
    const area = aBoothArea(fairId);
    const plan = { areas: [area], booths: Array.from({ length: 6 }, (_, index) => aBooth(area, { place: index + 1 })) };
    const units = ['机械制造', '餐饮服务', '机械制造', undefined, '餐饮服务'].map((industry) => ({
      participationId: testId<'Participation'>(),
      industry,
    }));
    const { placements } = placeUnits(plan, units);
    const order = plan.booths.map((booth) => placements.find((one) => one.boothId === booth.id)?.participationId);
    expect(order).toEqual([units[0], units[2], units[1], units[4], units[3], undefined].map((unit) => unit?.participationId));
  });

  test('takes well under a second for 200 units on 200 booths', () => {
    const areas = Array.from({ length: 4 }, (_, index) => aBoothArea(fairId, { industries: index === 0 ? ['机械'] : [] }));
    const booths = areas.flatMap((area) => Array.from({ length: 50 }, (_, index) => aBooth(area, { place: index + 1 })));
    const units = Array.from({ length: 200 }, (_, index) => ({
      participationId: testId<'Participation'>(),
      industry: INDUSTRIES[index % INDUSTRIES.length],
    }));
    const start = performance.now();
    expect(placeUnits({ areas, booths }, units).placements).toHaveLength(200);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
