import type { UnitId } from '#shared/kernel/ids.ts';
import { addMoney, type Money, minMoney, multiplyMoney, subtractMoney, sumMoney, ZERO } from '#shared/kernel/money.ts';
import type { Zone } from '../fairs/zone.ts';
import { zoneOfVenue } from '../fairs/zone-of-venue.ts';
import type { EventCostScheme } from '../schemes/scheme.ts';
import { type AttendanceFinding, attendanceFlags, findAttendance } from './attendance.ts';
import { blockingFlag } from './blocking-flag.ts';
import type { DerivationStep } from './derivation.ts';
import { costFlags, type EligibleCosts, findEligibleCosts } from './eligible-costs.ts';
import type { EventCostFacts, EventCostSettlement, UnitSettlement } from './event-cost.ts';
import type { SettlementFlag } from './flags.ts';
import { shareCost } from './share-cost.ts';

const CLAUSE = '二（三）';

/**
 * 赴市外招聘活动经费 (huaian-3, 二（三）): in-province not more than 1000 yuan, out-of-province not more than 3000 yuan per event and
 * unit, listed centrally by the organizer. `ceiling` pays Σ min(direct + share, rate) over the counted units; `flat` pays the quota.
 * The rates are the scheme's. Algorithm: dossier 2.2.
 */
export function settleHuaian3(facts: EventCostFacts, scheme: EventCostScheme): EventCostSettlement {
  const { fair } = facts;
  const zone = zoneOfVenue(fair);
  const attendance = findAttendance(facts.roster, ['enterprise', 'hrAgency']);
  const blocking = blockingFlag(fair, zone.zone, true);
  const rate = blocking ? ZERO : rateOf(scheme, zone.zone);
  const attending = attendance.units.filter((unit) => unit.attending);
  const costs = findEligibleCosts(facts.costs, new Set(attending.map((unit) => unit.unitId)), fair);
  const held = fair.status === 'held';
  const units = settleUnits(attendance, costs, rate, scheme, held);
  const counted = units.filter((unit) => unit.counted);

  const quota = multiplyMoney(rate, counted.length);
  const actual = blocking ? ZERO : sumMoney(counted, (unit) => unit.attributed);
  const payable = sumMoney(counted, (unit) => unit.payable);
  const pooled = minMoney(actual, quota);
  const figures = { quota, actual, payable, pooled };
  return {
    program: scheme.program,
    mode: scheme.mode,
    zone,
    rate,
    attendingUnits: attending.length,
    countedUnits: counted.length,
    ...figures,
    notReimbursable: actual > payable ? subtractMoney(actual, payable) : ZERO,
    eligible: costs.total,
    eligibleByCategory: costs.byCategory,
    units,
    costs: costs.assessments,
    flags: blocking ? [blocking] : findFlags(attendance, costs, units, figures, scheme),
    derivation: derive(facts, { zone, attendance, costs, units, rate, ...figures }, scheme, blocking),
  };
}

/** 分 per unit; only after the blocking flags are known to be absent. */
function rateOf(scheme: EventCostScheme, zone: Zone): Money {
  // Dossier A15: an approved cross-border event has the out-of-province ceiling as its maximum.
  return zone === 'inProvince' ? scheme.inProvinceRate : scheme.outOfProvinceRate;
}

function settleUnits(
  attendance: AttendanceFinding,
  costs: EligibleCosts,
  rate: Money,
  scheme: EventCostScheme,
  held: boolean,
): readonly UnitSettlement[] {
  const attendingIds = attendance.units.filter((unit) => unit.attending).map((unit) => unit.unitId);
  const shares = new Map<UnitId, Money>();
  for (const [index, share] of shareCost(costs.shared, attendingIds.length).entries()) {
    const unitId = attendingIds[index];
    if (unitId !== undefined) shares.set(unitId, share);
  }
  return attendance.units.map(({ unitId, attending, counted, exclusion }) => {
    const direct = costs.directByUnit.get(unitId) ?? ZERO;
    const share = shares.get(unitId) ?? ZERO;
    const attributed = addMoney(direct, share);
    const counts = counted && held;
    const ceiling = counts ? rate : ZERO;
    const payable = scheme.mode === 'flat' ? ceiling : minMoney(attributed, ceiling);
    return {
      unitId,
      attending,
      counted: counts,
      exclusion,
      direct,
      share,
      attributed,
      ceiling,
      payable,
      cut: counts && attributed > payable ? subtractMoney(attributed, payable) : ZERO,
    };
  });
}

interface Figures {
  readonly quota: Money;
  readonly actual: Money;
  readonly payable: Money;
  readonly pooled: Money;
}

function findFlags(
  attendance: AttendanceFinding,
  costs: EligibleCosts,
  units: readonly UnitSettlement[],
  { quota, payable, pooled }: Figures,
  scheme: EventCostScheme,
): readonly SettlementFlag[] {
  const flags: SettlementFlag[] = [];
  if (!units.some((unit) => unit.counted)) flags.push('noCountedUnits');
  if (costs.total === ZERO) flags.push('noActualCosts');
  if (scheme.mode === 'ceiling' && units.some((unit) => unit.counted && unit.attributed > unit.ceiling)) flags.push('ceilingApplied');
  if (scheme.mode === 'ceiling' && pooled !== payable) flags.push('pooledDiffers');
  if (scheme.mode === 'flat' && costs.total > 0 && quota > costs.total) flags.push('flatAboveActual');
  return [...flags, ...attendanceFlags(attendance), ...costFlags(costs)];
}

interface Result extends Figures {
  readonly zone: EventCostSettlement['zone'];
  readonly attendance: AttendanceFinding;
  readonly costs: EligibleCosts;
  readonly units: readonly UnitSettlement[];
  readonly rate: Money;
}

function derive(facts: EventCostFacts, result: Result, scheme: EventCostScheme, blocking: SettlementFlag | undefined): readonly DerivationStep[] {
  const clause = CLAUSE;
  const counted = result.units.filter((unit) => unit.counted);
  const attending = result.units.filter((unit) => unit.attending);
  const start: DerivationStep[] = [
    { rule: 'zone', clause, finding: result.zone },
    { rule: 'counted', clause, rows: result.units.length, attending: attending.length, counted: counted.length },
  ];
  if (blocking) {
    return [...start, { rule: 'nothing', clause, because: blocking === 'eventNotHeld' ? 'notHeld' : 'zone', amount: ZERO }];
  }
  const excluded = result.costs.assessments.filter((cost) => !cost.eligible).length;
  const steps: DerivationStep[] = [
    ...start,
    { rule: 'rate', clause, per: 'unit', amount: result.rate },
    { rule: 'quota', clause, counted: counted.length, rate: result.rate, amount: result.quota },
    { rule: 'eligible', clause, items: facts.costs.length, excluded, amount: result.costs.total },
  ];
  if (attending.length > 0 && result.costs.shared > 0) {
    const [each = ZERO] = shareCost(result.costs.shared, attending.length).slice(-1);
    const remainder = result.costs.shared - each * attending.length;
    steps.push({ rule: 'sharing', clause, shared: result.costs.shared, units: attending.length, each, remainder });
  }
  steps.push({ rule: 'attributed', clause, counted: counted.length, amount: result.actual });
  if (scheme.mode === 'flat') return [...steps, { rule: 'flat', clause, amount: result.payable }];
  const above = counted.filter((unit) => unit.attributed > unit.ceiling);
  return [...steps, { rule: 'ceiling', clause, unitsAbove: above.length, cut: sumMoney(above, (unit) => unit.cut), amount: result.payable }];
}
