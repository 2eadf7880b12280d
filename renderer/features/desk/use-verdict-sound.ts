import { useCallback } from 'react';
import type { ScanAnswer } from '#shared/contract/desk.ts';
import { useRemembered } from '../../lib/remembered.ts';
import { playVerdict } from './sounds.ts';

/** 声音, on or off at this machine. */
export function useVerdictSound() {
  const [isOn, setOn] = useRemembered('desk-sound', true);
  const onVerdict = useCallback(
    (answer: ScanAnswer) => {
      if (isOn) playVerdict(answer.line.verdict);
    },
    [isOn],
  );
  return { isOn, setOn, onVerdict };
}
