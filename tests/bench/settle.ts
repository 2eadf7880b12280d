import { standardScheme } from '#shared/domain/schemes/policy-pack.ts';
import type { EventCostFacts } from '#shared/domain/settlements/event-cost.ts';
import { settleEventCost } from '#shared/domain/settlements/settle-event-cost.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { CostItemId, FairId, UnitId } from '#shared/kernel/ids.ts';
import { fen } from '#shared/kernel/money.ts';
import { type BenchLine, beside } from './measure.ts';

const FAIRS = 10_000;
const UNITS = 30;
const DAY = calendarDate('2026-03-05');

/** Settling 10,000 fairs of 30 units in memory, against a bare loop that shares and caps the same numbers without a derivation. */
export async function benchSettle(): Promise<readonly BenchLine[]> {
  const fairs = Array.from({ length: FAIRS }, (_, index) => factsOf(index));
  const scheme = standardScheme('huaian-3-event-cost', 'ceiling');
  let [ours, bare] = [0, 0];
  const { work, floor } = await beside(
    3,
    () => {
      ours = 0;
      for (const fair of fairs) ours += settleEventCost(fair, scheme).payable;
    },
    () => {
      bare = 0;
      for (const fair of fairs) bare += barePayable(fair);
    },
  );
  if (ours !== bare) throw new Error(`The floor pays ${bare}, we pay ${ours}`);
  return [
    {
      what: `settle ${FAIRS} fairs of ${UNITS} units, with derivation`,
      millis: work,
      floor: { name: 'bare loop, amounts only', millis: floor },
      note: `${Math.round(FAIRS / (work / 1000))} fairs a second`,
    },
  ];
}

function factsOf(index: number): EventCostFacts {
  return {
    fair: {
      id: `F${index}` as FairId,
      status: 'held',
      format: 'onsite',
      home: '320800',
      venue: '610100',
      startsOn: DAY,
      endsOn: DAY,
      organizerKind: 'publicCenter',
      hasAgreement: false,
      crossBorderApproved: false,
    },
    roster: Array.from({ length: UNITS }, (_, unit) => ({
      unitId: `U${unit}` as UnitId,
      kind: 'enterprise' as const,
      local: true,
      attendance: (unit + index) % 11 === 0 ? ('noShow' as const) : ('attended' as const),
      presence: 'onsite' as const,
    })),
    costs: Array.from({ length: 6 }, (_, item) => ({
      id: `C${item}` as CostItemId,
      category: 'transport' as const,
      amount: fen(1_000_003 + index * 7 + item),
      payer: 'organizer' as const,
      unitId: undefined,
      approved: false,
      serviceDate: DAY,
    })),
  };
}

function barePayable({ roster, costs }: EventCostFacts): number {
  let [units, total] = [0, 0];
  for (const row of roster) if (row.attendance === 'attended') units += 1;
  for (const item of costs) total += item.amount;
  const each = Math.floor(total / units);
  const remainder = total - each * units;
  let payable = 0;
  for (let unit = 0; unit < units; unit++) payable += Math.min(each + (unit < remainder ? 1 : 0), 300_000);
  return payable;
}
