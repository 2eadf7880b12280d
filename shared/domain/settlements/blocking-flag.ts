import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Zone } from '../fairs/zone.ts';
import type { EventCostFacts } from './event-cost.ts';
import type { SettlementFlag } from './flags.ts';

/** 不予列支的提示 */
export type BlockingFlag = Extract<
  SettlementFlag,
  'eventNotHeld' | 'inCity' | 'online' | 'venueUnresolved' | 'crossBorderNeedsApproval' | 'crossBorderNotCovered'
>;

/**
 * The one flag for which nothing is payable whatever else stands (dossier 2.2 steps 1 and 2, A2, A15, A16); it then stands alone.
 *
 * @param crossBorderPaid whether the program pays cross-border fairs at all, once they are approved
 */
export function blockingFlag(fair: EventCostFacts['fair'], zone: Zone, crossBorderPaid: boolean): BlockingFlag | undefined {
  if (fair.status !== 'held') return 'eventNotHeld';
  switch (zone) {
    case 'inCity':
      return 'inCity';
    case 'online':
      return 'online';
    case 'unresolved':
      return 'venueUnresolved';
    case 'crossBorder':
      if (!fair.crossBorderApproved) return 'crossBorderNeedsApproval';
      return crossBorderPaid ? undefined : 'crossBorderNotCovered';
    case 'inProvince':
    case 'outOfProvince':
      return undefined;
    default:
      return assertNever(zone);
  }
}
