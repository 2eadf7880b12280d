import { storageErrorFrom } from '#db/connection/storage-error.ts';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import { isSystemError } from '../../adapters/system-error.ts';
import { type Answer, refusalOf } from '../answer.ts';
import { whileRunning } from '../imports/while-running.ts';
import { refuse } from './exchange-deps.ts';

/** Work that a listener who leaves, or a signal, cancels; a full, failing or pulled out disk is a refusal. */
export async function* cancellable<T>(
  signal: AbortSignal | undefined,
  work: (report: (progress: ExchangeProgress) => void, abort: AbortSignal) => Answer<T>,
): AsyncGenerator<ExchangeProgress, Result<T, Refusal>> {
  return yield* whileRunning<ExchangeProgress, Awaited<Answer<T>>>(async (report, _isLeft, left) => {
    const abort = signal ? AbortSignal.any([signal, left]) : left;
    try {
      return await refusingDiskFailure(() => work(report, abort));
    } catch (thrown) {
      if (abort.aborted && thrown === abort.reason) return refuse({ type: 'MergeCancelled' });
      throw thrown;
    }
  });
}

export async function refusingDiskFailure<T>(work: () => Answer<T>): Answer<T> {
  try {
    return await work();
  } catch (thrown) {
    if (isDiskFull(thrown)) return refuse({ type: 'DiskFullHere' });
    if (isSystemError(thrown)) return refuse({ type: 'DriveFailed', code: thrown.code });
    const storage = storageErrorFrom(thrown);
    if (storage) return err(refusalOf(storage));
    throw thrown;
  }
}

export function isDiskFull(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC';
}
