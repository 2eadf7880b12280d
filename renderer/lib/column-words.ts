import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import type { PersonGroup } from '#shared/domain/people/job-seeker.ts';
import type { StationStaff } from '#shared/domain/stations/station.ts';
import { PERSON_GROUP_NAMES } from '#shared/domain/words/names.ts';
import { RECORD_NAMES } from '#shared/domain/words/record-names.ts';
import { fen, formatYuan } from '#shared/kernel/money.ts';
import { CODE_NAMES, COLUMN_NAMES } from './column-names.ts';

export function recordName(table: string): string {
  return RECORD_NAMES[table] ?? table;
}

/** A sealed number means nothing to a reader; its tail stands beside it. */
export const SEALED_COLUMNS: Readonly<Record<string, string>> = { document: '证件号码', phone: '联系电话' };

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

/** What a column is called; one that only machines read has no name. */
export function columnName(table: string, column: string): string | undefined {
  return ofColumn(COLUMN_NAMES, table, column);
}

export function isSealedColumn(table: string, column: string): boolean {
  return table === 'job_seeker' && SEALED_COLUMNS[column] !== undefined;
}

function ofColumn<Value>(map: Readonly<Record<string, Value>>, table: string, column: string): Value | undefined {
  return map[`${table}.${column}`] ?? map[column];
}

/** What stands in a column, in words. */
export function cellWords(table: string, column: string, cell: string | number | null): string {
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
