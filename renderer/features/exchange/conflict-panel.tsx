import { Button, Input } from 'antd';
import { useState } from 'react';
import { type Choice, type Conflict, canBothStand, type NamedConflict } from '#shared/domain/exchange/conflict.ts';
import { CONFLICT_KIND_NAMES, choiceName, MERGE_REASON_NAMES } from '#shared/domain/exchange/exchange-words.ts';
import type { ConflictKind } from '#shared/domain/exchange/judge-change.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Failure } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useUndoMessage } from '../../components/use-undo-message.tsx';
import { client } from '../../lib/client.ts';
import { recordName } from '../../lib/column-words.ts';
import { useCommand } from '../../lib/command.ts';
import { newStamp } from '../../lib/operator.ts';
import { queryClient } from '../../lib/orpc.ts';
import { ConflictSides } from './conflict-sides.tsx';

const REASONS: Readonly<Record<Exclude<ConflictKind, 'proposal'>, readonly string[]>> = {
  money: ['已核对原始凭证', '已与站点电话核实', '录入差错'],
  identity: ['已核对证件原件', '已与本人电话核实', '录入差错'],
  booth: ['以先安排的为准', '已与单位协商', '现场实际如此'],
  record: ['已与站点电话核实', '以最新情况为准', '录入差错'],
};

const REASON_MAX = 200;
const NUMBER_MAX = 60;

/** One question: both sides, and the decision with its reason; a proposal is answered with one click. */
export function ConflictPanel({ conflict }: { readonly conflict: NamedConflict }) {
  const { kind, reason, table, subject } = conflict;
  return (
    <section className="sheet conflict" aria-label="冲突">
      <div className="conflict-said">
        <h2>
          {CONFLICT_KIND_NAMES[kind]}：{subject ?? recordName(table)}
        </h2>
        <p style={{ marginTop: 0 }}>
          {recordName(table)}，{MERGE_REASON_NAMES[reason]}。{EFFECTS[kind]}
        </p>
        <ConflictSides conflict={conflict} />
      </div>
      {conflict.decision ? (
        <Decided conflict={conflict} decision={conflict.decision} />
      ) : kind === 'proposal' ? (
        <Proposal conflict={conflict} />
      ) : (
        <Decide conflict={conflict} kind={kind} />
      )}
    </section>
  );
}

const EFFECTS: Readonly<Record<ConflictKind, string>> = {
  money: '裁定前，有关凭证不计入结算。',
  identity: '裁定前，此人不计入结算和名册。',
  booth: '裁定前，以先安排的单位为准。',
  record: '裁定前，以中心的记录为准。',
  proposal: '采纳前，以现在的记录为准。',
};

function useDecide(conflict: NamedConflict) {
  const undoable = useUndoMessage();
  return useCommand(client.exchange.decide, (_decided, { choice }) =>
    undoable(`${conflict.subject ?? recordName(conflict.table)}：${choiceName(choice, conflict.kind)}`, async () => {
      await client.exchange.undoDecision({ command: newStamp(), id: conflict.id, reason: '裁定后立即撤销' });
      await queryClient.invalidateQueries();
    }),
  );
}

function Proposal({ conflict }: { readonly conflict: NamedConflict }) {
  const decide = useDecide(conflict);
  const answer = (choice: Choice) =>
    decide.mutate({ id: conflict.id, choice, note: `${choiceName(choice, 'proposal')}${conflict.from}的修改建议` });
  return (
    <>
      {decide.error && <Failure error={decide.error} />}
      <div className="conflict-choices">
        <Button type="primary" loading={decide.isPending} onClick={() => answer('theirs')}>
          采纳
        </Button>
        <Button disabled={decide.isPending} onClick={() => answer('ours')}>
          不采纳
        </Button>
      </div>
    </>
  );
}

