import { addMoney, type Money, subtractMoney, sumMoney, ZERO } from '#shared/kernel/money.ts';
import { zoneOfVenue } from '../fairs/zone-of-venue.ts';
import type { EventCostScheme } from '../schemes/scheme.ts';
import { attendanceFlags, findAttendance } from './attendance.ts';
import { blockingFlag } from './blocking-flag.ts';
import type { DerivationStep } from './derivation.ts';
import { costFlags, findEligibleCosts } from './eligible-costs.ts';
import type { EventCostFacts, EventCostSettlement, UnitSettlement } from './event-cost.ts';
import type { SettlementFlag } from './flags.ts';
import { shareCost } from './share-cost.ts';

const CLAUSE = '三（六）';

/** 组织10家及以上辖区企业 */
export const MINIMUM_FIRMS = 10;

/**
 * 跨区域劳务对接活动经费补贴 (jiangmen-6, 三（六）): an operating HR agency with a cooperation agreement that takes ten or more firms of
 * the district out gets a flat sum per event, 10000 yuan in the province outside the city, 20000 yuan out of the province. Agencies do
 * not count toward the ten (dossier A8); the standard is paid also when less was spent (A20).
 */
export function settleJiangmen6(facts: EventCostFacts, scheme: EventCostScheme): EventCostSettlement {
  const { fair } = facts;
  const zone = zoneOfVenue(fair);
  const attendance = findAttendance(facts.roster, ['enterprise']);
  const attending = attendance.units.filter((unit) => unit.attending);
  const costs = findEligibleCosts(facts.costs, new Set(attending.map((unit) => unit.unitId)), fair);
  const held = fair.status === 'held';
  const firms = held ? attendance.units.filter((unit) => unit.counted).length : 0;
  // The clause names no cross-border sum, so there is none even with an approval.
  const blocking = blockingFlag(fair, zone.zone, false);

  const rate = blocking ? ZERO : zone.zone === 'inProvince' ? scheme.inProvinceRate : scheme.outOfProvinceRate;
  const hrAgency = fair.organizerKind === 'hrAgency';
  const met = firms >= MINIMUM_FIRMS && fair.hasAgreement && hrAgency;
  const payable = met ? rate : ZERO;

  const flags: SettlementFlag[] = [];
  if (firms < MINIMUM_FIRMS) flags.push('fewerThan10Firms');
  if (!fair.hasAgreement) flags.push('noAgreement');
  if (!hrAgency) flags.push('organizerNotHrAgency');
  if (met && costs.total > 0 && costs.total < rate) flags.push('actualBelowStandard');

  const units = showUnits(attendance.units, costs, held);
  const actual = blocking ? ZERO : sumMoney(units.filter((unit) => unit.counted), (unit) => unit.attributed);
  const conditions: DerivationStep = { rule: 'conditions', clause: CLAUSE, firms, agreement: fair.hasAgreement, hrAgency, met };
  const end: DerivationStep[] = blocking
    ? [{ rule: 'nothing', clause: CLAUSE, because: held ? 'zone' : 'notHeld', amount: ZERO }]
    : [{ rule: 'rate', clause: CLAUSE, per: 'event', amount: rate }, conditions, { rule: 'flat', clause: CLAUSE, amount: payable }];
  return {
    program: scheme.program,
    mode: 'flat',
    zone,
    rate,
    attendingUnits: attending.length,
    countedUnits: firms,
    quota: payable,
    actual,
    pooled: payable,
    payable,
    notReimbursable: actual > payable ? subtractMoney(actual, payable) : ZERO,
    eligible: costs.total,
    eligibleByCategory: costs.byCategory,
    units,
    costs: costs.assessments,
    flags: blocking ? [blocking] : [...flags, ...attendanceFlags(attendance), ...costFlags(costs)],
    derivation: [
      { rule: 'zone', clause: CLAUSE, finding: zone },
      { rule: 'counted', clause: CLAUSE, rows: units.length, attending: attending.length, counted: firms },
      ...end,
    ],
  };
}

/** The sum goes to the organizer as a whole, so no unit has a ceiling or a payable of its own; what it cost is still shown. */
function showUnits(
  units: ReturnType<typeof findAttendance>['units'],
  costs: ReturnType<typeof findEligibleCosts>,
  held: boolean,
): readonly UnitSettlement[] {
  const shares = shareCost(costs.shared, units.filter((unit) => unit.attending).length);
  let next = 0;
  return units.map(({ unitId, attending, counted, exclusion }) => {
    const direct: Money = costs.directByUnit.get(unitId) ?? ZERO;
    const share = attending ? (shares[next++] ?? ZERO) : ZERO;
    return { unitId, attending, counted: counted && held, exclusion, direct, share, attributed: addMoney(direct, share), ceiling: ZERO, payable: ZERO, cut: ZERO };
  });
}
