import { Worker } from 'node:worker_threads';
import type { Result } from '#shared/kernel/result.ts';
import type { BackUp, BackupFailed } from './back-up.ts';
import type { CheckFile, FileProblems } from './check-file.ts';
import type { BackupManifest } from './manifest.ts';

export type FileTask = { readonly kind: 'backUp'; readonly request: BackUp } | { readonly kind: 'checkFile'; readonly request: CheckFile };

/** Long work on the file, off the thread that answers. */
export interface FileWorker {
  readonly backUp: (request: BackUp) => Promise<Result<BackupManifest, BackupFailed>>;
  readonly checkFile: (request: CheckFile) => Promise<FileProblems>;
}

/** @param entry the worker's script: `worker.ts` beside this file, or what the bundler made of it */
export function fileWorker(entry: URL = new URL('./worker.ts', import.meta.url)): FileWorker {
  return {
    backUp: (request) => inWorker(entry, { kind: 'backUp', request }),
    checkFile: (request) => inWorker(entry, { kind: 'checkFile', request }),
  };
}

function inWorker<T>(entry: URL, task: FileTask): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: task });
    worker.once('message', (answer: T) => resolve(answer));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The worker ended with ${code} and no answer`)));
  });
}
