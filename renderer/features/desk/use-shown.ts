import { useCallback, useState } from 'react';
import type { ScanAnswer } from '#shared/contract/desk.ts';
import type { CommandId, SignupId } from '#shared/kernel/ids.ts';
import { client } from '../../lib/client.ts';
import { newStamp } from '../../lib/operator.ts';
import { orpc, queryClient } from '../../lib/orpc.ts';
import { sentenceOf } from '../../lib/refusals.ts';

/** What is on the big panel. */
export type Shown =
  | { readonly kind: 'answer'; readonly text: string; readonly answer: ScanAnswer; readonly repeats: number }
  | { readonly kind: 'refused'; readonly sentence: string }
  /** 暂存: stored on this device, with no verdict yet. */
  | { readonly kind: 'kept'; readonly id: CommandId };

/** The big panel, and what happens with each new answer on it. */
export function useShown(onVerdict: (answer: ScanAnswer) => void) {
  const [shown, setShown] = useState<Shown>();
  const show = useCallback(
    (text: string, answer: ScanAnswer) => {
      setShown((before) =>
        answer.isDoubleRead && before?.kind === 'answer' && before.answer.line.person?.id === answer.line.person?.id
          ? { ...before, repeats: before.repeats + 1 }
          : { kind: 'answer', text, answer, repeats: 0 },
      );
      if (!answer.isDoubleRead) onVerdict(answer);
      void queryClient.invalidateQueries({ queryKey: orpc.desk.key() });
    },
    [onVerdict],
  );
  /** Which of the several it was. */
  const choose = useCallback(
    async (answer: ScanAnswer, signupId: SignupId) => {
      try {
        show('', await client.desk.choose({ command: newStamp(), id: answer.line.id, signupId }));
      } catch (failure) {
        setShown({ kind: 'refused', sentence: sentenceOf(failure) });
      }
    },
    [show],
  );
  const clear = useCallback(() => setShown(undefined), []);
  const refuse = useCallback((sentence: string) => setShown({ kind: 'refused', sentence }), []);
  const keep = useCallback((id: CommandId) => setShown({ kind: 'kept', id }), []);
  return { shown, show, choose, clear, refuse, keep };
}
