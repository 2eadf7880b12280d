import type { UnreadCode } from './read-codes.ts';
import type { PaperKind } from './row-code.ts';

export const PAPER_KIND_NAMES: Readonly<Record<PaperKind, string>> = { persons: '求职者签到表', units: '参会单位签到表' };

/** Why a code names no row: as it was typed, or because nothing was printed under it. */
export type RowFault = UnreadCode['fault'] | 'noSheet' | 'noRow' | 'nobody' | 'severalSheets';

/** What is wrong with a code, and what to do. */
export const ROW_FAULT_WORDS: Readonly<Record<RowFault, string>> = {
  format: '不是行码或表号，请对照签到表重新输入',
  checkMissing: '缺少表号末尾的校验字母，请照表上所印输入，如 P03K-1..20',
  check: '校验字母不符，请核对是否输错，或是否为其他场次的签到表',
  range: '行号或范围有误，请核对',
  otherFair: '是其他场次的签到表',
  noSheet: '本场没有印过这张签到表',
  noRow: '签到表上没有这一行',
  nobody: '该行没有列名，或其报名、参会记录已撤销',
  severalSheets: '两台设备印过同号的签到表，请按姓名在签到台登记',
};
