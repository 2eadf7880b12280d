import { useSyncExternalStore } from 'react';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import { showRunningWork } from '../../components/progress-corner.tsx';
import { byteWords } from './exchange-text.ts';

/** Work on packages goes one after another, whatever page is open; its progress stands in the corner, and 取消 is safe at any moment. */
export interface Working {
  readonly signal: AbortSignal;
  /** Shows how far it is. */
  readonly show: (title: string, progress: ExchangeProgress | { readonly step: 'sending' | 'saving'; done: number; total: number }) => void;
}

let running = 0;
let last: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();

function count(by: number): void {
  running += by;
  for (const listener of listeners) listener();
}

/** Whether any work on packages is under way or waits for its turn. */
export function useIsWorking(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => running > 0,
  );
}

/** Does the work when it is its turn. */
export function inTurn<Output>(work: (working: Working) => Promise<Output>): Promise<Output> {
  count(1);
  const mine = last.then(async () => {
    const abort = new AbortController();
    try {
      return await work({
        signal: abort.signal,
        show: (title, progress) =>
          showRunningWork({
            title,
            done: progress.done,
            total: progress.total,
            words: progressWords(progress),
            cancel: () => abort.abort(),
          }),
      });
    } finally {
      showRunningWork(undefined);
      count(-1);
    }
  });
  last = mine.catch(() => undefined);
  return mine;
}

/** Goes through what a procedure reports, to its outcome. */
export async function outcomeOf<Output>(
  working: Working,
  title: string,
  begin: (options: { readonly signal: AbortSignal }) => Promise<AsyncIterator<ExchangeProgress, Output>>,
): Promise<Output> {
  working.signal.throwIfAborted();
  working.show(title, { step: 'reading', done: 0, total: 0 });
  const progress = await begin({ signal: working.signal });
  for (;;) {
    const step = await progress.next();
    if (step.done) return step.value;
    working.show(title, step.value);
  }
}

const STEPS = {
  sending: '已送入',
  saving: '已取出',
  reading: '已读取',
  comparing: '已比对',
  merging: '已合并',
  reverting: '已撤回',
  rows: '已写入',
  attachments: '已装入附件',
  listing: '已查看',
  fetching: '已取回',
  putting: '已上传',
} as const;

function progressWords({
  step,
  done,
  total,
}: {
  readonly step: keyof typeof STEPS;
  readonly done: number;
  readonly total: number;
}): string {
  if (step === 'sending' || step === 'saving' || step === 'fetching' || step === 'putting')
    return `${STEPS[step]} ${byteWords(done)}，共 ${byteWords(total)}`;
  if (step === 'reading') return done === 0 ? '正在读取' : `${STEPS.reading} ${byteWords(done)}`;
  const unit = step === 'attachments' || step === 'listing' ? '个' : '条';
  return `${STEPS[step]} ${done.toLocaleString('zh-CN')} / ${total.toLocaleString('zh-CN')} ${unit}`;
}
