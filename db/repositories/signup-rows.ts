import type { SignupTable } from '#db/schema/signup-tables.ts';
import type { Signup, SignupSource } from '#shared/domain/signups/signup.ts';
import type { TicketCode } from '#shared/domain/signups/ticket-code.ts';
import type { FairId, ImportBatchId, JobSeekerId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export const signupFromRow = (row: SignupTable): Signup => ({
  id: row.id as SignupId,
  fairId: row.fair_id as FairId,
  jobSeekerId: row.job_seeker_id as JobSeekerId,
  ticketCode: row.ticket_code as TicketCode,
  source: row.source as SignupSource,
  cancelReason: row.cancel_reason ?? undefined,
  signedUpAt: row.signed_up_at as Instant,
  signedUpBy: row.signed_up_by,
  importBatchId: (row.import_batch_id ?? undefined) as ImportBatchId | undefined,
});

export const signupToRow = (signup: Signup): SignupTable => ({
  id: signup.id,
  fair_id: signup.fairId,
  job_seeker_id: signup.jobSeekerId,
  ticket_code: signup.ticketCode,
  source: signup.source,
  cancel_reason: signup.cancelReason ?? null,
  signed_up_at: signup.signedUpAt,
  signed_up_by: signup.signedUpBy,
  import_batch_id: signup.importBatchId ?? null,
});
