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

export function openCheckpointer(opened: CheckpointedFile): Checkpointer {
  const log = `${opened.file}-wal`;
  let worker: Worker | undefined;
  let running: Promise<number> | undefined;

  /** @returns the pages of the log, written back or not */
  const writeBack = async (): Promise<number> => {
    worker ??= begin(opened);
    const answer = Promise.withResolvers<number>();
    // What the disk refuses here it refuses the work too, which says so.
    const fail = () => {
      worker = undefined;
      answer.resolve(0);
    };
    worker.once('message', answer.resolve).once('exit', fail);
    worker.postMessage('write back');
    const pages = await answer.promise;
    worker?.off('exit', fail);
    return pages;
  };

  return {
    async keepUp() {
      const pages = await running;
      if (pages === undefined && (statSync(log, { throwIfNoEntry: false })?.size ?? 0) < SHORT_LOG) return;
      running = writeBack();
      if (pages !== undefined && pages > LONG_LOG) await running;
    },
    async close() {
      await running;
      if (!worker) return;
      const ended = new Promise((resolve) => worker?.once('exit', resolve));
      worker.ref();
      worker.postMessage('close');
      await ended;
    },
  };
}

function begin(opened: CheckpointedFile): Worker {
  const worker = new Worker(ENTRY, { workerData: opened });
  worker.unref();
  worker.on('error', () => undefined);
  return worker;
}
