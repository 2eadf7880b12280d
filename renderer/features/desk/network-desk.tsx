import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { DeskHome } from '#shared/contract/desk-side.ts';
import { parseContactNumber } from '#shared/domain/signups/contact-number.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { isTurnedAway, isUnanswered, refusedHere } from '../../lib/refusals.ts';
import { DeliveryNotice } from './delivery-notice.tsx';
import { STATUS_MILLIS } from './desk.tsx';
import { DeskBoard, type DeskDialog } from './desk-board.tsx';
import { TurnedAway } from './desk-pairing.tsx';
import type { OutboxStore } from './outbox.ts';
import { useOutbox } from './use-outbox.ts';
import { useVerdictSound } from './use-verdict-sound.ts';
import './network-desk.css';

/** 联网签到台: the same board; every act is stored on this device first, so that it goes on while the network is away. */
export function NetworkDesk({
  home,
  fair,
  store,
}: {
  readonly home: DeskHome;
  readonly fair: DeskHome['fairs'][number];
  readonly store: OutboxStore;
}) {
  const [dialog, setDialog] = useState<DeskDialog>();
  const field = useRef<HTMLInputElement>(null);
  const sound = useVerdictSound();
  const outbox = useOutbox(store, fair.id, sound.onVerdict);
  const status = useQuery(orpc.desk.status.queryOptions({ input: { fairId: fair.id }, refetchInterval: STATUS_MILLIS }));
  const isOffline = outbox.link === 'down' || isUnanswered(status.error);
  const close = () => setDialog(undefined);
  const walkIn = useMutation({
    mutationFn: async (person: { readonly name: string; readonly number: string }) => {
      const number = parseContactNumber(person.number);
      if (!number.ok) throw refusedHere(number.error);
      await outbox.put({ kind: 'walkIn', ...person });
    },
    networkMode: 'always',
    onSuccess: close,
  });
  const undo = useCommand(client.desk.undo, () => {
    close();
    outbox.clear();
  });
  if (outbox.link === 'turnedAway' || isTurnedAway(status.error)) return <TurnedAway waiting={outbox.waiting.length} />;

  return (
    <DeskBoard
      fair={fair}
      name={
        <span>
          {home.name} · {home.operatorName}
        </span>
      }
      notice={
        <DeliveryNotice
          isOffline={isOffline}
          isLasting={outbox.isLasting}
          waiting={outbox.waiting.length}
          decided={outbox.decided}
          onDismiss={outbox.dismiss}
        />
      }
      status={status.data}
      scans={{ ...outbox, waiting: isOffline ? 0 : outbox.waiting.length, isCutOff: false }}
      sound={sound}
      field={field}
      dialog={dialog}
      onDialog={setDialog}
      walkIn={walkIn}
      undo={undo}
      canUndo={(line) => !isOffline && line.desk === home.name}
    />
  );
}
