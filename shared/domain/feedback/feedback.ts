import type { FeedbackId, ParticipationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What a unit says after the fair (单位反馈, CB3D): numbers of people, none of them a total. */
export const FEEDBACK_FIELDS = [
  'resumesHigher',
  'resumesLower',
  'graduateResumes',
  'intentionsDoctor',
  'intentionsMaster',
  'intentionsBachelor',
  'intentionsCollege',
  'intentionsSecondary',
  'intentionsMale',
  'intentionsFemale',
  'graduateIntentions',
  'interviews',
  'graduateInterviews',
  'hires',
  'graduateHires',
] as const;
export type FeedbackField = (typeof FEEDBACK_FIELDS)[number];
export type FeedbackFigures = Readonly<Record<FeedbackField, number>>;

export interface UnitFeedback {
  readonly id: FeedbackId;
  readonly participationId: ParticipationId;
  readonly figures: FeedbackFigures;
  /** Why figures that look odd are right. */
  readonly note: string | undefined;
  /** Who typed it last, and when; what stood before is in the operation log. */
  readonly enteredBy: string;
  readonly enteredAt: Instant;
}

/** What the fields add up to. 意向 is counted by education and again by sex; the two must agree. */
export const FEEDBACK_SUMS = {
  resumes: ['resumesHigher', 'resumesLower'],
  intentions: ['intentionsDoctor', 'intentionsMaster', 'intentionsBachelor', 'intentionsCollege', 'intentionsSecondary'],
  intentionsBySex: ['intentionsMale', 'intentionsFemale'],
} as const satisfies Readonly<Record<string, readonly FeedbackField[]>>;

export function sumOf(figures: FeedbackFigures, fields: readonly FeedbackField[]): number {
  return fields.reduce((sum, field) => sum + figures[field], 0);
}

export const FEEDBACK_FIELD_NAMES: Readonly<Record<FeedbackField, string>> = {
  resumesHigher: '收到简历（本科及以上）',
  resumesLower: '收到简历（大专及以下）',
  graduateResumes: '简历中高校毕业生',
  intentionsDoctor: '意向（博士）',
  intentionsMaster: '意向（硕士）',
  intentionsBachelor: '意向（本科）',
  intentionsCollege: '意向（大专）',
  intentionsSecondary: '意向（中专及以下）',
  intentionsMale: '意向（男）',
  intentionsFemale: '意向（女）',
  graduateIntentions: '意向中高校毕业生',
  interviews: '通知面试',
  graduateInterviews: '面试中高校毕业生',
  hires: '现场录用',
  graduateHires: '录用中高校毕业生',
};
