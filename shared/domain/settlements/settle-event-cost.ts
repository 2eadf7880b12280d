import { assertNever } from '#shared/kernel/assert-never.ts';
import type { EventCostScheme } from '../schemes/scheme.ts';
import type { EventCostFacts, EventCostSettlement } from './event-cost.ts';
import { settleHuaian3 } from './huaian-3.ts';
import { settleJiangmen6 } from './jiangmen-6.ts';

/** The cost settlement of one fair under one scheme: pure, whole fen, with its derivation. */
export function settleEventCost(facts: EventCostFacts, scheme: EventCostScheme): EventCostSettlement {
  switch (scheme.program) {
    case 'huaian-3-event-cost':
      return settleHuaian3(facts, scheme);
    case 'jiangmen-6-event-cost':
      return settleJiangmen6(facts, scheme);
    default:
      return assertNever(scheme.program);
  }
}
