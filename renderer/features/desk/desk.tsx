import { useQuery } from '@tanstack/react-query';
import { Button, Input, Switch } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ScanAnswer, ScanLine } from '#shared/contract/desk.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { readScan } from '#shared/domain/signups/read-scan.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { useRemembered } from '../../lib/remembered.ts';
import { ChoiceList } from './choice-list.tsx';
import { Counters } from './counters.tsx';
import { LastScans } from './last-scans.tsx';
import { PendingDrawer } from './pending-drawer.tsx';
import { ScanField } from './scan-field.tsx';
import { playVerdict } from './sounds.ts';
import { useScans } from './use-scans.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import { WalkInForm } from './walk-in-form.tsx';
import './desk.css';

/** How often the figures are read again for what other desks do. */
const STATUS_MILLIS = 5000;

const FIRST_DESK = '签到台1';

type Dialog = { readonly kind: 'walkIn' } | { readonly kind: 'pending' } | { readonly kind: 'undo'; readonly line: ScanLine };

/** 签到台: one field that always has the keyboard, one big verdict, the last ten, the counters. F2 现场登记, F4 撤销, F8 待处理. */
export function Desk({ fair, owners, onLeave }: { readonly fair: Fair; readonly owners: readonly string[]; readonly onLeave: () => void }) {
  const [deskName, setDeskName] = useRemembered('desk-name', FIRST_DESK);
  const desk = deskName.trim() === '' ? FIRST_DESK : deskName.trim();
  const [hasSound, setHasSound] = useRemembered('desk-sound', true);
  const [dialog, setDialog] = useState<Dialog>();
  const [marked, setMarked] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const status = useQuery(orpc.desk.status.queryOptions({ input: { fairId: fair.id }, refetchInterval: STATUS_MILLIS }));

  const onVerdict = useCallback(
    (answer: ScanAnswer) => {
      setMarked(0);
      if (hasSound) playVerdict(answer.line.verdict);
    },
    [hasSound],
  );
  const scans = useScans(fair.id, desk, onVerdict);
  const answer = scans.shown?.kind === 'answer' ? scans.shown.answer : undefined;
  const choices = answer?.line.reason === 'severalFound' && answer.line.verdict === 'pending' ? answer.choices : [];
  const lastEntry = status.data?.last.find((line) => line.verdict === 'accepted' && !line.isUndone);

  const close = () => setDialog(undefined);
  const walkIn = useCommand(client.desk.walkIn, (entered) => {
    close();
    scans.show('', entered);
  });
  const undo = useCommand(client.desk.undo, () => {
    close();
    scans.clear();
  });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const opened: Dialog | undefined =
        event.key === 'F2'
          ? { kind: 'walkIn' }
          : event.key === 'F8'
            ? { kind: 'pending' }
            : event.key === 'F4' && lastEntry
              ? { kind: 'undo', line: lastEntry }
              : undefined;
      if (!opened) return;
      event.preventDefault();
      setDialog((open) => open ?? opened);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [lastEntry]);

  const walkInStart = useMemo(() => walkInFrom(scans.shown?.kind === 'answer' ? scans.shown.text : '', answer), [scans.shown, answer]);

  return (
    <div className="desk">
      <header className="desk-head">
        <h1>
          {fair.title} <span className="muted">{fair.number} · 签到台</span>
        </h1>
        <Input
          aria-label="签到台名称"
          prefix="台名"
          style={{ width: '11em' }}
          maxLength={20}
          value={deskName}
          onChange={(event) => setDeskName(event.target.value)}
          onPressEnter={() => field.current?.focus()}
        />
        <Switch aria-label="声音" checked={hasSound} checkedChildren="声音开" unCheckedChildren="声音关" onChange={setHasSound} />
        <Button onClick={() => setDialog({ kind: 'walkIn' })}>现场登记 F2</Button>
        <Button disabled={!lastEntry} onClick={() => lastEntry && setDialog({ kind: 'undo', line: lastEntry })}>
          撤销上一次 F4
        </Button>
        <Button onClick={() => setDialog({ kind: 'pending' })}>待处理 F8</Button>
        <Button onClick={onLeave}>返回</Button>
      </header>
      <Counters status={status.data} />
      <div className="desk-input">
        <ScanField
          field={field}
          isActive={dialog === undefined}
          onScan={scans.scan}
          onGarbled={() => scans.refuse('扫码枪的内容被输入法改动，请切换到英文输入法后重扫')}
          onIdleKey={(key) => {
            const chosen = choices[marked];
            if (key === 'Escape') scans.clear();
            else if (key === 'Enter' && answer && chosen) void scans.choose(answer, chosen.signup.id);
            else if (key === 'ArrowDown') setMarked((at) => Math.min(at + 1, choices.length - 1));
            else if (key === 'ArrowUp') setMarked((at) => Math.max(at - 1, 0));
          }}
        />
        {scans.waiting > 1 && <span className="desk-waiting">排队 {scans.waiting}</span>}
      </div>
      <VerdictPanel shown={scans.shown} isCutOff={scans.isCutOff} />
      {answer && choices.length > 0 ? (
        <ChoiceList choices={choices} marked={marked} onChoose={(entry) => void scans.choose(answer, entry.signup.id)} />
      ) : (
        <LastScans lines={status.data?.last ?? []} onUndo={(line) => setDialog({ kind: 'undo', line })} />
      )}
      {dialog?.kind === 'walkIn' && (
        <WalkInForm
          initial={walkInStart}
          running={walkIn.isPending}
          error={walkIn.error}
          onSubmit={(person) => walkIn.mutate({ fairId: fair.id, desk, ...person })}
          onClose={close}
        />
      )}
      {dialog?.kind === 'pending' && <PendingDrawer fairId={fair.id} owners={owners} onClose={close} />}
      {dialog?.kind === 'undo' && (
        <ReasonDialog
          title="撤销签到"
          about={`撤销 ${dialog.line.person?.name ?? ''} 的签到。记录保留，此人可再次签到。`}
          confirm="撤销签到"
          running={undo.isPending}
          error={undo.error}
          onConfirm={(reason) => undo.mutate({ id: dialog.line.id, reason })}
          onClose={close}
        />
      )}
    </div>
  );
}

/** What was scanned in vain is what the walk-in form begins with. */
function walkInFrom(text: string, answer: ScanAnswer | undefined): { readonly name: string; readonly number: string } {
  if (!answer || answer.line.verdict === 'accepted' || answer.line.verdict === 'duplicate') return { name: '', number: '' };
  const read = readScan(text);
  const known = answer.line.person?.name;
  switch (read.kind) {
    case 'document':
      return { name: known ?? read.name ?? '', number: read.documents[0]?.number ?? '' };
    case 'phone':
      return { name: known ?? '', number: read.phone };
    case 'search':
      return { name: /^\p{Script=Han}{2,}$/u.test(read.text) ? read.text : '', number: '' };
    default:
      return { name: '', number: '' };
  }
}
