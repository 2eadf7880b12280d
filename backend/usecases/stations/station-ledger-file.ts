import { findCenter } from '#db/repositories/centers.ts';
import type { stationsContract } from '#shared/contract/stations.ts';
import { provinceName } from '#shared/domain/divisions/divisions.ts';
import {
  STATION_LEDGER_COLUMNS,
  STATION_LEDGER_RULE,
  STATION_LEDGER_SIGNERS,
  STATION_LEDGER_TITLE,
  type StationLedgerEntry,
  type StationLedgerHead,
  stationLedgerPeriod,
  stationLedgerSheet,
  stationLedgerTotal,
} from '#shared/domain/documents/station-ledger.ts';
import { AGREEMENT_STATE_NAMES, STATION_KIND_NAMES, STATION_STATE_NAMES } from '#shared/domain/words/names.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type ExportCell, type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { PrinterDep } from '../documents/documents.ts';
import { pdfFile } from '../documents/pdf-file.ts';
import type { InputOf } from '../input-of.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import { listStationLines } from './station-lines.ts';

/** 劳务协作站（基地）台账 of the filter, to print or as a workbook. */
export async function stationLedgerFile(
  deps: DatabaseDep & ClockDep & PrinterDep,
  { form, ...filter }: InputOf<typeof stationsContract.ledgerFile>,
): Answer<File> {
  const center = await findCenter(deps.db);
  if (!center) return err({ type: 'SetupMissing' });
  const list = await listStationLines(deps, filter);
  if (!list.ok) return list;
  const { stations, cutOff, total } = list.value;
  const head: StationLedgerHead = {
    centerName: center.name,
    isSample: center.sample,
    year: filter.year,
    cutOff,
    about: aboutOf(filter),
    total,
  };
  const name = `${STATION_LEDGER_TITLE} 截至${cutOff}`;
  if (form === 'pdf') return pdfFile(deps, name, center.name, [stationLedgerSheet(head, stations)]);
  return ok(spreadsheetFile(name, await writeList('台账', EXCEL_COLUMNS, excelRows(head, stations))));
}

function aboutOf({ text, kind, state, agreement, province }: Omit<InputOf<typeof stationsContract.ledgerFile>, 'form'>): readonly string[] {
  return [
    ...(kind === undefined ? [] : [STATION_KIND_NAMES[kind]]),
    ...(province === undefined ? [] : [provinceName(province) ?? province]),
    ...(state === undefined ? [] : [STATION_STATE_NAMES[state]]),
    ...(agreement === undefined ? [] : [`协议${AGREEMENT_STATE_NAMES[agreement]}`]),
    ...(text === undefined || text.trim() === '' ? [] : [`“${text.trim()}”`]),
  ];
}

/** Half-width characters for a share of the width on paper. */
const EXCEL_COLUMNS: readonly ExportColumn[] = [
  { header: '序号', width: 8, kind: 'text' },
  ...STATION_LEDGER_COLUMNS.map(
    ({ header, weight, counts }): ExportColumn => ({ header, width: Math.max(10, weight * 3), kind: counts ? 'number' : 'text' }),
  ),
];

/** The lines, 合计, and below them the period, how it is counted and where to sign. */
function excelRows(head: StationLedgerHead, entries: readonly StationLedgerEntry[]): readonly (readonly ExportCell[])[] {
  const cells = (texts: readonly string[]) =>
    texts.map((text, index) => (index > 0 && STATION_LEDGER_COLUMNS[index - 1]?.counts ? Number(text) : text));
  return [
    ...entries.map((entry, index) => cells([String(index + 1), ...STATION_LEDGER_COLUMNS.map(({ cell }) => cell(entry))])),
    cells(stationLedgerTotal(head, entries)),
    [],
    [`${head.centerName}　${stationLedgerPeriod(head)}`],
    [STATION_LEDGER_RULE],
    STATION_LEDGER_SIGNERS.flatMap((role) => [`${role}：`, undefined, undefined]),
  ];
}
