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

/** `worker.ts` beside this file, or what the bundler made of it. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './file-worker.js', import.meta.url);

export function fileWorker(entry: URL = ENTRY): FileWorker {
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
