import { listStations } from '#db/repositories/stations.ts';
import type { fairsContract } from '#shared/contract/fairs.ts';
import { zoneName } from '#shared/domain/fairs/zone-words.ts';
import { FAIR_KIND_NAMES, FAIR_STATUS_NAMES } from '#shared/domain/words/names.ts';
import { ok } from '#shared/kernel/result.ts';
import { type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import { listFairLines } from './fair-lines.ts';

const COLUMNS: readonly ExportColumn[] = [
  { header: '场次编号', width: 12, kind: 'text' },
  { header: '活动名称', width: 40, kind: 'text' },
  { header: '类型', width: 14, kind: 'text' },
  { header: '开始日期', width: 12, kind: 'text' },
  { header: '结束日期', width: 12, kind: 'text' },
  { header: '举办地点', width: 30, kind: 'text' },
  { header: '行政区划', width: 24, kind: 'text' },
  { header: '地域类别', width: 12, kind: 'text' },
  { header: '组织单位', width: 30, kind: 'text' },
  { header: '承办站', width: 24, kind: 'text' },
  { header: '状态', width: 10, kind: 'text' },
  { header: '参会单位', width: 10, kind: 'number' },
  { header: '到会单位', width: 10, kind: 'number' },
  { header: '费用（元）', width: 14, kind: 'money' },
  { header: '核定金额（元）', width: 14, kind: 'money' },
  { header: '审核表编号', width: 14, kind: 'text' },
];

/** 招聘会登记册 of a year or of all years. */
export async function exportFairs(deps: DatabaseDep, input: InputOf<typeof fairsContract.exportList>): Answer<File> {
  const lines = await listFairLines(deps, input);
  if (!lines.ok) return lines;
  const stationNames = new Map((await listStations(deps.db)).map(({ id, code, name }) => [id, `${code} ${name}`]));
  const rows = lines.value.fairs.map(({ fair, zone, venuePath, units, attended, cost, settlement }) => [
    fair.number,
    fair.title,
    FAIR_KIND_NAMES[fair.kind],
    fair.startsOn,
    fair.endsOn,
    fair.venueName,
    venuePath,
    zoneName(zone),
    fair.organizerName,
    fair.stationId && stationNames.get(fair.stationId),
    FAIR_STATUS_NAMES[fair.status],
    units,
    attended,
    cost,
    settlement?.payable,
    settlement?.number,
  ]);
  return ok(
    spreadsheetFile(input.year === undefined ? '招聘会登记册' : `${input.year}年招聘会登记册`, await writeList('招聘会', COLUMNS, rows)),
  );
}