function Decide({ conflict, kind }: { readonly conflict: NamedConflict; readonly kind: Exclude<ConflictKind, 'proposal'> }) {
  const decide = useDecide(conflict);
  const [note, setNote] = useState('');
  const [number, setNumber] = useState(`${conflict.theirs?.number ?? ''}`);
  const [problem, setProblem] = useState<'note' | 'number'>();
  const canBoth = canBothStand(conflict);
  const isVoucher = conflict.table === 'voucher' && canBoth;
  const answer = (choice: Choice) => {
    if (note.trim() === '') return setProblem('note');
    const corrected = number.normalize('NFC').trim();
    if (choice === 'both' && (corrected === '' || corrected === String(conflict.theirs?.number ?? ''))) return setProblem('number');
    setProblem(undefined);
    decide.mutate({ id: conflict.id, choice, note: note.trim(), ...(choice === 'both' ? { correctedNumber: corrected } : {}) });
  };
  return (
    <>
      {decide.error && (
        <div style={{ marginTop: 8 }}>
          <Failure error={decide.error} />
        </div>
      )}
      <div className="conflict-reasons">
        <label htmlFor="conflict-note">裁定理由</label>
        {REASONS[kind].map((words) => (
          <Button
            key={words}
            size="small"
            type={note === words ? 'primary' : 'default'}
            ghost={note === words}
            aria-pressed={note === words}
            onClick={() => {
              setNote(words);
              setProblem(undefined);
            }}
          >
            {words}
          </Button>
        ))}
      </div>
      <Input
        id="conflict-note"
        maxLength={REASON_MAX}
        value={note}
        placeholder="点选上面的理由，或自行填写"
        status={problem === 'note' ? 'error' : ''}
        onChange={(event) => {
          setNote(event.target.value);
          setProblem(undefined);
        }}
      />
      {problem === 'note' && <div className="error-words">请填写裁定理由</div>}
      {canBoth && (
        <div className="conflict-number">
          <label htmlFor="conflict-number">两者并存时，站点一方更正后的号码</label>
          <Input
            id="conflict-number"
            maxLength={NUMBER_MAX}
            value={number}
            status={problem === 'number' ? 'error' : ''}
            onChange={(event) => {
              setNumber(event.target.value);
              setProblem(undefined);
            }}
          />
          {problem === 'number' && <div className="error-words">请填写与原号码不同的正确号码</div>}
        </div>
      )}
      <div className="conflict-choices">
        <Button
          loading={decide.isPending && decide.variables?.choice === 'ours'}
          disabled={decide.isPending}
          onClick={() => answer('ours')}
        >
          以中心为准
        </Button>
        <Button
          loading={decide.isPending && decide.variables?.choice === 'theirs'}
          disabled={decide.isPending}
          onClick={() => answer('theirs')}
        >
          以站点为准
        </Button>
        {canBoth && (
          <Button
            loading={decide.isPending && decide.variables?.choice === 'both'}
            disabled={decide.isPending}
            onClick={() => answer('both')}
          >
            两者并存
          </Button>
        )}
        <span className="muted">{isVoucher ? '未被采用的一张作废保留，不删除。' : '两边的内容都长期保留。'}裁定可以撤销。</span>
      </div>
    </>
  );
}

function Decided({ conflict, decision }: { readonly conflict: NamedConflict; readonly decision: NonNullable<Conflict['decision']> }) {
  const [isAsking, setAsking] = useState(false);
  const undo = useCommand(client.exchange.undoDecision, () => setAsking(false));
  const words = choiceName(decision.choice, conflict.kind);
  return (
    <>
      <p style={{ marginBottom: 12 }}>
        <strong>{words}</strong>　{decision.by}　{formatChinaTime(decision.at)}　理由：{decision.note}
      </p>
      <Button danger onClick={() => setAsking(true)}>
        撤销裁定
      </Button>
      {isAsking && (
        <ReasonDialog
          title="撤销裁定"
          about={`“${conflict.subject ?? recordName(conflict.table)}”的裁定（${words}）将撤销，有关记录恢复到裁定之前，重新待裁定。`}
          confirm="撤销裁定"
          running={undo.isPending}
          error={undo.error}
          onConfirm={(reason) => undo.mutate({ id: conflict.id, reason })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
