import type { AuditEntry } from '#shared/contract/audit.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import type { PersonGroup } from '#shared/domain/people/job-seeker.ts';
import type { StationStaff } from '#shared/domain/stations/station.ts';
import { PERSON_GROUP_NAMES } from '#shared/domain/words/names.ts';
import { RECORD_NAMES } from '#shared/domain/words/record-names.ts';
import { fen, formatYuan } from '#shared/kernel/money.ts';
import { CODE_NAMES, COLUMN_NAMES } from './audit-names.ts';

export const ACTION_NAMES: Readonly<Record<AuditEntry['action'], string>> = {
  created: '新增',
  changed: '修改',
  removed: '删除',
  disclosed: '查阅',
};

export function recordName(table: string): string {
  return RECORD_NAMES[table] ?? table;
}

/** A sealed number means nothing to a reader; its tail stands beside it. */
const SEALED_COLUMNS: Readonly<Record<string, string>> = { document: '证件号码', phone: '联系电话' };

const MONEY_COLUMNS = new Set([
  'amount',
  'quota',
  'payable',
  'in_province_rate',
  'out_of_province_rate',
  'wished_wage',
  'wage_from',
  'wage_to',
  'yearly_fee',
]);
const DIVISION_COLUMNS = new Set(['home_division', 'venue_division', 'division_code', 'region', 'host_division', 'from_division']);
const FLAG_COLUMNS = new Set(['sample', 'active', 'enabled', 'local_override', 'reserved']);

/** The changes in one line, before → after, and why; what only machines read, ids and snapshots, is left out. */
export function changeWords(entry: AuditEntry): string {
  const what =
    entry.action === 'disclosed'
      ? `查看${entry.disclosed.map((column) => SEALED_COLUMNS[column] ?? column).join('、')}`
      : columnWords(entry);
  return [what, entry.why === undefined ? '' : `原因 ${entry.why}`].filter((words) => words !== '').join('；');
}

function columnWords({ table, action, changes }: AuditEntry): string {
  return changes
    .filter(({ column }) => !isSealed(table, column))
    .filter(({ before, after }) => before !== after)
    .map(({ column, before, after }) => {
      const label = ofColumn(COLUMN_NAMES, table, column);
      if (label === undefined) return '';
      // For whom a record stands is an id; the merge with its names is an entry of its own.
      if (column === 'root_id') return action === 'changed' ? '合并关系变更' : '';
      if (action === 'created') return after === null ? '' : `${label} ${cellWords(table, column, after)}`;
      if (action === 'removed') return before === null ? '' : `${label} ${cellWords(table, column, before)}`;
      return `${label} ${cellWords(table, column, before)} → ${cellWords(table, column, after)}`;
    })
    .filter((words) => words !== '')
    .join('；');
}

function ofColumn<Value>(map: Readonly<Record<string, Value>>, table: string, column: string): Value | undefined {
  return map[`${table}.${column}`] ?? map[column];
}

function isSealed(table: string, column: string): boolean {
  return table === 'job_seeker' && SEALED_COLUMNS[column] !== undefined;
}

function cellWords(table: string, column: string, cell: string | number | null): string {
  if (cell === null || cell === '') return '空';
  if (MONEY_COLUMNS.has(column) && typeof cell === 'number') return `${formatYuan(fen(cell))} 元`;
  if (FLAG_COLUMNS.has(column)) return cell ? '是' : '否';
  if (DIVISION_COLUMNS.has(column)) return divisionPath(String(cell)) ?? String(cell);
  if (column === 'groups') return groupWords(String(cell));
  if (table === 'station' && column === 'staff') return staffWords(String(cell));
  return ofColumn(CODE_NAMES, table, column)?.[String(cell)] ?? String(cell);
}

function groupWords(list: string): string {
  const groups = JSON.parse(list) as readonly PersonGroup[];
  return groups.length === 0 ? '空' : groups.map((group) => PERSON_GROUP_NAMES[group]).join('、');
}

function staffWords(list: string): string {
  const staff = JSON.parse(list) as readonly StationStaff[];
  return staff.length === 0 ? '空' : staff.map(({ name }) => name).join('、');
}
