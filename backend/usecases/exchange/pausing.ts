import { findPackageIn } from '#db/repositories/packages.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import type { Answer } from '../answer.ts';
import { refusingDiskFailure } from './cancellable.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { workAt } from './in-turn.ts';

/**
 * Work on a package in pieces, each of them whole. A disk that fills up stops it between two: taking back would need space, too, so it stays
 * where it is, and the refusal says what helps and where it is gone on with.
 */
export async function pausing<T>(deps: ExchangeDeps, packageId: string, work: () => Answer<T>): Answer<T> {
  using _work = workAt(deps.db, packageId);
  const outcome = await refusingDiskFailure(work);
  if (outcome.ok || !isFullDisk(outcome.error)) return outcome;
  const state: PackageIn['state'] | undefined = (await findPackageIn(deps.db, packageId))?.state;
  return state === 'merging' || state === 'reverting' ? refuse({ type: 'WorkPaused', work: state }) : outcome;
}

function isFullDisk(refusal: Refusal): boolean {
  return refusal.type === 'DiskFull' || (refusal.type === 'Exchange' && refusal.error.type === 'DiskFullHere');
}
