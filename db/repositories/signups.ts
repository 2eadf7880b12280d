import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { deleteRows, insertRows, updateRow } from '#db/log/tracked-write.ts';
import type { Signup } from '#shared/domain/signups/signup.ts';
import type { TicketCode } from '#shared/domain/signups/ticket-code.ts';
import type { FairId, ImportBatchId, JobSeekerId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { signupFromRow, signupToRow } from './signup-rows.ts';

/** Where a list page ended; the next begins behind it. */
export interface SignupPageKey {
  readonly signedUpAt: Instant;
  readonly id: SignupId;
}

/** In the order of signing up, one page; cancelled ones too. */
export async function listSignupsByFair(
  db: Reader,
  fairId: FairId,
  page: { readonly after?: SignupPageKey | undefined; readonly limit: number },
): Promise<readonly Signup[]> {
  let query = db.selectFrom('signup').selectAll().where('fair_id', '=', fairId);
  const { after } = page;
  if (after) query = query.where((eb) => eb(eb.refTuple('signed_up_at', 'id'), '>', eb.tuple(after.signedUpAt, after.id)));
  const rows = await query.orderBy('signed_up_at').orderBy('id').limit(page.limit).execute();
  return rows.map(signupFromRow);
}

/** Latest first. */
export async function listSignupsByPerson(db: Reader, jobSeekerIds: readonly JobSeekerId[]): Promise<readonly Signup[]> {
  const rows = await db
    .selectFrom('signup')
    .selectAll()
    .where('job_seeker_id', 'in', jobSeekerIds)
    .orderBy('signed_up_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(signupFromRow);
}

/** Sign-ups that stand, and those that were cancelled. */
export async function countSignupsByFair(db: Reader, fairId: FairId): Promise<{ readonly standing: number; readonly cancelled: number }> {
  const row = await db
    .selectFrom('signup')
    .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.count<number>('cancel_reason').as('cancelled')])
    .where('fair_id', '=', fairId)
    .executeTakeFirstOrThrow();
  return { standing: row.all - row.cancelled, cancelled: row.cancelled };
}

export async function findSignupById(db: Reader, id: SignupId): Promise<Signup | undefined> {
  const row = await db.selectFrom('signup').selectAll().where('id', '=', id).executeTakeFirst();
  return row && signupFromRow(row);
}

export async function findSignupByTicket(db: Reader, code: TicketCode): Promise<Signup | undefined> {
  const row = await db.selectFrom('signup').selectAll().where('ticket_code', '=', code).executeTakeFirst();
  return row && signupFromRow(row);
}

/** Those of the ids that are there, in no order. */
export async function listSignupsByIds(db: Reader, ids: readonly SignupId[]): Promise<readonly Signup[]> {
  const signups: Signup[] = [];
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('signup').selectAll().where('id', 'in', chunk).execute();
    signups.push(...rows.map(signupFromRow));
  }
  return signups;
}

export async function insertSignups(trx: Writer, signups: readonly Signup[]): Promise<void> {
  await insertRows(trx, 'signup', signups.map(signupToRow));
}

/** Cancels a sign-up with a reason, or with undefined lets it stand again. */
export async function setSignupCancelled(trx: Writer, id: SignupId, reason: string | undefined): Promise<void> {
  await updateRow(trx, 'signup', id, { cancel_reason: reason ?? null });
}

export async function listSignupsOfBatch(db: Reader, batchId: ImportBatchId): Promise<readonly Signup[]> {
  const rows = await db.selectFrom('signup').selectAll().where('import_batch_id', '=', batchId).orderBy('id').execute();
  return rows.map(signupFromRow);
}

/** Only for undoing an import: the caller has made sure that nothing stands on them. */
export async function removeSignups(trx: Writer, ids: readonly SignupId[]): Promise<void> {
  await deleteRows(trx, 'signup', ids);
}
