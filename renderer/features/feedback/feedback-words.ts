import type { FeedbackField } from '#shared/domain/feedback/feedback.ts';

/** The fields of the grid in the order of the paper they are read from. */
export const GROUPS: readonly {
  readonly name: string;
  readonly fields: readonly { readonly field: FeedbackField; readonly short: string }[];
}[] = [
  {
    name: '收到简历',
    fields: [
      { field: 'resumesHigher', short: '本科以上' },
      { field: 'resumesLower', short: '大专以下' },
      { field: 'graduateResumes', short: '毕业生' },
    ],
  },
  {
    name: '达成意向（按学历）',
    fields: [
      { field: 'intentionsDoctor', short: '博士' },
      { field: 'intentionsMaster', short: '硕士' },
      { field: 'intentionsBachelor', short: '本科' },
      { field: 'intentionsCollege', short: '大专' },
      { field: 'intentionsSecondary', short: '中专以下' },
    ],
  },
  {
    name: '达成意向（按性别）',
    fields: [
      { field: 'intentionsMale', short: '男' },
      { field: 'intentionsFemale', short: '女' },
      { field: 'graduateIntentions', short: '毕业生' },
    ],
  },
  {
    name: '通知面试',
    fields: [
      { field: 'interviews', short: '人数' },
      { field: 'graduateInterviews', short: '毕业生' },
    ],
  },
  {
    name: '现场录用',
    fields: [
      { field: 'hires', short: '人数' },
      { field: 'graduateHires', short: '毕业生' },
    ],
  },
];
