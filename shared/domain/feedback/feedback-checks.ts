import { assertNever } from '#shared/kernel/assert-never.ts';
import { FEEDBACK_FIELD_NAMES, FEEDBACK_SUMS, type FeedbackField, type FeedbackFigures, sumOf } from './feedback.ts';

/** What is known of the unit and the fair beside the feedback itself. */
export interface FeedbackContext {
  /** The unit was at the fair, itself or represented. */
  readonly cameToFair: boolean;
  /** 拟招聘人数; undefined while the unit named none. */
  readonly headcount: number | undefined;
  /** 入场人数, distinct people; 0 where nobody was checked in. */
  readonly entrants: number;
}

/** Figures that cannot all be true: they are not kept. */
export type FeedbackFault =
  | { readonly type: 'sexesDiffer'; readonly bySex: number; readonly byEducation: number }
  | { readonly type: 'partExceedsWhole'; readonly part: FeedbackField; readonly value: number; readonly whole: number };

/** Figures that are seldom true: they are kept with a note that says why. */
export type FeedbackWarning =
  | { readonly type: 'intentionsOverResumes'; readonly intentions: number; readonly resumes: number }
  | { readonly type: 'intentionsOverHeadcount'; readonly intentions: number; readonly headcount: number }
  | { readonly type: 'interviewsOverResumes'; readonly interviews: number; readonly resumes: number }
  | { readonly type: 'hiresOverIntentions'; readonly hires: number; readonly intentions: number }
  | { readonly type: 'resumesOverEntrants'; readonly resumes: number; readonly entrants: number }
  | { readonly type: 'unitDidNotCome' };

export function feedbackFaults(figures: FeedbackFigures): readonly FeedbackFault[] {
  const faults: FeedbackFault[] = [];
  const [bySex, byEducation] = [sumOf(figures, FEEDBACK_SUMS.intentionsBySex), sumOf(figures, FEEDBACK_SUMS.intentions)];
  if (bySex !== byEducation) faults.push({ type: 'sexesDiffer', bySex, byEducation });
  const parts = [
    ['graduateResumes', sumOf(figures, FEEDBACK_SUMS.resumes)],
    ['graduateIntentions', byEducation],
    ['graduateInterviews', figures.interviews],
    ['graduateHires', figures.hires],
  ] as const;
  for (const [part, whole] of parts) {
    if (figures[part] > whole) faults.push({ type: 'partExceedsWhole', part, value: figures[part], whole });
  }
  return faults;
}

export function feedbackWarnings(
  figures: FeedbackFigures,
  { cameToFair, headcount, entrants }: FeedbackContext,
): readonly FeedbackWarning[] {
  const { interviews, hires } = figures;
  const [resumes, intentions] = [sumOf(figures, FEEDBACK_SUMS.resumes), sumOf(figures, FEEDBACK_SUMS.intentions)];
  const warnings: FeedbackWarning[] = [];
  if (!cameToFair) warnings.push({ type: 'unitDidNotCome' });
  if (entrants > 0 && resumes > entrants) warnings.push({ type: 'resumesOverEntrants', resumes, entrants });
  if (intentions > resumes) warnings.push({ type: 'intentionsOverResumes', intentions, resumes });
  if (headcount !== undefined && intentions > headcount) warnings.push({ type: 'intentionsOverHeadcount', intentions, headcount });
  if (interviews > resumes) warnings.push({ type: 'interviewsOverResumes', interviews, resumes });
  if (hires > intentions) warnings.push({ type: 'hiresOverIntentions', hires, intentions });
  return warnings;
}

/** What is wrong and what to do: one sentence for page and command line. */
export function feedbackFaultSentence(fault: FeedbackFault): string {
  switch (fault.type) {
    case 'sexesDiffer':
      return `意向人数按性别合计 ${fault.bySex} 人，按学历合计 ${fault.byEducation} 人，请核对`;
    case 'partExceedsWhole':
      return `${FEEDBACK_FIELD_NAMES[fault.part]} ${fault.value} 人，超过总数 ${fault.whole} 人，请核对`;
    default:
      return assertNever(fault);
  }
}

export function feedbackWarningSentence(warning: FeedbackWarning): string {
  switch (warning.type) {
    case 'intentionsOverResumes':
      return `达成意向 ${warning.intentions} 人，多于收到简历 ${warning.resumes} 份`;
    case 'intentionsOverHeadcount':
      return `达成意向 ${warning.intentions} 人，多于拟招聘 ${warning.headcount} 人`;
    case 'interviewsOverResumes':
      return `通知面试 ${warning.interviews} 人，多于收到简历 ${warning.resumes} 份`;
    case 'hiresOverIntentions':
      return `现场录用 ${warning.hires} 人，多于达成意向 ${warning.intentions} 人`;
    case 'resumesOverEntrants':
      return `收到简历 ${warning.resumes} 份，多于本场入场 ${warning.entrants} 人`;
    case 'unitDidNotCome':
      return '单位未登记到会';
    default:
      return assertNever(warning);
  }
}
