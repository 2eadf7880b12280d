import type { Choice } from './conflict.ts';
import type { ConflictKind, ConflictReason, DuplicateReason, RefusalReason } from './judge-change.ts';
import type { PackageKind } from './package-header.ts';
import type { MergeNote, OutcomeCounts, PackageIn } from './packages.ts';

export const PACKAGE_KIND_NAMES: Readonly<Record<PackageKind, string>> = { start: '启动文件', package: '交换包', receipt: '回执' };

export const OUTCOME_NAMES: Readonly<Record<keyof OutcomeCounts, string>> = {
  accepted: '接收',
  same: '相同',
  duplicate: '重复',
  conflict: '待裁定',
  refused: '拒收',
};

/** In the order in which they are told. */
export const OUTCOMES = Object.keys(OUTCOME_NAMES) as readonly (keyof OutcomeCounts)[];

export const CONFLICT_KIND_NAMES: Readonly<Record<ConflictKind, string>> = {
  money: '资金',
  identity: '身份',
  booth: '展位',
  record: '记录',
  proposal: '修改建议',
};

export const MERGE_REASON_NAMES: Readonly<Record<ConflictReason | DuplicateReason | RefusalReason | 'waits', string>> = {
  changedHere: '双方都作了修改',
  notOwner: '修改了不由其负责的记录，作为建议',
  keyTaken: '号码或编号已被使用',
  settled: '该场招聘会已经结算',
  differentIdentity: '同一证件的身份信息不一致',
  boothTaken: '展位已安排给其他单位',
  belongsToMissing: '所属记录不在本机',
  stillUsed: '仍有其他记录以它为基础',
  olderSaying: '较早的情况，已留痕',
  stateBehind: '状态已更靠后',
  firstStays: '已有同一记录，以先登记的为准',
  checkedInElsewhere: '同一张票已在另一处签到，以较早的为准',
  arrivedAlready: '单位到场已登记',
  keptByCenter: '由中心维护，不接收修改',
  neverDeleted: '只能作废，不能删除',
  recordGone: '记录已不存在',
  unknownTable: '不属于交换范围',
  databaseRefuses: '不符合数据规则',
  waits: '随所属记录等待裁定',
};

export const PACKAGE_STATE_NAMES: Readonly<Record<PackageIn['state'], string>> = {
  merging: '合并中',
  merged: '已合并',
  reverting: '撤销中',
  reverted: '已撤销',
};

/** 裁定 in words; of a proposal it is taken or not. */
export function choiceName(choice: Choice, kind: ConflictKind): string {
  if (kind === 'proposal') return choice === 'theirs' ? '采纳' : '不采纳';
  return { ours: '以中心为准', theirs: '以站点为准', both: '两者并存' }[choice];
}

export function noteWords({ outcome, reason }: Pick<MergeNote, 'outcome' | 'reason'>): string {
  return `${OUTCOME_NAMES[outcome]}：${MERGE_REASON_NAMES[reason]}`;
}
