import type { AuditEntry } from '#shared/contract/audit.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import { SCAN_REASON_NAMES, SCAN_WAY_NAMES, SIGNUP_SOURCE_NAMES, VERDICT_NAMES } from '#shared/domain/signups/signup-words.ts';
import * as names from '#shared/domain/words/names.ts';
import { fen, formatYuan } from '#shared/kernel/money.ts';

export const ACTION_NAMES: Readonly<Record<AuditEntry['action'], string>> = { created: '新增', changed: '修改', removed: '删除' };

const RECORD_NAMES: Readonly<Record<string, string>> = {
  center: '本单位',
  operator: '经办人',
  scheme: '政策方案',
  setting: '设置',
  tour: '巡回招聘',
  fair: '招聘会',
  unit: '参会单位',
  participation: '参会',
  import_batch: '导入批次',
  job: '岗位',
  job_version: '岗位旧版',
  attachment: '附件',
  voucher: '支出凭证',
  cost_item: '费用',
  voucher_attachment: '凭证附件',
  settlement: '结算',
  print_record: '打印',
  signup: '报名',
  scan: '签到',
  desk: '联网签到台',
  pairing_attempt: '错误的配对码',
};

export function recordName(table: string): string {
  return RECORD_NAMES[table] ?? table;
}

const COLUMN_NAMES: Readonly<Record<string, string>> = {
  name: '名称',
  home_division: '所在地',
  sample: '示例',
  active: '在用',
  program: '政策',
  mode: '核定方式',
  in_province_rate: '省内标准',
  out_of_province_rate: '省外标准',
  effective_from: '施行日期',
  effective_to: '截止日期',
  document_number: '文号',
  enabled: '启用',
  number: '编号',
  title: '名称',
  kind: '类型',
  format: '形式',
  status: '状态',
  starts_on: '开始日期',
  ends_on: '结束日期',
  venue_name: '举办地点',
  venue_division: '行政区划',
  organizer_name: '组织单位',
  organizer_kind: '组织单位性质',
  agreement_number: '合作协议',
  cross_border_approval: '境外批准文号',
  theme: '主题',
  note: '备注',
  cancel_reason: '取消原因',
  chosen_program: '适用政策',
  credit_code: '信用代码',
  division_code: '所在地',
  industry: '行业',
  contact: '联系人',
  phone: '电话',
  roster_order: '名册顺序',
  booth: '展位',
  attendance: '到会情况',
  presence: '参会方式',
  local_override: '认定本地',
  local_note: '认定说明',
  jobs: '岗位数',
  headcount: '招聘人数',
  remark: '备注',
  file_name: '文件名',
  row_count: '行数',
  added_count: '导入家数',
  new_unit_count: '新单位',
  skipped_count: '跳过',
  state: '状态',
  media_type: '文件类型',
  bytes: '字节',
  voucher_date: '凭证日期',
  payee: '收款单位',
  payer: '支付方',
  void_reason: '作废原因',
  category: '费用类别',
  amount: '金额',
  service_date: '发生日期',
  approval: '批准文号',
  quota: '标准额度',
  payable: '核定金额',
  counted_units: '计入单位',
  approved_by: '核定人',
  copy_number: '第几次打印',
  printed_by: '打印人',
  voided_by: '作废人',
  source: '来源',
  signed_up_by: '登记人',
  desk: '签到台',
  way: '方式',
  verdict: '判定',
  reason: '判定原因',
  owner: '负责人',
  decision_note: '处理说明',
  undo_reason: '撤销原因',
  capacity: '报名容量',
  paired_at: '配对时间',
  paired_by: '配对人',
  last_seen_at: '最近在线',
  revoked_by: '停用人',
  revoke_reason: '停用原因',
  from_address: '来自',
};

const MONEY_COLUMNS = new Set(['amount', 'quota', 'payable', 'in_province_rate', 'out_of_province_rate']);
const DIVISION_COLUMNS = new Set(['home_division', 'venue_division', 'division_code']);
const FLAG_COLUMNS = new Set(['sample', 'active', 'enabled', 'local_override']);

const CODE_NAMES: Readonly<Record<string, string>> = {
  ...names.FAIR_KIND_NAMES,
  ...names.UNIT_KIND_NAMES,
  ...names.FAIR_FORMAT_NAMES,
  ...names.FAIR_STATUS_NAMES,
  ...names.ATTENDANCE_NAMES,
  ...names.PRESENCE_NAMES,
  ...names.COST_CATEGORY_NAMES,
  ...names.COST_PAYER_NAMES,
  ...names.SCHEME_MODE_NAMES,
  ...names.PROGRAM_NAMES,
  ...SIGNUP_SOURCE_NAMES,
  ...SCAN_WAY_NAMES,
  ...VERDICT_NAMES,
  ...SCAN_REASON_NAMES,
  approved: '已批',
  void: '作废',
};
const CODE_COLUMNS = new Set([
  'kind',
  'format',
  'status',
  'attendance',
  'presence',
  'category',
  'payer',
  'mode',
  'program',
  'chosen_program',
  'state',
  'organizer_kind',
  'source',
  'way',
  'verdict',
  'reason',
]);

/** The changes in one line, before → after; what only machines read, ids and snapshots, is left out. */
export function changeWords(entry: AuditEntry): string {
  return entry.changes
    .filter(({ column }) => COLUMN_NAMES[column] !== undefined && column !== 'roster_order')
    .filter(({ before, after }) => before !== after)
    .map(({ column, before, after }) => {
      const label = COLUMN_NAMES[column] ?? column;
      if (entry.action === 'created') return after === null ? '' : `${label} ${cellWords(column, after)}`;
      if (entry.action === 'removed') return before === null ? '' : `${label} ${cellWords(column, before)}`;
      return `${label} ${cellWords(column, before)} → ${cellWords(column, after)}`;
    })
    .filter((words) => words !== '')
    .join('；');
}

function cellWords(column: string, cell: string | number | null): string {
  if (cell === null || cell === '') return '空';
  if (MONEY_COLUMNS.has(column) && typeof cell === 'number') return `${formatYuan(fen(cell))} 元`;
  if (FLAG_COLUMNS.has(column)) return cell ? '是' : '否';
  if (DIVISION_COLUMNS.has(column)) return divisionPath(String(cell)) ?? String(cell);
  if (CODE_COLUMNS.has(column)) return CODE_NAMES[String(cell)] ?? String(cell);
  return String(cell);
}
