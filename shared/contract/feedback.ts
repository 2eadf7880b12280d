import { z } from 'zod';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { FEEDBACK_FIELDS, type UnitFeedback } from '../domain/feedback/feedback.ts';
import type { FeedbackWarning } from '../domain/feedback/feedback-checks.ts';
import type { Attendance } from '../domain/units/unit.ts';
import { command, commandStamp, idOf, optionalLine, query, reason, typed } from './base.ts';

/** A unit of the roster with what it said after the fair. */
export interface FeedbackLine {
  readonly participationId: ParticipationId;
  readonly unitName: string;
  readonly booth: string | undefined;
  readonly attendance: Attendance;
  /** 岗位数, 拟招聘人数 as the roster says. */
  readonly jobs: number | undefined;
  readonly headcount: number | undefined;
  readonly feedback: UnitFeedback | undefined;
  /** What looks odd in the feedback as it stands. */
  readonly warnings: readonly FeedbackWarning[];
}

export interface FeedbackList {
  /** In roster order. */
  readonly lines: readonly FeedbackLine[];
  /** 入场人数, against which the résumés of a unit are held. */
  readonly entrants: number;
}

export const feedbackFigures = z.record(z.enum(FEEDBACK_FIELDS), z.number().int().min(0).max(100_000));

export const feedbackContract = {
  list: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<FeedbackList>()),
  /** Typed once a unit; typing again corrects it. Sums that do not add up are refused, odd figures need a note. */
  save: command
    .input(z.object({ command: commandStamp, participationId: idOf<'Participation'>(), figures: feedbackFigures, note: optionalLine(200) }))
    .output(typed<FeedbackLine>()),
  /** Takes feedback away that was typed for the wrong unit. */
  remove: command
    .input(z.object({ command: commandStamp, participationId: idOf<'Participation'>(), reason }))
    .output(typed<FeedbackLine>()),
  exportList: query.input(z.object({ fairId: idOf<'Fair'>() })).output(z.file()),
  /** 单位反馈汇总表 as PDF. */
  sheet: query.input(z.object({ fairId: idOf<'Fair'>() })).output(z.file()),
};
