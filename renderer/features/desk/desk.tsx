import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { useRemembered } from '../../lib/remembered.ts';
import { DeskBoard, type DeskDialog } from './desk-board.tsx';
import { PendingDrawer } from './pending-drawer.tsx';
import { useScans } from './use-scans.ts';
import { useVerdictSound } from './use-verdict-sound.ts';

/** How often the figures are read again for what other desks do. */
export const STATUS_MILLIS = 5000;

const FIRST_DESK = '签到台1';

/** 签到台 at the machine of the database. */
export function Desk({ fair, owners, onLeave }: { readonly fair: Fair; readonly owners: readonly string[]; readonly onLeave: () => void }) {
  const [deskName, setDeskName] = useRemembered('desk-name', FIRST_DESK);
  const desk = deskName.trim() === '' ? FIRST_DESK : deskName.trim();
  const [dialog, setDialog] = useState<DeskDialog>();
  const field = useRef<HTMLInputElement>(null);
  const sound = useVerdictSound();
  const status = useQuery(orpc.desk.status.queryOptions({ input: { fairId: fair.id }, refetchInterval: STATUS_MILLIS }));
  const scans = useScans(fair.id, desk, sound.onVerdict);
  const close = () => setDialog(undefined);
  const walkIn = useCommand(client.desk.walkIn, (entered) => {
    close();
    scans.show('', entered);
  });
  const undo = useCommand(client.desk.undo, () => {
    close();
    scans.clear();
  });

  return (
    <DeskBoard
      fair={fair}
      name={
        <Input
          aria-label="签到台名称"
          prefix="台名"
          style={{ width: '11em' }}
          maxLength={20}
          value={deskName}
          onChange={(event) => setDeskName(event.target.value)}
          onPressEnter={() => field.current?.focus()}
        />
      }
      leave={<Button onClick={onLeave}>返回</Button>}
      status={status.data}
      scans={scans}
      sound={sound}
      field={field}
      dialog={dialog}
      onDialog={setDialog}
      pending={<PendingDrawer fairId={fair.id} owners={owners} onClose={close} />}
      walkIn={{ ...walkIn, mutate: (person) => walkIn.mutate({ fairId: fair.id, desk, ...person }) }}
      undo={undo}
      canUndo={() => true}
    />
  );
}
