import { useSyncExternalStore } from 'react';
import type { NewFile } from '#shared/domain/exchange/exchange-folder.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import type { TrialReport } from '#shared/domain/exchange/trial-report.ts';
import { client } from '../../lib/client.ts';
import { newStamp } from '../../lib/operator.ts';
import { queryClient } from '../../lib/orpc.ts';
import { refusalOf } from '../../lib/refusals.ts';
import { inTurn, outcomeOf, type Working } from './long-work.ts';
import { bringFile, fetchFile } from './package-files.ts';

/** What is known of a file that was brought, beside its name: kept while the program runs, also when one looks at other pages. */
export interface Looked {
  readonly report?: TrialReport | undefined;
  readonly error?: unknown;
}

interface Incoming {
  readonly looked: ReadonlyMap<string, Looked>;
  /** Taken in since the page was opened, newest first. */
  readonly taken: readonly PackageIn[];
  /** Files that could not be brought. */
  readonly lost: readonly { readonly fileName: string; readonly error: unknown }[];
}

let now: Incoming = { looked: new Map(), taken: [], lost: [] };
const listeners = new Set<() => void>();

function set(next: Partial<Incoming>): void {
  now = { ...now, ...next };
  for (const listener of listeners) listener();
}

function look(uploadId: string, looked: Looked | undefined): void {
  const all = new Map(now.looked);
  if (looked) all.set(uploadId, looked);
  else all.delete(uploadId);
  set({ looked: all });
}

export function useIncoming(): Incoming {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );
}

/** Brings files in and looks at each; nothing is written yet. */
export function bringAndTry(files: readonly File[]): Promise<void> {
  return bringEach(files, bringFile);
}

/** The same with files of the exchange folder. */
export function fetchAndTry(files: readonly NewFile[]): Promise<void> {
  return bringEach(files, fetchFile);
}

async function bringEach<Brought extends { readonly name: string }>(
  files: readonly Brought[],
  bring: (working: Working, file: Brought) => Promise<string>,
): Promise<void> {
  set({ lost: [] });
  await Promise.all(
    files.map((file) =>
      inTurn(async (working) => {
        try {
          const uploadId = await bring(working, file);
          await refresh();
          await tryOne(working, uploadId, file.name);
        } catch (error) {
          set({ lost: [...now.lost, { fileName: file.name, error }] });
        }
      }),
    ),
  );
}

/** 预检 of a file that lies there already. */
export function tryAgain(uploadId: string, fileName: string): Promise<void> {
  return inTurn((working) => tryOne(working, uploadId, fileName));
}

async function tryOne(working: Working, uploadId: string, fileName: string): Promise<void> {
  look(uploadId, {});
  try {
    const report = await outcomeOf(working, `正在预检 ${fileName}`, (options) => client.exchange.tryPackage({ uploadId }, options));
    look(uploadId, { report });
  } catch (error) {
    look(uploadId, { error });
  }
}

/** 接收; one before which another is missing is put to wait by the backend. */
export async function takeOver(uploads: readonly { readonly uploadId: string; readonly fileName: string }[]): Promise<void> {
  const byNumber = uploads.toSorted((a, b) => numberOf(a.uploadId) - numberOf(b.uploadId));
  await Promise.all(
    byNumber.map(({ uploadId, fileName }) =>
      inTurn(async (working) => {
        try {
          const { taken, alsoTaken } = await outcomeOf(working, `正在接收 ${fileName}`, (options) =>
            client.exchange.takeOver({ command: newStamp(), uploadId }, options),
          );
          look(uploadId, undefined);
          set({ taken: [...[taken, ...alsoTaken].toReversed(), ...now.taken] });
        } catch (error) {
          look(uploadId, isWaiting(error) ? undefined : { ...now.looked.get(uploadId), error });
        }
        await queryClient.invalidateQueries();
      }),
    ),
  );
}

/** 放弃: the file is thrown away; nothing of it was written. */
export async function discard(uploadId: string): Promise<void> {
  await client.exchange.discardUpload({ uploadId });
  look(uploadId, undefined);
  await refresh();
}

export function isWaiting(error: unknown): boolean {
  const refusal = refusalOf(error);
  return refusal?.type === 'Exchange' && refusal.error.type === 'PackagesMissing';
}

function numberOf(uploadId: string): number {
  return now.looked.get(uploadId)?.report?.number ?? Number.MAX_SAFE_INTEGER;
}

function refresh(): Promise<void> {
  return queryClient.invalidateQueries();
}
