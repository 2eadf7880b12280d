import type { UnitId } from '#shared/kernel/ids.ts';
import { addMoney, type Money, ZERO } from '#shared/kernel/money.ts';
import type { AttendingUnit } from './attendance.ts';
import type { EligibleCosts } from './eligible-costs.ts';
import { shareCost } from './share-cost.ts';

/** A unit with what the fair cost for it. */
export interface AttributedUnit extends AttendingUnit {
  readonly direct: Money;
  readonly share: Money;
  /** direct + share */
  readonly attributed: Money;
}

/**
 * What each unit cost (dossier 2.2 step 6, A5, A9): its direct cost, and an equal share of the shared cost over all attending units,
 * whether they count or not. While nobody attends the shared cost stays with the organizer.
 */
export function attributeCosts(units: readonly AttendingUnit[], costs: EligibleCosts): readonly AttributedUnit[] {
  const attending = units.filter((unit) => unit.attending);
  const shares = shareCost(costs.shared, attending.length);
  const shareByUnit = new Map<UnitId, Money>(attending.map((unit, index) => [unit.unitId, shares[index] ?? ZERO]));
  return units.map((unit) => {
    const direct = costs.directByUnit.get(unit.unitId) ?? ZERO;
    const share = shareByUnit.get(unit.unitId) ?? ZERO;
    return { ...unit, direct, share, attributed: addMoney(direct, share) };
  });
}
