import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointedFile } from './checkpointer.ts';
import { openForCheckpoints } from './sqlite-file.ts';

/** Entry of the worker thread: writes the log back whenever it is asked, until it is told to close. */
const { file, key } = workerData as CheckpointedFile;
const raw = openForCheckpoints(file, key);

parentPort?.on('message', (asked: 'write back' | 'close') => {
  if (asked === 'close') {
    raw.close();
    parentPort?.close();
    return;
  }
  const [state] = raw.pragma('wal_checkpoint(PASSIVE)') as readonly { readonly log: number }[];
  parentPort?.postMessage(state?.log ?? 0);
});
