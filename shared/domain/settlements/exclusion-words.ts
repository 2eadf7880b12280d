import { formatYuan } from '#shared/kernel/money.ts';
import type { CostAssessment, CostExclusion, UnitExclusion, UnitSettlement } from './event-cost.ts';

const UNIT_EXCLUSIONS: Readonly<Record<UnitExclusion, string>> = {
  pending: '到会情况待确认，暂不计入',
  cancelled: '已取消参会，不计入',
  noShow: '未到会，不计入',
  represented: '委托代表参会，本单位未到会，不计入',
  online: '线上参会，不计入',
  kind: '单位性质不在支持范围，不计入',
  notLocal: '非本地单位，不计入',
  localUnknown: '单位所在地待确认，暂不计入',
};

const COST_EXCLUSIONS: Readonly<Record<CostExclusion, string>> = {
  paidByUnit: '参会单位自行支付，不予列支',
  category: '不属于列支范围',
  notApproved: '“其他”费用未经批准，不予列支',
  unitAbsent: '所属单位未到会，不予列支',
};

/** Why a unit's payable is what it is; empty when its cost is paid in full. */
export function unitReason(unit: UnitSettlement): string {
  switch (unit.reason) {
    case undefined:
      return '';
    case 'notHeld':
      return '活动未举办，不予列支';
    case 'zoneNotPaid':
      return '本场地域类别不在支持范围，不予列支';
    case 'noCost':
      return '无可列支费用';
    case 'overCeiling':
      return `超标准核减 ${formatYuan(unit.cut)} 元`;
    default:
      return UNIT_EXCLUSIONS[unit.reason];
  }
}

/** Why a cost is not listed, or what must be explained about it; empty when all is in order. */
export function costReason(cost: CostAssessment): string {
  if (cost.exclusion !== undefined) return COST_EXCLUSIONS[cost.exclusion];
  return cost.outsideDates ? '发生日期在活动及在途时间之外，须说明' : '';
}
