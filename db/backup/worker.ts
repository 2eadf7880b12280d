import { parentPort, workerData } from 'node:worker_threads';
import { backUp } from './back-up.ts';
import { checkFile } from './check-file.ts';
import type { FileTask } from './in-worker.ts';

/** Entry of the worker thread: does one long piece of work on the file and ends. */
const task = workerData as FileTask;
parentPort?.postMessage(task.kind === 'backUp' ? backUp(task.request) : checkFile(task.request));
