import { findLastStatisticsReport } from '#db/repositories/statistics-reports.ts';
import { mainFigures, type ReportSeal, statisticsSheet } from '#shared/domain/documents/statistics-sheet.ts';
import { MEASURES } from '#shared/domain/statistics/measures.ts';
import { correctionsBetween, type StatisticsReport } from '#shared/domain/statistics/report.ts';
import { type FairStatistics, PART_KIND_NAMES, partName } from '#shared/domain/statistics/statistics.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type ExportCell, type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { PrinterDep } from '../documents/documents.ts';
import { pdfFile } from '../documents/pdf-file.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import { gatherStatistics } from './gather.ts';

const COLUMNS: readonly ExportColumn[] = [
  { header: '分类', width: 12, kind: 'text' },
  { header: '分项', width: 18, kind: 'text' },
  { header: '项目', width: 28, kind: 'text' },
  { header: '代码', width: 10, kind: 'text' },
  { header: '单位', width: 8, kind: 'text' },
  { header: '数量', width: 12, kind: 'number' },
  { header: '其中：高校毕业生', width: 18, kind: 'number' },
  { header: '口径', width: 50, kind: 'text' },
];

/** 招聘会情况统计表 of this moment, a line a figure, so that a sheet or a system can take it up. */
export async function exportStatistics(deps: DatabaseDep, input: { fairId: FairId }): Answer<File> {
  const gathered = await gatherStatistics(deps.db, input.fairId);
  if (!gathered.ok) return gathered;
  const { fair, snapshot } = gathered.value;
  const bytes = await writeList('招聘会情况统计表', COLUMNS, rowsOf(snapshot.statistics));
  return ok(spreadsheetFile(`${fair.number} 招聘会情况统计表`, bytes));
}

function rowsOf(statistics: FairStatistics): readonly (readonly ExportCell[])[] {
  const { figures, tables } = statistics;
  return [
    ...mainFigures(statistics).map(({ key, twin }) => {
      const { name, code, unit, definition } = MEASURES[key];
      return ['基本情况', undefined, name, code, unit, figures[key], twin && figures[twin], definition];
    }),
    ...tables.flatMap(({ by, columns, rows }) =>
      rows.flatMap(({ value, cells }) =>
        columns.map((key, index) => {
          const { name, code, unit, definition } = MEASURES[key];
          return [PART_KIND_NAMES[by], partName({ by, value }), name, code, unit, cells[index], undefined, definition];
        }),
      ),
    ),
  ];
}

/** The sheet as it was reported, with what has changed since; before the report as a draft. */
export async function printStatistics(deps: DatabaseDep & ClockDep & PrinterDep, input: { fairId: FairId }): Answer<File> {
  const gathered = await gatherStatistics(deps.db, input.fairId);
  if (!gathered.ok) return gathered;
  const { fair, snapshot } = gathered.value;
  const report = await findLastStatisticsReport(deps.db, input.fairId);
  const sheet = report
    ? statisticsSheet(report.snapshot, sealOf(report), correctionsBetween(report.snapshot.statistics, snapshot.statistics))
    : statisticsSheet(snapshot, undefined, []);
  return pdfFile(deps, `${fair.number} ${fair.title} 招聘会情况统计表`, snapshot.center.name, [sheet]);
}

function sealOf({ snapshot, version, contentHash, reportedBy, reportedAt }: StatisticsReport): ReportSeal {
  return { number: `${snapshot.fair.number}-TJ${version}`, contentHash, reportedBy, reportedAt };
}
