import type { Reader } from '#db/connection/handles.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import type { FeedbackLine } from '#shared/contract/feedback.ts';
import { feedbackSheet } from '#shared/domain/documents/feedback-sheet.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { FEEDBACK_FIELD_NAMES, FEEDBACK_FIELDS, FEEDBACK_SUMS, sumOf } from '#shared/domain/feedback/feedback.ts';
import { feedbackWarningSentence } from '#shared/domain/feedback/feedback-checks.ts';
import { cameToFair } from '#shared/domain/statistics/facts.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { PrinterDep } from '../documents/documents.ts';
import { pdfFile } from '../documents/pdf-file.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import { readFeedbackList } from './feedback-lines.ts';

/** The codes of CB35 stand in the headers, so that the file can be loaded into a system that knows them. */
const COLUMNS: readonly ExportColumn[] = [
  { header: '单位名称', width: 40, kind: 'text' },
  { header: '展位', width: 10, kind: 'text' },
  { header: '是否到场（acb35c）', width: 12, kind: 'text' },
  { header: '岗位数（acb35d）', width: 12, kind: 'number' },
  { header: '计划招收人数（acb355）', width: 14, kind: 'number' },
  ...FEEDBACK_FIELDS.map((field): ExportColumn => ({ header: FEEDBACK_FIELD_NAMES[field], width: 14, kind: 'number' })),
  { header: '达成意向（acb356）', width: 12, kind: 'number' },
  { header: '备注', width: 30, kind: 'text' },
  { header: '核对提示', width: 40, kind: 'text' },
  { header: '填报人', width: 12, kind: 'text' },
  { header: '填报时间', width: 18, kind: 'text' },
];

/** 单位反馈 of everybody who came or answered. */
export async function exportFeedback(deps: DatabaseDep, input: { fairId: FairId }): Answer<File> {
  const fair = await findFairById(deps.db, input.fairId);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
  const rows = (await listAsked(deps.db, fair)).map(({ unitName, booth, attendance, jobs, headcount, feedback, warnings }) => [
    unitName,
    booth,
    cameToFair(attendance) ? '是' : '否',
    jobs,
    headcount,
    ...FEEDBACK_FIELDS.map((field) => feedback?.figures[field]),
    feedback && sumOf(feedback.figures, FEEDBACK_SUMS.intentions),
    feedback ? feedback.note : '未反馈',
    warnings.map(feedbackWarningSentence).join('；'),
    feedback?.enteredBy,
    feedback && formatChinaTime(feedback.enteredAt),
  ]);
  return ok(spreadsheetFile(`${fair.number} 单位反馈汇总表`, await writeList('单位反馈', COLUMNS, rows)));
}

export async function printFeedback(deps: DatabaseDep & ClockDep & PrinterDep, input: { fairId: FairId }): Answer<File> {
  const [center, fair] = [await findCenter(deps.db), await findFairById(deps.db, input.fairId)];
  if (!center) return err({ type: 'SetupMissing' });
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
  const sheet = feedbackSheet({
    centerName: center.name,
    isSample: center.sample,
    fairName: `${fair.number} ${fair.title}`,
    units: (await listAsked(deps.db, fair)).map(({ unitName, booth, headcount, feedback }) => ({
      name: unitName,
      booth,
      headcount,
      figures: feedback?.figures,
      note: feedback?.note,
    })),
  });
  return pdfFile(deps, `${fair.number} ${fair.title} 单位反馈汇总表`, center.name, [sheet]);
}

async function listAsked(db: Reader, fair: Fair): Promise<readonly FeedbackLine[]> {
  return (await readFeedbackList(db, fair.id)).lines.filter(({ attendance, feedback }) => feedback || cameToFair(attendance));
}
