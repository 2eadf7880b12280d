import { describe, expect, test } from 'vitest';
import {
  feedbackFaultSentence,
  feedbackFaults,
  feedbackWarningSentence,
  feedbackWarnings,
} from '#shared/domain/feedback/feedback-checks.ts';
import { NO_FEEDBACK } from '#tests/support/records.ts';

const CALM = { cameToFair: true, headcount: 100, entrants: 500 };

describe('feedback', () => {
  test('is refused when men and women are not as many as all educations together', () => {
    const faults = feedbackFaults({ ...NO_FEEDBACK, intentionsCollege: 3, intentionsMale: 1, intentionsFemale: 1 });
    expect(faults).toEqual([{ type: 'sexesDiffer', bySex: 2, byEducation: 3 }]);
    expect(faults.map(feedbackFaultSentence)).toEqual(['意向人数按性别合计 2 人，按学历合计 3 人，请核对']);
  });

  test.each([
    ['graduateResumes', { resumesHigher: 2, resumesLower: 1 }, 3],
    ['graduateIntentions', { intentionsCollege: 2, intentionsMale: 2 }, 2],
    ['graduateInterviews', { interviews: 4 }, 4],
    ['graduateHires', { hires: 1 }, 1],
  ] as const)('is refused when %s exceeds its whole, and not when it is all of it', (part, figures, whole) => {
    expect(feedbackFaults({ ...NO_FEEDBACK, ...figures, [part]: whole })).toEqual([]);
    expect(feedbackFaults({ ...NO_FEEDBACK, ...figures, [part]: whole + 1 })).toEqual([
      { type: 'partExceedsWhole', part, value: whole + 1, whole },
    ]);
  });

  test('that is plausible draws no warning, at the limits as well', () => {
    const figures = { ...NO_FEEDBACK, resumesLower: 10, intentionsCollege: 10, intentionsMale: 10, interviews: 10, hires: 10 };
    expect(feedbackWarnings(figures, { cameToFair: true, headcount: 10, entrants: 10 })).toEqual([]);
  });

  test.each([
    [{ intentionsCollege: 2, intentionsMale: 2, resumesLower: 1 }, CALM, '达成意向 2 人，多于收到简历 1 份'],
    [{ intentionsCollege: 2, intentionsMale: 2, resumesLower: 5 }, { ...CALM, headcount: 1 }, '达成意向 2 人，多于拟招聘 1 人'],
    [{ interviews: 2, resumesLower: 1 }, CALM, '通知面试 2 人，多于收到简历 1 份'],
    [{ hires: 1 }, CALM, '现场录用 1 人，多于达成意向 0 人'],
    [{ resumesHigher: 501 }, CALM, '收到简历 501 份，多于本场入场 500 人'],
    [{}, { ...CALM, cameToFair: false }, '单位未登记到会'],
  ] as const)('%j draws a warning', (figures, context, sentence) => {
    expect(feedbackWarnings({ ...NO_FEEDBACK, ...figures }, context).map(feedbackWarningSentence)).toEqual([sentence]);
  });

  test('is not held against check-ins where nobody was checked in, nor against vacancies nobody named', () => {
    const figures = { ...NO_FEEDBACK, resumesLower: 900, intentionsCollege: 900, intentionsMale: 900 };
    expect(feedbackWarnings(figures, { cameToFair: true, headcount: undefined, entrants: 0 })).toEqual([]);
  });
});
