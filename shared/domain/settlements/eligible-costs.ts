import { addDays, type CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { UnitId } from '#shared/kernel/ids.ts';
import { type Money, sumMoney } from '#shared/kernel/money.ts';
import type { CostAssessment, CostExclusion, CostFact, EligibleCategory } from './event-cost.ts';
import { ELIGIBLE_CATEGORIES } from './event-cost.ts';
import type { SettlementFlag } from './flags.ts';

/** 在途: the clause covers the recruitment period; two days of travel before and after are taken as part of it, others are flagged. */
export const TRAVEL_DAYS = 2;

export interface EligibleCosts {
  readonly assessments: readonly CostAssessment[];
  /** Eligible shared cost, to be divided over the attending units. */
  readonly shared: Money;
  readonly directByUnit: ReadonlyMap<UnitId, Money>;
  readonly total: Money;
  readonly byCategory: Readonly<Record<EligibleCategory, Money>>;
}

/**
 * Which costs may be listed (dossier 2.2 steps 5 and 6, A13, A17–A19): paid by the organizer, of a category the clause names
 * (`other` only with a recorded approval), and not the direct cost of a unit that was not there.
 */
export function findEligibleCosts(
  costs: readonly CostFact[],
  attending: ReadonlySet<UnitId>,
  period: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate },
): EligibleCosts {
  const [first, last] = [addDays(period.startsOn, -TRAVEL_DAYS), addDays(period.endsOn, TRAVEL_DAYS)];
  const assessments = costs.map((cost): CostAssessment => {
    const exclusion = exclusionOf(cost, attending);
    const outsideDates = cost.serviceDate < first || cost.serviceDate > last;
    return { costId: cost.id, eligible: exclusion === undefined, exclusion, outsideDates };
  });
  const eligible = costs.filter((_, index) => assessments[index]?.eligible);
  const directByUnit = new Map<UnitId, Money>();
  for (const [unitId, items] of Map.groupBy(eligible, (cost) => cost.unitId)) {
    if (unitId !== undefined)
      directByUnit.set(
        unitId,
        sumMoney(items, (cost) => cost.amount),
      );
  }
  const sumOf = (category: EligibleCategory) =>
    sumMoney(
      eligible.filter((cost) => cost.category === category),
      (cost) => cost.amount,
    );
  return {
    assessments,
    shared: sumMoney(
      eligible.filter((cost) => cost.unitId === undefined),
      (cost) => cost.amount,
    ),
    directByUnit,
    total: sumMoney(eligible, (cost) => cost.amount),
    byCategory: Object.fromEntries(ELIGIBLE_CATEGORIES.map((category) => [category, sumOf(category)])) as Record<EligibleCategory, Money>,
  };
}

function exclusionOf(cost: CostFact, attending: ReadonlySet<UnitId>): CostExclusion | undefined {
  if (cost.payer !== 'organizer') return 'paidByUnit';
  if (!(ELIGIBLE_CATEGORIES as readonly string[]).includes(cost.category)) return 'category';
  if (cost.category === 'other' && !cost.approved) return 'notApproved';
  if (cost.unitId !== undefined && !attending.has(cost.unitId)) return 'unitAbsent';
  return undefined;
}

/** What the costs themselves give cause to say. */
export function costFlags({ assessments }: EligibleCosts): readonly SettlementFlag[] {
  const flags: SettlementFlag[] = [];
  if (assessments.some((cost) => cost.exclusion === 'category' || cost.exclusion === 'notApproved')) flags.push('ineligibleCostExcluded');
  if (assessments.some((cost) => cost.exclusion === 'paidByUnit')) flags.push('notPaidByOrganizer');
  if (assessments.some((cost) => cost.eligible && cost.outsideDates)) flags.push('serviceDateOutside');
  return flags;
}
