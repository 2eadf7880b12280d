import fc from 'fast-check';
import { expect } from 'vitest';
import { COST_CATEGORIES } from '#shared/domain/costs/cost-item.ts';
import { capitalAmount, parseCapitalAmount } from '#shared/domain/documents/capital-amount.ts';
import { standardScheme } from '#shared/domain/schemes/policy-pack.ts';
import type { EventCostFacts } from '#shared/domain/settlements/event-cost.ts';
import { settleEventCost } from '#shared/domain/settlements/settle-event-cost.ts';
import { shareCost } from '#shared/domain/settlements/share-cost.ts';
import { ATTENDANCES, PRESENCES, UNIT_KINDS } from '#shared/domain/units/unit.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { CostItemId, FairId, UnitId } from '#shared/kernel/ids.ts';
import { addMoney, fen, sumMoney } from '#shared/kernel/money.ts';

const DAY = calendarDate('2026-03-05');

const mostly = <T>(usual: T, others: readonly T[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const rosterRow = fc.record({
  unitId: fc.integer({ min: 0, max: 14 }).map((n) => `U${n}` as UnitId),
  kind: mostly('enterprise', UNIT_KINDS),
  local: mostly<boolean | undefined>(true, [false, undefined]),
  attendance: mostly('attended', ATTENDANCES),
  presence: mostly('onsite', PRESENCES),
});

const cost = fc.record({
  category: mostly('transport', COST_CATEGORIES),
  amount: fc.integer({ min: 1, max: 5_000_000 }).map(fen),
  payer: mostly<'organizer' | 'unit'>('organizer', ['unit']),
  unitId: fc.oneof(
    fc.constant(undefined),
    fc.integer({ min: 0, max: 14 }).map((n) => `U${n}` as UnitId),
  ),
  approved: fc.boolean(),
  serviceDate: mostly(DAY, [calendarDate('2026-01-01')]),
});

const facts = fc
  .record({
    status: mostly<'held' | 'planned' | 'cancelled'>('held', ['planned', 'cancelled']),
    format: mostly<'onsite' | 'online' | 'hybrid'>('onsite', ['online', 'hybrid']),
    venue: mostly<string | undefined>('610100', ['320100', '320826', '810000', undefined, '320000']),
    crossBorderApproved: fc.boolean(),
    roster: fc.array(rosterRow, { maxLength: 16 }),
    costs: fc.array(cost, { maxLength: 8 }),
  })
  .map(
    ({ roster, costs, ...fair }): EventCostFacts => ({
      fair: { ...fair, id: 'F' as FairId, home: '320800', startsOn: DAY, endsOn: DAY, organizerKind: 'publicCenter', hasAgreement: false },
      roster,
      costs: costs.map((item, index) => ({ ...item, id: `C${index}` as CostItemId })),
    }),
  );

const ceiling = standardScheme('huaian-3-event-cost', 'ceiling');
const flat = standardScheme('huaian-3-event-cost', 'flat');

/** What holds for every fair, by the sentence that says it. */
export const MONEY_PROPERTIES = {
  'the units add up to the sheet, the sheet to its capitals, and nothing exceeds quota or cost': fc.property(facts, (input) => {
    const settled = settleEventCost(input, ceiling);
    expect(sumMoney(settled.units, (unit) => unit.payable)).toBe(settled.payable);
    expect(parseCapitalAmount(capitalAmount(settled.payable))).toBe(settled.payable);
    expect(settled.payable).toBeLessThanOrEqual(settled.quota);
    expect(settled.payable).toBeLessThanOrEqual(settled.eligible);
    expect(settled.payable).toBeLessThanOrEqual(settled.pooled);
    if (input.fair.status === 'held')
      expect(sumMoney(settled.units, (unit) => unit.attributed)).toBe(settled.units.some((unit) => unit.attending) ? settled.eligible : 0);
  }),

  'flat pays the quota, ceiling never more': fc.property(facts, (input) => {
    const settled = settleEventCost(input, flat);
    expect(settled.payable).toBe(settled.quota);
    expect(settleEventCost(input, ceiling).payable).toBeLessThanOrEqual(settled.payable);
  }),

  'the order of the roster changes nothing but who carries the remainder fen': fc.property(facts, (input) => {
    // Kind and place of a unit with several rows are those of its first row, so only whole units are reordered.
    const groups = [...Map.groupBy(input.roster, (row) => row.unitId).values()];
    const reversed = { ...input, roster: groups.toReversed().flat() };
    const [before, after] = [settleEventCost(input, ceiling), settleEventCost(reversed, ceiling)];
    expect(after.quota).toBe(before.quota);
    expect(after.eligible).toBe(before.eligible);
    expect(new Set(after.flags.filter((flag) => flag !== 'pooledDiffers'))).toEqual(
      new Set(before.flags.filter((flag) => flag !== 'pooledDiffers')),
    );
    for (const unit of before.units) {
      const same = after.units.find((other) => other.unitId === unit.unitId);
      expect(Math.abs((same?.share ?? 0) - unit.share)).toBeLessThanOrEqual(1);
      expect(same?.direct).toBe(unit.direct);
      expect(same?.exclusion).toBe(unit.exclusion);
    }
  }),

  'no fen is lost or made in sharing, and shares differ by one fen at most': fc.property(
    fc.integer({ min: 0, max: 1_000_000_000_000 }),
    fc.integer({ min: 1, max: 2_000 }),
    (amount, units) => {
      const shares = shareCost(fen(amount), units);
      expect(addMoney(...shares)).toBe(amount);
      expect((shares[0] ?? 0) - (shares.at(-1) ?? 0)).toBeLessThanOrEqual(1);
    },
  ),
};
