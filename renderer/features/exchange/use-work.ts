import { useCallback, useEffect, useRef, useState } from 'react';
import { queryClient } from '../../lib/orpc.ts';
import { inTurn, type Working } from './long-work.ts';

/** Long work that a part of the page has begun: whether it runs, and what went wrong. Afterwards everything on screen is read again. */
export function useWork() {
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const run = useCallback(async <Output>(work: (working: Working) => Promise<Output>, onDone?: (output: Output) => void): Promise<void> => {
    setRunning(true);
    setError(undefined);
    try {
      const output = await inTurn(work);
      await queryClient.invalidateQueries();
      if (isHere.current) onDone?.(output);
    } catch (failure) {
      await queryClient.invalidateQueries();
      if (isHere.current) setError(failure);
    } finally {
      if (isHere.current) setRunning(false);
    }
  }, []);
  return { run, isRunning, error };
}
