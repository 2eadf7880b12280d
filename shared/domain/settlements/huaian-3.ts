import { type Money, minMoney, multiplyMoney, subtractMoney, sumMoney, ZERO } from '#shared/kernel/money.ts';
import type { Zone } from '../fairs/zone.ts';
import { zoneOfVenue } from '../fairs/zone-of-venue.ts';
import { PROGRAM_CLAUSES } from '../schemes/program-clause.ts';
import type { EventCostScheme } from '../schemes/scheme.ts';
import { attendanceFlags, findAttendance } from './attendance.ts';
import { type AttributedUnit, attributeCosts } from './attribute-costs.ts';
import { type BlockingFlag, blockingFlag } from './blocking-flag.ts';
import { costFlags, findEligibleCosts } from './eligible-costs.ts';
import type { EventCostFacts, EventCostSettlement, UnitReason, UnitSettlement } from './event-cost.ts';
import type { SettlementFlag } from './flags.ts';
import { deriveHuaian3 } from './huaian-3-derivation.ts';

/**
 * 赴市外招聘活动经费 (huaian-3, 二（三）): in-province not more than 1000 yuan, out-of-province not more than 3000 yuan per event and
 * unit, listed centrally by the organizer. `ceiling` pays Σ min(direct + share, rate) over the counted units; `flat` pays the quota.
 * The rates are the scheme's. Algorithm: dossier 2.2.
 */
export function settleHuaian3(facts: EventCostFacts, scheme: EventCostScheme): EventCostSettlement {
  const { fair } = facts;
  const zone = zoneOfVenue(fair);
  const blocking = blockingFlag(fair, zone.zone, true);
  const rate = blocking ? ZERO : rateOf(scheme, zone.zone);

  const attendance = findAttendance(facts.roster, ['enterprise', 'hrAgency']);
  const attending = attendance.units.filter((unit) => unit.attending);
  const costs = findEligibleCosts(facts.costs, new Set(attending.map((unit) => unit.unitId)), fair);
  const units = attributeCosts(attendance.units, costs).map((unit) => settleUnit(unit, rate, scheme, blocking));
  const counted = units.filter((unit) => unit.counted);

  const quota = multiplyMoney(rate, counted.length);
  const actual = blocking ? ZERO : sumMoney(counted, (unit) => unit.attributed);
  const payable = sumMoney(counted, (unit) => unit.payable);
  const settlement = {
    program: scheme.program,
    mode: scheme.mode,
    zone,
    rate,
    attendingUnits: attending.length,
    countedUnits: counted.length,
    quota,
    actual,
    pooled: minMoney(actual, quota),
    payable,
    notReimbursable: actual > payable ? subtractMoney(actual, payable) : ZERO,
    recorded: sumMoney(facts.costs, (cost) => cost.amount),
    eligible: costs.total,
    eligibleByCategory: costs.byCategory,
    units,
    costs: costs.assessments,
  };
  return {
    ...settlement,
    flags: blocking ? [blocking] : [...amountFlags(settlement), ...attendanceFlags(attendance), ...costFlags(costs)],
    derivation: deriveHuaian3(settlement, costs.shared, blocking, PROGRAM_CLAUSES[scheme.program]),
  };
}

/** 分 per unit, of a zone that is paid. */
function rateOf(scheme: EventCostScheme, zone: Zone): Money {
  // Dossier A15: an approved cross-border event has the out-of-province ceiling as its maximum.
  return zone === 'inProvince' ? scheme.inProvinceRate : scheme.outOfProvinceRate;
}

function settleUnit(unit: AttributedUnit, rate: Money, { mode }: EventCostScheme, blocking: BlockingFlag | undefined): UnitSettlement {
  // Conventions: a fair that was not held counts nobody; one that is not paid for another reason keeps its number.
  const counted = unit.counted && blocking !== 'eventNotHeld';
  const ceiling = counted ? rate : ZERO;
  const payable = mode === 'flat' ? ceiling : minMoney(unit.attributed, ceiling);
  const cut = counted && mode === 'ceiling' && !blocking ? subtractMoney(unit.attributed, payable) : ZERO;
  return { ...unit, counted, ceiling, payable, cut, reason: reasonOf(unit, payable, cut, blocking) };
}

function reasonOf(unit: AttributedUnit, payable: Money, cut: Money, blocking: BlockingFlag | undefined): UnitReason | undefined {
  if (blocking === 'eventNotHeld') return 'notHeld';
  if (unit.exclusion !== undefined) return unit.exclusion;
  if (blocking) return 'zoneNotPaid';
  if (cut > 0) return 'overCeiling';
  return payable === ZERO ? 'noCost' : undefined;
}

function amountFlags(settlement: Omit<EventCostSettlement, 'flags' | 'derivation'>): readonly SettlementFlag[] {
  const { mode, units, quota, payable, pooled, eligible } = settlement;
  const flags: SettlementFlag[] = [];
  if (settlement.countedUnits === 0) flags.push('noCountedUnits');
  if (eligible === ZERO) flags.push('noActualCosts');
  if (mode === 'ceiling' && units.some((unit) => unit.cut > 0)) flags.push('ceilingApplied');
  if (mode === 'ceiling' && pooled !== payable) flags.push('pooledDiffers');
  if (mode === 'flat' && eligible > 0 && quota > eligible) flags.push('flatAboveActual');
  return flags;
}
