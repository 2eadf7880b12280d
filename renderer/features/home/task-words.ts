import type { Task } from '#shared/contract/home.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { formatYuan } from '#shared/kernel/money.ts';

interface TaskWords {
  readonly what: string;
  readonly detail: string;
  readonly due: string;
  /** The section of the fair, or the page. */
  readonly to: string;
  readonly fairId: string | undefined;
}

/** A task in words, and where it is done. */
export function taskWords(task: Task): TaskWords {
  const elsewhere = { fairId: undefined, due: '' };
  switch (task.type) {
    case 'FairWithoutZone':
      return { what: '补填举办地', detail: task.title, due: '地域类别待定', to: 'overview', fairId: task.fairId };
    case 'FairOverNotHeld':
      return { what: '确认已举办', detail: task.title, due: `${task.endsOn} 结束`, to: 'overview', fairId: task.fairId };
    case 'AttendancePending':
      return { what: '确认到会情况', detail: task.title, due: `${task.count} 家待确认`, to: 'roster', fairId: task.fairId };
    case 'ScansPending':
      return { what: '待处理签到', detail: task.title, due: `${task.count} 条，签到台按 F8`, to: 'desk', fairId: task.fairId };
    case 'VouchersMissing':
      return { what: '录入凭证', detail: task.title, due: '尚无支出凭证', to: 'vouchers', fairId: task.fairId };
    case 'SettlementWaiting':
      return { what: '核定结算', detail: task.title, due: `测算 ${formatYuan(task.payable)} 元`, to: 'settlement', fairId: task.fairId };
    case 'FilingDue':
      return { what: '办理备案', detail: task.title, due: `${task.dueOn} 前`, to: 'overview', fairId: task.fairId };
    case 'StatisticsDue':
      return {
        what: '上报统计表',
        detail: task.title,
        due: task.isOverdue ? `应于 ${task.dueOn} 前，已逾期` : `${task.dueOn} 前`,
        to: 'statistics',
        fairId: task.fairId,
      };
    case 'StatisticsOfMonthDue':
      return { ...elsewhere, what: '上报本月统计表', detail: `${task.count} 场尚未上报`, due: `${task.dueOn} 前`, to: '/fairs' };
    case 'YearlyPlanDue':
      return { ...elsewhere, what: '报送年度计划', detail: `${task.year} 年招聘会计划`, due: `${task.dueOn} 前`, to: '/fairs' };
    case 'BackupOld':
      return {
        ...elsewhere,
        what: '备份数据',
        detail: task.lastAt === undefined ? '尚无备份' : `上次备份 ${formatChinaTime(task.lastAt as Instant)}`,
        to: '/settings',
      };
    case 'SchemeExpiring':
      return { ...elsewhere, what: '更新政策方案', detail: task.program, due: `${task.effectiveTo} 到期`, to: '/settings' };
    case 'AgreementEnding':
      return {
        ...elsewhere,
        what: '续签协作协议',
        detail: task.station,
        due: task.isOver ? `${task.agreementTo} 已到期` : `${task.agreementTo} 到期`,
        to: `/stations/${task.stationId}/overview`,
      };
    case 'FileDamaged':
      return { ...elsewhere, what: '恢复数据库', detail: '数据库文件检查未通过，请尽快从备份恢复', to: '/settings' };
    case 'PackageLate':
      return {
        ...elsewhere,
        what: '催交交换包',
        detail: `${task.stationCode} ${task.stationName}`,
        due: `迟交 ${task.hours >= 24 ? `${Math.floor(task.hours / 24)} 天` : `${task.hours} 小时`}`,
        to: '/exchange/copies',
      };
    case 'ConflictsOpen':
      return { ...elsewhere, what: '裁定', detail: '站点与中心不一致的记录', due: `${task.count} 项待裁定`, to: '/exchange/conflicts' };
    case 'PackagesWaiting':
      return { ...elsewhere, what: '补齐交换包', detail: '前面的包还没有收到', due: `${task.count} 个等待`, to: '/exchange/take' };
    case 'PackageDue':
      return {
        ...elsewhere,
        what: '交接',
        detail: task.rows === 0 ? '没有未交接的记录' : `未交接 ${task.rows.toLocaleString('zh-CN')} 条`,
        due: task.isLate ? `应于 ${task.dueOn} 交接，已迟交` : `${task.dueOn} 前`,
        to: '/exchange',
      };
    default:
      return assertNever(task);
  }
}
