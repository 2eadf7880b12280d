import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { NamedConflict } from '#shared/domain/exchange/conflict.ts';
import { CONFLICT_KIND_NAMES, choiceName, MERGE_REASON_NAMES } from '#shared/domain/exchange/exchange-words.ts';
import type { ConflictKind } from '#shared/domain/exchange/judge-change.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { recordName } from '../../lib/column-words.ts';
import { orpc } from '../../lib/orpc.ts';
import { ConflictPanel } from './conflict-panel.tsx';
import { dayOf } from './exchange-text.ts';
import './exchange.css';

const KINDS = Object.keys(CONFLICT_KIND_NAMES) as ConflictKind[];

const COLUMNS: readonly Column<NamedConflict>[] = [
  { key: 'kind', title: '类别', width: 84, always: true, render: ({ kind }) => CONFLICT_KIND_NAMES[kind] },
  {
    key: 'subject',
    title: '记录',
    width: 190,
    // A voucher number, of which the end tells the most.
    least: 174,
    always: true,
    render: ({ subject, table }) => <span title={subject}>{subject ?? recordName(table)}</span>,
  },
  { key: 'from', title: '站点', width: 130, least: 80, render: ({ from }) => <span title={from}>{from}</span> },
  { key: 'at', title: '日期', width: 90, yields: true, render: ({ theirsAt, decision }) => dayOf(decision?.at ?? theirsAt) },
  {
    key: 'what',
    title: '事由',
    width: 180,
    least: 110,
    yields: true,
    render: ({ reason, decision, kind }) => (decision ? choiceName(decision.choice, kind) : MERGE_REASON_NAMES[reason]),
  },
];

const COLUMNS_OF_ONE_KIND = COLUMNS.filter(({ key }) => key !== 'kind');

/** 裁定: the open questions by kind, each with both sides; and those that were decided. */
export function ConflictsSection() {
  const [state, setState] = useState<'open' | 'decided'>('open');
  const [kind, setKind] = useState<ConflictKind | 'all'>('all');
  const [chosen, setChosen] = useState<string>();
  const conflicts = useQuery(orpc.exchange.conflicts.queryOptions({ input: { state } }));
  const rows = conflicts.data?.filter((one) => kind === 'all' || one.kind === kind);
  const shown = rows?.find(({ id }) => id === chosen) ?? rows?.[0];
  const countOf = (of: ConflictKind) => conflicts.data?.filter((one) => one.kind === of).length ?? 0;
  return (
    <>
      {conflicts.error && <Failure error={conflicts.error} onRetry={() => void conflicts.refetch()} />}
      <div className="work-bar">
        <Segmented
          options={[
            { value: 'open', label: '待裁定' },
            { value: 'decided', label: '已裁定' },
          ]}
          value={state}
          onChange={(next) => {
            setState(next as typeof state);
            setChosen(undefined);
          }}
        />
        <Segmented
          options={[
            { value: 'all', label: `全部 ${conflicts.data?.length ?? ''}` },
            ...KINDS.map((one) => ({ value: one, label: `${CONFLICT_KIND_NAMES[one]} ${countOf(one)}`, disabled: countOf(one) === 0 })),
          ]}
          value={kind}
          onChange={(next) => setKind(next as typeof kind)}
        />
      </div>
      <div className={shown ? 'conflicts' : 'conflicts conflicts-none'}>
        <DataTable
          name="conflicts"
          columns={kind === 'all' ? COLUMNS : COLUMNS_OF_ONE_KIND}
          rows={rows}
          rowKey={({ id }) => id}
          onOpen={({ id }) => setChosen(id)}
          rowClassName={({ id }) => (id === shown?.id ? 'row-chosen' : '')}
          empty={
            <p>
              {state === 'open'
                ? '没有待裁定的事项。接收交换包时双方不一致的资金、身份、展位和修改建议，在这里裁定。'
                : '还没有裁定过的事项。'}
            </p>
          }
        />
        {shown && <ConflictPanel key={shown.id} conflict={shown} />}
      </div>
    </>
  );
}
