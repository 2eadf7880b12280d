import { formatChinaTime } from '#shared/kernel/instant.ts';
import { MERGE_REASON_NAMES, OUTCOME_NAMES, PACKAGE_STATE_NAMES } from '../exchange/exchange-words.ts';
import { type MergeNote, type PackageIn, sumOfOutcomes } from '../exchange/packages.ts';
import { RECORD_NAMES } from '../words/record-names.ts';
import { type Sheet, textRow } from './sheet.ts';

export const MERGE_REPORT_TITLE = '离线交换包合并报告';

export interface MergeReport {
  readonly centerName: string;
  readonly isSample: boolean;
  readonly taken: PackageIn;
  /** 校验码 that both sides agreed on, when they did. */
  readonly agreed: string | undefined;
  /** What was not simply accepted, with what the record is called. */
  readonly notes: readonly (MergeNote & { readonly name: string | undefined })[];
}

/** 合并报告: who took in what and when, what became of every row, and by which hashes it can be told again. */
export function mergeReportSheet({ centerName, isSample, taken, agreed, notes }: MergeReport): Sheet {
  const { header, counts } = taken;
  const outcomes = Object.entries(OUTCOME_NAMES) as [keyof typeof counts, string][];
  return {
    title: MERGE_REPORT_TITLE,
    subtitle: [centerName, `${header.from}　第 ${taken.number} 号包`],
    number: undefined,
    contentHash: undefined,
    orientation: 'portrait',
    watermark: isSample ? '示例数据' : undefined,
    blocks: [
      {
        kind: 'fields',
        columns: 2,
        fields: [
          { label: '交换包', value: taken.fileName, span: 2 },
          { label: '生成人', value: header.madeBy },
          { label: '生成时间', value: formatChinaTime(header.madeAt) },
          { label: '接收人', value: taken.takenBy },
          { label: '接收时间', value: formatChinaTime(taken.takenAt) },
          { label: '状态', value: PACKAGE_STATE_NAMES[taken.state], strong: true },
          { label: '附件', value: `${header.attachments.length} 个` },
          ...(taken.reverted
            ? [{ label: '撤销', value: `${taken.reverted.by}　${formatChinaTime(taken.reverted.at)}　${taken.reverted.reason}`, span: 2 }]
            : []),
          { label: '包校验', value: taken.id, span: 2 },
          { label: '双方校验', value: agreed ?? '尚未核对', span: 2 },
        ],
      },
      {
        kind: 'table',
        caption: '合并结果',
        columns: ['结果', '记录数'].map((column, index) => ({
          header: column,
          weight: 1,
          align: index === 0 ? ('left' as const) : ('right' as const),
          money: false,
        })),
        rows: outcomes.map(([key, name]) => textRow([name, String(counts[key])])),
        total: ['合计', `${sumOfOutcomes(counts)}（包内 ${taken.rows}）`],
        pageSubtotals: false,
      },
      ...(notes.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              caption: '逐条说明',
              columns: [
                { header: '序号', weight: 2, align: 'center' as const, money: false },
                { header: '类别', weight: 3, align: 'left' as const, money: false },
                { header: '记录', weight: 8, align: 'left' as const, money: false },
                { header: '结果', weight: 3, align: 'left' as const, money: false },
                { header: '原因', weight: 8, align: 'left' as const, money: false },
              ],
              rows: notes.map(({ position, table, name, outcome, reason }) =>
                textRow([
                  String(position + 1),
                  RECORD_NAMES[table] ?? table,
                  name ?? '',
                  OUTCOME_NAMES[outcome],
                  MERGE_REASON_NAMES[reason],
                ]),
              ),
              total: undefined,
              pageSubtotals: false,
            },
          ]),
      {
        kind: 'signatures',
        roles: [
          { role: '接收人', name: taken.takenBy },
          { role: '复核人', name: undefined },
        ],
      },
    ],
  };
}
