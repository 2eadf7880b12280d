import { type Money, sumMoney, ZERO } from '#shared/kernel/money.ts';
import type { BlockingFlag } from './blocking-flag.ts';
import type { DerivationStep } from './derivation.ts';
import type { EventCostSettlement } from './event-cost.ts';
import { shareCost } from './share-cost.ts';

/** The way to the amount in the order of dossier 2.2: zone, who counts, rate, quota, eligible cost, shares, ceilings. */
export function deriveHuaian3(
  settlement: Omit<EventCostSettlement, 'flags' | 'derivation'>,
  shared: Money,
  blocking: BlockingFlag | undefined,
  clause: string,
): readonly DerivationStep[] {
  const { units, rate, payable, mode, costs } = settlement;
  const [attending, counted] = [settlement.attendingUnits, settlement.countedUnits];
  const start: DerivationStep[] = [
    { rule: 'zone', clause, finding: settlement.zone },
    { rule: 'counted', clause, who: 'localUnits', rows: units.length, attending, counted },
  ];
  if (blocking) {
    return [...start, { rule: 'nothing', clause, because: blocking === 'eventNotHeld' ? 'notHeld' : 'zone', amount: ZERO }];
  }
  const steps: DerivationStep[] = [
    ...start,
    { rule: 'rate', clause, per: 'unit', amount: rate },
    { rule: 'quota', clause, counted, rate, amount: settlement.quota },
    { rule: 'eligible', clause, items: costs.length, excluded: costs.filter((cost) => !cost.eligible).length, amount: settlement.eligible },
  ];
  if (attending > 0 && shared > 0) {
    const each = shareCost(shared, attending).at(-1) ?? ZERO;
    steps.push({ rule: 'sharing', clause, shared, units: attending, each, remainder: shared - each * attending });
  }
  steps.push({ rule: 'attributed', clause, counted, amount: settlement.actual });
  if (mode === 'flat') return [...steps, { rule: 'flat', clause, per: 'unit', amount: payable }];
  const above = units.filter((unit) => unit.cut > 0);
  return [...steps, { rule: 'ceiling', clause, unitsAbove: above.length, cut: sumMoney(above, (unit) => unit.cut), amount: payable }];
}
