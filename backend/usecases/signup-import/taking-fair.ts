import type { Reader } from '#db/connection/handles.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** A settled fair takes sign-ups still: no amount depends on them. */
export async function findTakingFair(db: Reader, id: FairId): Promise<Result<Fair, Refusal>> {
  const fair = await findFairById(db, id);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id });
  return fair.status === 'cancelled' ? err({ type: 'FairCancelled', fairId: id }) : ok(fair);
}
