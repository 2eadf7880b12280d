import { findFairById } from '#db/repositories/fairs.ts';
import type { RosterLine } from '#shared/contract/roster.ts';
import { ATTENDANCE_WORDS, KIND_WORDS, PRESENCE_WORDS, ROSTER_FIELDS, type RosterField } from '#shared/domain/imports/roster-fields.ts';
import { ATTENDANCE_NAMES, PRESENCE_NAMES, UNIT_KIND_NAMES } from '#shared/domain/words/names.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type ExportCell, type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import { listRoster } from './roster-lines.ts';

const WIDTHS: Readonly<Record<RosterField, number>> = {
  name: 40,
  creditCode: 22,
  kind: 18,
  division: 22,
  industry: 18,
  contact: 12,
  phone: 16,
  booth: 10,
  attendance: 10,
  presence: 10,
  jobs: 8,
  headcount: 10,
  remark: 24,
};

const firstWords = (words: Readonly<Record<string, readonly string[]>>) => Object.values(words).map(([label = '']) => label);

const CHOICES: Partial<Record<RosterField, readonly string[]>> = {
  kind: firstWords(KIND_WORDS),
  attendance: firstWords(ATTENDANCE_WORDS),
  presence: firstWords(PRESENCE_WORDS),
};

function columns(): readonly ExportColumn[] {
  return ROSTER_FIELDS.map(({ key, label, required }) => {
    const choices = CHOICES[key];
    return {
      header: required ? `${label}*` : label,
      width: WIDTHS[key],
      kind: key === 'jobs' || key === 'headcount' ? 'number' : 'text',
      ...(choices ? { choices } : {}),
    };
  });
}

/** 名册模板: the headers that the import knows, required ones starred, lists where only some values are possible. */
export async function rosterTemplate(): Answer<File> {
  return ok(spreadsheetFile('参会单位名册模板', await writeList('名册', columns(), [])));
}

/** The roster as it stands; importing it again finds every unit at the fair already. */
export async function exportRoster(deps: DatabaseDep, input: { fairId: FairId }): Answer<File> {
  const fair = await findFairById(deps.db, input.fairId);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
  const lines = await listRoster(deps, input);
  if (!lines.ok) return lines;
  const rows = lines.value.map((line) => ROSTER_FIELDS.map(({ key }) => cellOf(line, key)));
  return ok(spreadsheetFile(`${fair.number} 参会单位名册`, await writeList('名册', columns(), rows)));
}

function cellOf({ unit, participation, divisionName }: RosterLine, field: RosterField): ExportCell {
  switch (field) {
    case 'name':
    case 'creditCode':
    case 'industry':
      return unit[field];
    case 'kind':
      return UNIT_KIND_NAMES[unit.kind];
    case 'division':
      return divisionName;
    case 'attendance':
      return ATTENDANCE_NAMES[participation.attendance];
    case 'presence':
      return PRESENCE_NAMES[participation.presence];
    case 'contact':
      return participation.contact ?? unit.contact;
    case 'phone':
      return participation.phone ?? unit.phone;
    default:
      return participation[field];
  }
}
