import type { Reader } from '#db/connection/handles.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { listFeedbackByFair } from '#db/repositories/feedback.ts';
import { listRosterByFair, type RosterEntry } from '#db/repositories/participations.ts';
import { countEnteredSignups } from '#db/repositories/statistics.ts';
import type { FeedbackLine, FeedbackList } from '#shared/contract/feedback.ts';
import type { UnitFeedback } from '#shared/domain/feedback/feedback.ts';
import { type FeedbackContext, feedbackWarnings } from '#shared/domain/feedback/feedback-checks.ts';
import { cameToFair } from '#shared/domain/statistics/facts.ts';
import type { Participation } from '#shared/domain/units/unit.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';

export async function listFeedbackLines(deps: DatabaseDep, input: { fairId: FairId }): Answer<FeedbackList> {
  const fair = await findFairById(deps.db, input.fairId);
  return fair ? ok(await readFeedbackList(deps.db, fair.id)) : err({ type: 'NotFound', what: 'fair', id: input.fairId });
}

export async function readFeedbackList(db: Reader, fairId: FairId): Promise<FeedbackList> {
  const [roster, feedback] = [await listRosterByFair(db, fairId), await listFeedbackByFair(db, fairId)];
  const entrants = await countEnteredSignups(db, fairId);
  const byParticipation = new Map(feedback.map((one) => [one.participationId, one]));
  return { lines: roster.map((entry) => feedbackLine(entry, byParticipation.get(entry.participation.id), entrants)), entrants };
}

export function feedbackLine({ participation, unit }: RosterEntry, feedback: UnitFeedback | undefined, entrants: number): FeedbackLine {
  return {
    participationId: participation.id,
    unitName: unit.name,
    booth: participation.booth,
    attendance: participation.attendance,
    jobs: participation.jobs,
    headcount: participation.headcount,
    feedback,
    warnings: feedback ? feedbackWarnings(feedback.figures, contextOf(participation, entrants)) : [],
  };
}

export function contextOf({ attendance, headcount }: Participation, entrants: number): FeedbackContext {
  return { cameToFair: cameToFair(attendance), headcount, entrants };
}
