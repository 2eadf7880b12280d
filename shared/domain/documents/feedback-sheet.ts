import { FEEDBACK_SUMS, type FeedbackField, type FeedbackFigures, sumOf } from '../feedback/feedback.ts';
import { type Sheet, type SheetTable, textRow } from './sheet.ts';

export interface FeedbackSheetFacts {
  readonly centerName: string;
  readonly isSample: boolean;
  /** 场次编号与名称. */
  readonly fairName: string;
  /** In roster order. */
  readonly units: readonly {
    readonly name: string;
    readonly booth: string | undefined;
    readonly headcount: number | undefined;
    /** undefined: 未反馈. */
    readonly figures: FeedbackFigures | undefined;
    readonly note: string | undefined;
  }[];
}

const COLUMNS: readonly { readonly header: string; readonly fields: readonly FeedbackField[] }[] = [
  { header: '简历本科及以上', fields: ['resumesHigher'] },
  { header: '简历大专及以下', fields: ['resumesLower'] },
  { header: '意向合计', fields: FEEDBACK_SUMS.intentions },
  { header: '男', fields: ['intentionsMale'] },
  { header: '女', fields: ['intentionsFemale'] },
  { header: '博士', fields: ['intentionsDoctor'] },
  { header: '硕士', fields: ['intentionsMaster'] },
  { header: '本科', fields: ['intentionsBachelor'] },
  { header: '大专', fields: ['intentionsCollege'] },
  { header: '中专及以下', fields: ['intentionsSecondary'] },
  { header: '通知面试', fields: ['interviews'] },
  { header: '现场录用', fields: ['hires'] },
];

/** 单位反馈汇总表: one line a unit, those without feedback named, sums at the end. */
export function feedbackSheet({ centerName, isSample, fairName, units }: FeedbackSheetFacts): Sheet {
  return {
    title: '单位反馈汇总表',
    subtitle: [centerName, fairName],
    number: undefined,
    contentHash: undefined,
    orientation: 'landscape',
    watermark: isSample ? '示例数据' : undefined,
    blocks: [
      feedbackTable(units),
      {
        kind: 'signatures',
        roles: [
          { role: '负责人', name: undefined },
          { role: '填表人', name: undefined },
          { role: '填报单位', name: undefined, seals: true },
        ],
      },
    ],
  };
}

function feedbackTable(units: FeedbackSheetFacts['units']): SheetTable {
  const answered = units.flatMap(({ figures }) => (figures ? [figures] : []));
  const headcount = units.reduce((sum, unit) => sum + (unit.headcount ?? 0), 0);
  return {
    kind: 'table',
    caption: `单位 ${units.length} 家，已反馈 ${answered.length} 家，未反馈 ${units.length - answered.length} 家`,
    columns: [
      { header: '序号', weight: 2, align: 'center', money: false },
      { header: '单位名称', weight: 11, align: 'left', money: false },
      { header: '展位', weight: 3, align: 'center', money: false },
      { header: '拟招聘', weight: 3, align: 'right', money: false },
      ...COLUMNS.map(({ header }) => ({ header, weight: 3, align: 'right' as const, money: false })),
      { header: '备注', weight: 6, align: 'left', money: false },
    ],
    rows: units.map(({ name, booth, headcount: wanted, figures, note }, index) =>
      textRow([
        String(index + 1),
        name,
        booth ?? '',
        wanted === undefined ? '' : String(wanted),
        ...COLUMNS.map(({ fields }) => (figures ? String(sumOf(figures, fields)) : '')),
        figures ? (note ?? '') : '未反馈',
      ]),
    ),
    total: [
      '',
      '合计',
      '',
      String(headcount),
      ...COLUMNS.map(({ fields }) => String(answered.reduce((sum, figures) => sum + sumOf(figures, fields), 0))),
      '',
    ],
    pageSubtotals: false,
  };
}
