import type { AuditEntry } from '#shared/contract/audit.ts';
import { cellWords, columnName, isSealedColumn, SEALED_COLUMNS } from '../../lib/column-words.ts';

export const ACTION_NAMES: Readonly<Record<AuditEntry['action'], string>> = {
  created: '新增',
  changed: '修改',
  removed: '删除',
  disclosed: '查阅',
};

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
    .filter(({ column }) => !isSealedColumn(table, column))
    .filter(({ before, after }) => before !== after)
    .map(({ column, before, after }) => {
      const label = columnName(table, column);
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
