import { searchUnits, type UnitPageKey } from '#db/repositories/units.ts';
import type { UnitLine } from '#shared/contract/units.ts';
import { UNIT_KIND_NAMES } from '#shared/domain/words/names.ts';
import { ok } from '#shared/kernel/result.ts';
import { type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import { unitLines } from './units.ts';

const COLUMNS: readonly ExportColumn[] = [
  { header: '单位名称', width: 40, kind: 'text' },
  { header: '统一社会信用代码', width: 22, kind: 'text' },
  { header: '单位性质', width: 18, kind: 'text' },
  { header: '所在区县', width: 24, kind: 'text' },
  { header: '所属行业', width: 18, kind: 'text' },
  { header: '联系人', width: 12, kind: 'text' },
  { header: '联系电话', width: 16, kind: 'text' },
  { header: '参会次数', width: 10, kind: 'number' },
  { header: '到会次数', width: 10, kind: 'number' },
  { header: '未到会次数', width: 10, kind: 'number' },
];

const PAGE = 500;

/** All units by name. */
export async function exportUnits(deps: DatabaseDep): Answer<File> {
  const lines: UnitLine[] = [];
  let after: UnitPageKey | undefined;
  do {
    const units = await searchUnits(deps.db, { after, limit: PAGE });
    lines.push(...(await unitLines(deps.db, units)));
    const last = units.length === PAGE ? units.at(-1) : undefined;
    after = last && { name: last.name, id: last.id };
  } while (after);
  const rows = lines.map(({ unit, divisionName, fairs, attended, noShows }) => [
    unit.name,
    unit.creditCode,
    UNIT_KIND_NAMES[unit.kind],
    divisionName,
    unit.industry,
    unit.contact,
    unit.phone,
    fairs,
    attended,
    noShows,
  ]);
  return ok(spreadsheetFile('参会单位', await writeList('参会单位', COLUMNS, rows)));
}
