import { subtractMoney, sumMoney, ZERO } from '#shared/kernel/money.ts';
import { zoneOfVenue } from '../fairs/zone-of-venue.ts';
import { PROGRAM_CLAUSES } from '../schemes/program-clause.ts';
import type { EventCostScheme } from '../schemes/scheme.ts';
import { attendanceFlags, findAttendance } from './attendance.ts';
import { type AttributedUnit, attributeCosts } from './attribute-costs.ts';
import { type BlockingFlag, blockingFlag } from './blocking-flag.ts';
import type { DerivationStep } from './derivation.ts';
import { costFlags, findEligibleCosts } from './eligible-costs.ts';
import type { EventCostFacts, EventCostSettlement, UnitReason, UnitSettlement } from './event-cost.ts';
import type { SettlementFlag } from './flags.ts';

/** 组织10家及以上辖区企业 */
export const MINIMUM_FIRMS = 10;

/**
 * 跨区域劳务对接活动经费补贴 (jiangmen-6, 三（六）): an operating HR agency with a cooperation agreement that takes ten or more firms of
 * the district out gets a flat sum per event, 10000 yuan in the province outside the city, 20000 yuan out of the province. Agencies do
 * not count toward the ten (dossier A8); the standard is paid also when less was spent (A20).
 */
export function settleJiangmen6(facts: EventCostFacts, scheme: EventCostScheme): EventCostSettlement {
  const { fair } = facts;
  const clause = PROGRAM_CLAUSES[scheme.program];
  const zone = zoneOfVenue(fair);
  // The clause names no cross-border sum, so there is none even with an approval.
  const blocking = blockingFlag(fair, zone.zone, false);
  const rate = blocking ? ZERO : zone.zone === 'inProvince' ? scheme.inProvinceRate : scheme.outOfProvinceRate;

  const attendance = findAttendance(facts.roster, ['enterprise']);
  const attending = attendance.units.filter((unit) => unit.attending);
  const costs = findEligibleCosts(facts.costs, new Set(attending.map((unit) => unit.unitId)), fair);
  const units = attributeCosts(attendance.units, costs).map((unit) => showUnit(unit, blocking));
  const firms = units.filter((unit) => unit.counted);

  const hrAgency = fair.organizerKind === 'hrAgency';
  const met = firms.length >= MINIMUM_FIRMS && fair.hasAgreement && hrAgency;
  const payable = met ? rate : ZERO;
  const actual = blocking ? ZERO : sumMoney(firms, (unit) => unit.attributed);

  const flags: SettlementFlag[] = [];
  if (firms.length < MINIMUM_FIRMS) flags.push('fewerThan10Firms');
  if (!fair.hasAgreement) flags.push('noAgreement');
  if (!hrAgency) flags.push('organizerNotHrAgency');
  if (met && costs.total > 0 && costs.total < rate) flags.push('actualBelowStandard');
  if (fair.organizerRunsStationThere) flags.push('stationFeeOverlap');

  const start: DerivationStep[] = [
    { rule: 'zone', clause, finding: zone },
    { rule: 'counted', clause, who: 'districtFirms', rows: units.length, attending: attending.length, counted: firms.length },
  ];
  const end: DerivationStep[] = blocking
    ? [{ rule: 'nothing', clause, because: blocking === 'eventNotHeld' ? 'notHeld' : 'zone', amount: ZERO }]
    : [
        { rule: 'rate', clause, per: 'event', amount: rate },
        { rule: 'conditions', clause, firms: firms.length, minimum: MINIMUM_FIRMS, agreement: fair.hasAgreement, hrAgency, met },
        { rule: 'flat', clause, per: 'event', amount: payable },
      ];
  return {
    program: scheme.program,
    mode: 'flat',
    zone,
    rate,
    attendingUnits: attending.length,
    countedUnits: firms.length,
    quota: payable,
    actual,
    pooled: payable,
    payable,
    notReimbursable: actual > payable ? subtractMoney(actual, payable) : ZERO,
    recorded: sumMoney(facts.costs, (cost) => cost.amount),
    eligible: costs.total,
    eligibleByCategory: costs.byCategory,
    units,
    costs: costs.assessments,
    flags: blocking ? [blocking] : [...flags, ...attendanceFlags(attendance), ...costFlags(costs)],
    derivation: [...start, ...end],
  };
}

/** The sum goes to the organizer as a whole, so no unit has a ceiling or a payable of its own; what it cost is still shown. */
function showUnit(unit: AttributedUnit, blocking: BlockingFlag | undefined): UnitSettlement {
  const notHeld = blocking === 'eventNotHeld';
  const reason: UnitReason | undefined = notHeld ? 'notHeld' : (unit.exclusion ?? (blocking ? 'zoneNotPaid' : undefined));
  return { ...unit, counted: unit.counted && !notHeld, ceiling: ZERO, payable: ZERO, cut: ZERO, reason };
}
