import { once } from 'node:events';
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { DatabaseKey } from './database-key.ts';

/** Writes what stands in SQLite's log back into the file, on a thread of its own: on the one that answers, a desk would wait for the disk. */
export interface Checkpointer {
  /**
   * Has more of the log written back, beside the work that goes on. Where the work is faster than the disk it is held up until all of it is
   * written, so that the log begins anew instead of growing.
   */
  readonly keepUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface CheckpointedFile {
  readonly file: string;
  readonly key: DatabaseKey | undefined;
}

/** `checkpoint-worker.ts` beside this file, or what the bundler made of it. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './checkpoint-worker.ts' : './checkpoint-worker.js', import.meta.url);

/** Bytes of log up to which no thread is worth its start. */
const SHORT_LOG = 8 * 1024 * 1024;
/** Pages of log beyond which the work waits. Well below the number at which the driver would write them back on the thread that answers. */
const LONG_LOG = 4000;

export function openCheckpointer({ file, key }: CheckpointedFile): Checkpointer {
  const log = `${file}-wal`;
  let worker: Worker | undefined;
  let writing: PromiseWithResolvers<void> | undefined;
  /** Pages that stood in the log when it was last written back. */
  let pages: number | undefined;

  const written = (left: number) => {
    pages = left;
    writing?.resolve();
    writing = undefined;
  };
  const begin = (): Worker => {
    // Named one by one: what else the file was opened with cannot go to another thread.
    const begun = new Worker(ENTRY, { workerData: { file, key } satisfies CheckpointedFile });
    begun.unref();
    begun.on('message', written);
    // What the disk refuses here it refuses the work too, which says so.
    begun.on('error', () => undefined);
    begun.on('exit', () => {
      worker = undefined;
      written(0);
    });
    return begun;
  };
  const writeBack = (): Promise<void> => {
    if (writing) return writing.promise;
    writing = Promise.withResolvers();
    worker ??= begin();
    worker.postMessage('write back');
    return writing.promise;
  };

  return {
    async keepUp() {
      await writing?.promise;
      if (pages === undefined && (statSync(log, { throwIfNoEntry: false })?.size ?? 0) < SHORT_LOG) return;
      const isLong = (pages ?? 0) > LONG_LOG;
      const done = writeBack();
      if (isLong) await done;
    },
    async close() {
      await writing?.promise;
      if (!worker) return;
      const ended = once(worker, 'exit');
      worker.ref();
      worker.postMessage('close');
      await ended;
    },
  };
}
