import type { EventCostSettlement } from '#shared/domain/settlements/event-cost.ts';
import { formatYuan } from '#shared/kernel/money.ts';

/** Why the payable amount is not the quota, in a sentence. */
export function differenceSentence({ quota, payable, eligible, mode, notReimbursable, countedUnits }: EventCostSettlement): string {
  if (countedUnits === 0) return '尚无计入单位';
  if (quota === payable) return mode === 'flat' ? '按定额核定，等于标准额度' : '各计入单位的费用都达到标准';
  if (eligible === 0 && mode === 'ceiling') return '尚无可列支费用，标准额度仅作预算参考';
  if (payable === 0) return '不符合核定条件，详见依据';
  if (notReimbursable > 0) return `部分单位费用不足标准；超标准的 ${formatYuan(notReimbursable)} 元不予列支`;
  return '据实列支，费用不足标准的单位按实际费用核定';
}
