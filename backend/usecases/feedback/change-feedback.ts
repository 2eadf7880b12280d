import type { Writer } from '#db/connection/handles.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { removeFeedback as deleteFeedback, findFeedbackByParticipation, saveFeedback as storeFeedback } from '#db/repositories/feedback.ts';
import { findParticipationById, type RosterEntry } from '#db/repositories/participations.ts';
import { countEnteredSignups } from '#db/repositories/statistics.ts';
import { findUnitById } from '#db/repositories/units.ts';
import type { FeedbackLine, feedbackContract } from '#shared/contract/feedback.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { UnitFeedback } from '#shared/domain/feedback/feedback.ts';
import { feedbackFaults, feedbackWarnings } from '#shared/domain/feedback/feedback-checks.ts';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { contextOf, feedbackLine } from './feedback-lines.ts';

/**
 * Keeps what a unit said. It stays open after the settlement and after the report, for units answer late; a report that no longer agrees
 * shows the difference as a correction.
 */
export function saveFeedback(
  deps: DatabaseDep & ClockDep & IdsDep,
  { command, participationId, figures, note }: InputOf<typeof feedbackContract.save>,
): Answer<FeedbackLine> {
  return change(deps, command, 'feedback.save', async (writer, actor) => {
    const entry = await findEntry(writer, participationId);
    if (!entry.ok) return entry;
    const faults = feedbackFaults(figures);
    if (faults.length > 0) return err({ type: 'FeedbackFaulty', faults });
    const { participation } = entry.value;
    const entrants = await countEnteredSignups(writer, participation.fairId);
    const warnings = feedbackWarnings(figures, contextOf(participation, entrants));
    if (warnings.length > 0 && note === undefined) return err({ type: 'FeedbackNeedsNote', warnings });
    const before = await findFeedbackByParticipation(writer, participationId);
    const feedback: UnitFeedback = {
      id: before?.id ?? deps.db.personal.feedbackId(participationId),
      participationId,
      figures,
      note,
      enteredBy: actor.name,
      enteredAt: actor.at,
    };
    await storeFeedback(writer, feedback);
    return ok(feedbackLine(entry.value, feedback, entrants));
  });
}

export function removeFeedback(deps: DatabaseDep & ClockDep, input: InputOf<typeof feedbackContract.remove>): Answer<FeedbackLine> {
  return change(deps, input.command, 'feedback.remove', async (writer) => {
    const entry = await findEntry(writer, input.participationId);
    if (!entry.ok) return entry;
    const feedback = await findFeedbackByParticipation(writer, input.participationId);
    if (feedback) await deleteFeedback(writer, feedback.id, input.reason);
    return ok(feedbackLine(entry.value, undefined, 0));
  });
}

async function findEntry(writer: Writer, id: ParticipationId): Promise<Result<RosterEntry, Refusal>> {
  const participation = await findParticipationById(writer, id);
  const unit = participation && (await findUnitById(writer, participation.unitId));
  if (!unit) return err({ type: 'NotFound', what: 'participation', id });
  const fair = await findFairById(writer, participation.fairId);
  if (fair?.status === 'cancelled') return err({ type: 'FairCancelled', fairId: fair.id });
  return ok({ participation, unit });
}
