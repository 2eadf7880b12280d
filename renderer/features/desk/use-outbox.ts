import { useCallback, useEffect, useRef, useState } from 'react';
import type { ScanAnswer } from '#shared/contract/desk.ts';
import type { CommandId, FairId } from '#shared/kernel/ids.ts';
import { newStamp } from '../../lib/operator.ts';
import { deliver } from './deliver.ts';
import { createOutbox, type Decided, type DeskAct, type Outbox, type OutboxState, type OutboxStore } from './outbox.ts';
import { useShown } from './use-shown.ts';

const RETRY_MILLIS = 2000;
/** After which somebody at the desk is told 暂存 and can go on, though the network has not given up yet. */
const PATIENCE_MILLIS = 1500;
const DECIDED_SHOWN = 200;

const NOTHING: OutboxState = { waiting: [], link: 'up', isLasting: true };

/** The acts of a desk on the network, and what became of those that had to wait. */
export function useOutbox(store: OutboxStore, fairId: FairId, onVerdict: (answer: ScanAnswer) => void) {
  const outbox = useRef<Outbox>(undefined);
  const [state, setState] = useState(NOTHING);
  /** Those that had to wait, and all that were refused; the latest first. */
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const board = useShown(onVerdict);
  const { show, refuse, keep } = board;
  const last = useRef<CommandId>(undefined);

  const onDecided = useCallback(
    (one: Decided) => {
      const { entry, delivery, wasKept } = one;
      if (wasKept || delivery.kind === 'refused') setDecided((before) => [one, ...before].slice(0, DECIDED_SHOWN));
      // What is on the panel is of the last act; the outcome of an earlier one must not stand there in its place.
      if (last.current !== entry.command.id) return;
      if (delivery.kind === 'answered') show(entry.act.kind === 'scan' ? entry.act.text : '', delivery.answer);
      else refuse(delivery.sentence);
    },
    [refuse, show],
  );
  const decide = useRef(onDecided);
  decide.current = onDecided;

  useEffect(() => {
    const running = createOutbox({ store, send: deliver, pause, onState: setState, onDecided: (one) => decide.current(one) });
    outbox.current = running;
    void running.begin();
    return running.end;
  }, [store]);

  const put = useCallback(
    async (act: DeskAct) => {
      const command = newStamp();
      last.current = command.id;
      const isOut = () => last.current === command.id && outbox.current?.state().waiting.some((entry) => entry.command.id === command.id);
      await outbox.current?.put({ command, fairId, takenAt: new Date().toISOString(), act });
      if (outbox.current?.state().link !== 'up' && isOut()) keep(command.id);
      else setTimeout(() => isOut() && keep(command.id), PATIENCE_MILLIS);
    },
    [fairId, keep],
  );

  const dismiss = useCallback((ids: readonly CommandId[]) => {
    for (const id of ids) void outbox.current?.dismiss(id);
    setDecided((before) => before.filter((one) => !ids.includes(one.entry.command.id)));
  }, []);

  const scan = useCallback((text: string) => void put({ kind: 'scan', text }), [put]);
  return { ...board, ...state, decided, put, scan, dismiss };
}

/** A while, or until the system says that the network is there again. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, RETRY_MILLIS);
    window.addEventListener('online', go);
  });
}
