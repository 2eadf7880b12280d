import { useCallback, useRef, useState } from 'react';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ScanAnswer } from '#shared/contract/desk.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { client } from '../../lib/client.ts';
import { newStamp } from '../../lib/operator.ts';
import { refusalOf, sentenceOf } from '../../lib/refusals.ts';
import { useShown } from './use-shown.ts';

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
  const { shown, show, choose, clear, refuse } = useShown(onVerdict);

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
          refuse(sentenceOf(failure));
          queue.current.shift();
        } else {
          setIsCutOff(true);
          await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
        }
      }
      setWaiting(queue.current.length);
    }
    isSending.current = false;
  }, [desk, fairId, refuse, show]);

  const scan = useCallback(
    (text: string) => {
      queue.current.push({ text, command: newStamp(), takenAt: new Date().toISOString() });
      setWaiting(queue.current.length);
      void send();
    },
    [send],
  );

  return { shown, waiting, isCutOff, scan, choose, show, clear, refuse };
}
