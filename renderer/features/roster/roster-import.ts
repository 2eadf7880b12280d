import type { RosterImportOutcome } from '#shared/contract/roster.ts';
import { ROSTER_FIELDS } from '#shared/domain/imports/roster-fields.ts';
import type { ImportSubject } from '../../components/imports/import-subject.ts';
import { client } from '../../lib/client.ts';

export const rosterImport: ImportSubject<RosterImportOutcome, { removed: number; removedUnits: number }> = {
  noun: '名册',
  fields: ROSTER_FIELDS,
  hint: '单位名称和统一社会信用代码必填。',
  counted: '家',
  onward: '查看名册',
  procedures: client.roster,
  outcomeWords: ({ newUnits, skipped }) => `其中新单位 ${newUnits} 家；跳过有误的 ${skipped} 行`,
  undoneWords: ({ removed, removedUnits }) => `移出 ${removed} 家，删除新单位 ${removedUnits} 家`,
};
