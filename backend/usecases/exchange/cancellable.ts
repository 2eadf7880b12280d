import { storageErrorFrom } from '#db/connection/storage-error.ts';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import { type Answer, refusalOf } from '../answer.ts';
import { whileRunning } from '../imports/while-running.ts';
import { refuse } from './exchange-deps.ts';

/** Work that a listener who leaves, or a signal, cancels; a full or failing disk is a refusal. */
export async function* cancellable<T>(
  signal: AbortSignal | undefined,
  work: (report: (progress: ExchangeProgress) => void, abort: AbortSignal) => Answer<T>,
): AsyncGenerator<ExchangeProgress, Result<T, Refusal>> {
  return yield* whileRunning<ExchangeProgress, Awaited<Answer<T>>>(async (report, isLeft) => {
    const abort = new AbortController();
    const cancel = () => abort.abort();
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    const left = setInterval(() => isLeft() && cancel(), LOOK_MILLIS);
    try {
      return await refusingFullDisk(() => work(report, abort.signal));
    } catch (thrown) {
      if (abort.signal.aborted && thrown === abort.signal.reason) return refuse({ type: 'MergeCancelled' });
      throw thrown;
    } finally {
      clearInterval(left);
      signal?.removeEventListener('abort', cancel);
    }
  });
}

/** How soon it is seen that the listener left. */
const LOOK_MILLIS = 50;

export async function refusingFullDisk<T>(work: () => Answer<T>): Answer<T> {
  try {
    return await work();
  } catch (thrown) {
    if (isDiskFull(thrown)) return refuse({ type: 'DiskFullHere' });
    const storage = storageErrorFrom(thrown);
    if (storage) return err(refusalOf(storage));
    throw thrown;
  }
}

export function isDiskFull(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC';
}
