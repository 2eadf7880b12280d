import type { Reader, Writer } from '#db/connection/handles.ts';
import { deleteRows, saveRow } from '#db/log/tracked-write.ts';
import type { UnitFeedbackTable } from '#db/schema/feedback-tables.ts';
import type { UnitFeedback } from '#shared/domain/feedback/feedback.ts';
import type { FairId, FeedbackId, ParticipationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const feedbackFromRow = (row: UnitFeedbackTable): UnitFeedback => ({
  id: row.id as FeedbackId,
  participationId: row.participation_id as ParticipationId,
  figures: {
    resumesHigher: row.resumes_higher,
    resumesLower: row.resumes_lower,
    graduateResumes: row.graduate_resumes,
    intentionsDoctor: row.intentions_doctor,
    intentionsMaster: row.intentions_master,
    intentionsBachelor: row.intentions_bachelor,
    intentionsCollege: row.intentions_college,
    intentionsSecondary: row.intentions_secondary,
    intentionsMale: row.intentions_male,
    intentionsFemale: row.intentions_female,
    graduateIntentions: row.graduate_intentions,
    interviews: row.interviews,
    graduateInterviews: row.graduate_interviews,
    hires: row.hires,
    graduateHires: row.graduate_hires,
  },
  note: row.note ?? undefined,
  enteredBy: row.entered_by,
  enteredAt: row.entered_at as Instant,
});

const feedbackToRow = ({ figures, ...feedback }: UnitFeedback): UnitFeedbackTable => ({
  id: feedback.id,
  participation_id: feedback.participationId,
  resumes_higher: figures.resumesHigher,
  resumes_lower: figures.resumesLower,
  graduate_resumes: figures.graduateResumes,
  intentions_doctor: figures.intentionsDoctor,
  intentions_master: figures.intentionsMaster,
  intentions_bachelor: figures.intentionsBachelor,
  intentions_college: figures.intentionsCollege,
  intentions_secondary: figures.intentionsSecondary,
  intentions_male: figures.intentionsMale,
  intentions_female: figures.intentionsFemale,
  graduate_intentions: figures.graduateIntentions,
  interviews: figures.interviews,
  graduate_interviews: figures.graduateInterviews,
  hires: figures.hires,
  graduate_hires: figures.graduateHires,
  note: feedback.note ?? null,
  entered_by: feedback.enteredBy,
  entered_at: feedback.enteredAt,
});

/** In the order of the roster. */
export async function listFeedbackByFair(db: Reader, fairId: FairId): Promise<readonly UnitFeedback[]> {
  const rows = await db
    .selectFrom('participation')
    .innerJoin('unit_feedback', 'unit_feedback.participation_id', 'participation.id')
    .selectAll('unit_feedback')
    .where('participation.fair_id', '=', fairId)
    .orderBy('participation.roster_order')
    .orderBy('participation.id')
    .execute();
  return rows.map(feedbackFromRow);
}

export async function findFeedbackByParticipation(db: Reader, participationId: ParticipationId): Promise<UnitFeedback | undefined> {
  const row = await db.selectFrom('unit_feedback').selectAll().where('participation_id', '=', participationId).executeTakeFirst();
  return row && feedbackFromRow(row);
}

/** Adds the feedback, or corrects the one that has its id; what stood before is in the operation. */
export async function saveFeedback(trx: Writer, feedback: UnitFeedback): Promise<void> {
  await saveRow(trx, 'unit_feedback', feedbackToRow(feedback));
}

export async function removeFeedback(trx: Writer, id: FeedbackId, why: string): Promise<void> {
  await deleteRows(trx, 'unit_feedback', [id], why);
}
