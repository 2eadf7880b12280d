import { Button, Switch } from 'antd';
import { type ReactNode, type RefObject, useEffect, useMemo, useState } from 'react';
import type { DeskStatus, ScanAnswer, ScanLine } from '#shared/contract/desk.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { readScan } from '#shared/domain/signups/read-scan.ts';
import type { ScanId, SignupId } from '#shared/kernel/ids.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { ChoiceList } from './choice-list.tsx';
import { Counters } from './counters.tsx';
import { LastScans } from './last-scans.tsx';
import { ScanField } from './scan-field.tsx';
import type { Shown } from './use-shown.ts';
import type { useVerdictSound } from './use-verdict-sound.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import { WalkInForm } from './walk-in-form.tsx';
import './desk.css';

export type DeskDialog = { readonly kind: 'walkIn' } | { readonly kind: 'pending' } | { readonly kind: 'undo'; readonly line: ScanLine };

/** The scans of a desk, whichever way they go to the backend. */
interface BoardScans {
  readonly shown: Shown | undefined;
  readonly waiting: number;
  readonly isCutOff: boolean;
  readonly scan: (text: string) => void;
  readonly choose: (answer: ScanAnswer, signupId: SignupId) => Promise<void>;
  readonly clear: () => void;
  readonly refuse: (sentence: string) => void;
}

interface Change<Input> {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly mutate: (input: Input) => void;
}

interface DeskBoardProps {
  readonly fair: Pick<Fair, 'number' | 'title'>;
  /** Of the head: which desk, and the way out. */
  readonly name: ReactNode;
  readonly leave?: ReactNode;
  /** Above the counters: what is out of the ordinary. */
  readonly notice?: ReactNode;
  readonly status: DeskStatus | undefined;
  readonly scans: BoardScans;
  readonly sound: ReturnType<typeof useVerdictSound>;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly dialog: DeskDialog | undefined;
  readonly onDialog: (dialog: DeskDialog | undefined) => void;
  /** undefined where 待处理 is not decided at this desk. */
  readonly pending?: ReactNode;
  readonly walkIn: Change<{ readonly name: string; readonly number: string }>;
  readonly undo: Change<{ readonly id: ScanId; readonly reason: string }>;
  /** Of the entries that stand: which may be taken back here. */
  readonly canUndo: (line: ScanLine) => boolean;
}

/** One field that always has the keyboard, one big verdict, the last ten, the counters. F2 现场登记, F4 撤销, F8 待处理. */
export function DeskBoard(props: DeskBoardProps) {
  const { fair, name, leave, notice, status, scans, sound, field, dialog, onDialog, pending, walkIn, undo } = props;
  const [marked, setMarked] = useState<{ readonly of: Shown | undefined; readonly at: number }>({ of: undefined, at: 0 });
  const answer = scans.shown?.kind === 'answer' ? scans.shown.answer : undefined;
  const choices = answer?.line.reason === 'severalFound' && answer.line.verdict === 'pending' ? answer.choices : [];
  const at = marked.of === scans.shown ? marked.at : 0;
  const mark = (next: number) => setMarked({ of: scans.shown, at: Math.max(0, Math.min(next, choices.length - 1)) });
  const canUndo = (line: ScanLine) => line.verdict === 'accepted' && !line.isUndone && props.canUndo(line);
  const lastEntry = status?.last.find(canUndo);
  const hasPending = pending !== undefined;
  const close = () => onDialog(undefined);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const opened: DeskDialog | undefined =
        event.key === 'F2'
          ? { kind: 'walkIn' }
          : event.key === 'F8' && hasPending
            ? { kind: 'pending' }
            : event.key === 'F4' && lastEntry
              ? { kind: 'undo', line: lastEntry }
              : undefined;
      if (!opened) return;
      event.preventDefault();
      if (!dialog) onDialog(opened);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [dialog, hasPending, lastEntry, onDialog]);

  const walkInStart = useMemo(() => walkInFrom(scans.shown?.kind === 'answer' ? scans.shown.text : '', answer), [scans.shown, answer]);

  return (
    <div className="desk">
      <header className="desk-head">
        <h1>
          {fair.title} <span className="muted">{fair.number} · 签到台</span>
        </h1>
        {name}
        <Switch aria-label="声音" checked={sound.isOn} checkedChildren="声音开" unCheckedChildren="声音关" onChange={sound.setOn} />
        <Button onClick={() => onDialog({ kind: 'walkIn' })}>现场登记 F2</Button>
        <Button disabled={!lastEntry} onClick={() => lastEntry && onDialog({ kind: 'undo', line: lastEntry })}>
          撤销上一次 F4
        </Button>
        {hasPending && <Button onClick={() => onDialog({ kind: 'pending' })}>待处理 F8</Button>}
        {leave}
      </header>
      {notice}
      <Counters status={status} />
      <div className="desk-input">
        <ScanField
          field={field}
          isActive={dialog === undefined}
          onScan={scans.scan}
          onGarbled={() => scans.refuse('扫码枪的内容被输入法改动，请切换到英文输入法后重扫')}
          onIdleKey={(key) => {
            const chosen = choices[at];
            if (key === 'Escape') scans.clear();
            else if (key === 'Enter' && answer && chosen) void scans.choose(answer, chosen.signup.id);
            else if (key === 'ArrowDown') mark(at + 1);
            else if (key === 'ArrowUp') mark(at - 1);
          }}
        />
        {scans.waiting > 1 && <span className="desk-waiting">排队 {scans.waiting}</span>}
      </div>
      <VerdictPanel shown={scans.shown} isCutOff={scans.isCutOff} />
      {answer && choices.length > 0 ? (
        <ChoiceList choices={choices} marked={at} onChoose={(entry) => void scans.choose(answer, entry.signup.id)} />
      ) : (
        <LastScans lines={status?.last ?? []} canUndo={canUndo} onUndo={(line) => onDialog({ kind: 'undo', line })} />
      )}
      {dialog?.kind === 'walkIn' && (
        <WalkInForm initial={walkInStart} running={walkIn.isPending} error={walkIn.error} onSubmit={walkIn.mutate} onClose={close} />
      )}
      {dialog?.kind === 'pending' && pending}
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
