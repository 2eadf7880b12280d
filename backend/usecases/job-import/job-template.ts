import { JOB_EDUCATION_WORDS, JOB_FIELDS, type JobField } from '#shared/domain/imports/job-fields.ts';
import { ok } from '#shared/kernel/result.ts';
import { type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { Answer } from '../answer.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';

const WIDTHS: Readonly<Record<JobField, number>> = {
  unitName: 40,
  creditCode: 22,
  title: 24,
  headcount: 10,
  wage: 16,
  wageFrom: 12,
  wageTo: 12,
  education: 14,
  place: 24,
  boardLodging: 16,
  sexLimit: 10,
  ageLimit: 10,
  requirements: 40,
  description: 40,
};

/** One column says what a job pays; the two for its ends are for lists that come from elsewhere. */
const NOT_OFFERED: ReadonlySet<JobField> = new Set(['wageFrom', 'wageTo']);

/** 岗位模板: the headers that the import knows, required ones starred, a list where only some values are possible. */
export async function jobTemplate(): Answer<File> {
  const columns = JOB_FIELDS.filter(({ key }) => !NOT_OFFERED.has(key)).map(
    ({ key, label, required }): ExportColumn => ({
      header: required ? `${label}*` : label,
      width: WIDTHS[key],
      kind: key === 'headcount' ? 'number' : 'text',
      ...(key === 'education' ? { choices: Object.values(JOB_EDUCATION_WORDS).map(([word = '']) => word) } : {}),
    }),
  );
  return ok(spreadsheetFile('岗位模板', await writeList('岗位', columns, [])));
}
