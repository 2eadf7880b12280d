import { useCallback, useRef, useState } from 'react';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ScanAnswer } from '#shared/contract/desk.ts';
import type { FairId, SignupId } from '#shared/kernel/ids.ts';
import { client } from '../../lib/client.ts';
import { newStamp } from '../../lib/operator.ts';
import { orpc, queryClient } from '../../lib/orpc.ts';
import { refusalOf, sentenceOf } from '../../lib/refusals.ts';

/** What is on the big panel. */
export type Shown =
  | { readonly kind: 'answer'; readonly text: string; readonly answer: ScanAnswer; readonly repeats: number }
  | { readonly kind: 'refused'; readonly sentence: string };

interface Waiting {
  readonly text: string;
  readonly command: CommandStamp;
  readonly takenAt: string;
}

const RETRY_MILLIS = 2000;

/** The scans of this desk: each is sent in its turn and answered; one that got no answer is sent again under its number until it has one. */
export function useScans(fairId: FairId, desk: string, onVerdict: (answer: ScanAnswer) => void) {
  const queue = useRef<Waiting[]>([]);
  const isSending = useRef(false);
  const [waiting, setWaiting] = useState(0);
  const [isCutOff, setIsCutOff] = useState(false);
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

  const send = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    for (let next = queue.current[0]; next; next = queue.current[0]) {
      try {
        show(next.text, await client.desk.scan({ ...next, fairId, desk }));
        queue.current.shift();
        setIsCutOff(false);
      } catch (failure) {
        if (refusalOf(failure)) {
          setShown({ kind: 'refused', sentence: sentenceOf(failure) });
          queue.current.shift();
        } else {
          setIsCutOff(true);
          await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
        }
      }
      setWaiting(queue.current.length);
    }
    isSending.current = false;
  }, [desk, fairId, show]);

  const scan = useCallback(
    (text: string) => {
      queue.current.push({ text, command: newStamp(), takenAt: new Date().toISOString() });
      setWaiting(queue.current.length);
      void send();
    },
    [send],
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
  return { shown, waiting, isCutOff, scan, choose, show, clear, refuse };
}
