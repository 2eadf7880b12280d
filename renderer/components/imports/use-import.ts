import { useEffect, useRef, useState } from 'react';
import type { ImportOutcome, ImportPreview } from '#shared/contract/imports.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { newStamp } from '../../lib/operator.ts';
import { queryClient } from '../../lib/orpc.ts';
import { showRunningWork } from '../progress-corner.tsx';
import type { ImportSubject } from './import-subject.ts';

interface Import<Outcome extends ImportOutcome, Undone> {
  readonly subject: ImportSubject<Outcome, Undone>;
  readonly fairId: FairId;
  readonly uploadId: string;
  readonly mapping: ImportPreview['mapping'];
  readonly fileName: string;
  readonly total: number;
  readonly onDone: (outcome: Outcome) => void;
}

/** Puts the good rows in; the progress stands in the corner, also when one has gone to another page, and 取消 leaves nothing behind. */
export function useImport<Outcome extends ImportOutcome, Undone>({
  subject,
  fairId,
  uploadId,
  mapping,
  fileName,
  total,
  onDone,
}: Import<Outcome, Undone>) {
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  async function run(): Promise<void> {
    const abort = new AbortController();
    const show = (done: number) => showRunningWork({ title: `正在导入 ${fileName}`, done, total, cancel: () => abort.abort() });
    setRunning(true);
    setError(undefined);
    show(0);
    try {
      const progress = await subject.procedures.commit({ command: newStamp(), fairId, uploadId, mapping }, { signal: abort.signal });
      for (;;) {
        const step = await progress.next();
        if (step.done) {
          await queryClient.invalidateQueries();
          if (isHere.current) onDone(step.value);
          return;
        }
        show(step.value.done);
      }
    } catch (failure) {
      if (isHere.current) setError(failure);
      await queryClient.invalidateQueries();
    } finally {
      showRunningWork(undefined);
      if (isHere.current) setRunning(false);
    }
  }
  return { start: () => void run(), isRunning, error };
}
