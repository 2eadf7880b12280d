import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import type { SettlementLine, SettlementState } from '#shared/contract/settlements.ts';
import { PROGRAM_NAMES } from '#shared/domain/words/names.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { formatYuan, sumMoney } from '#shared/kernel/money.ts';
import { type Column, DataTable } from '../../../components/data-table.tsx';
import { Failure } from '../../../components/failure.tsx';
import { Amount } from '../../../components/money.tsx';
import { Page } from '../../../components/page.tsx';
import { SettlementTag } from '../../../components/status-tag.tsx';
import { orpc } from '../../../lib/orpc.ts';
import { useYear } from '../../../lib/year.ts';

const STATE_NAMES: Readonly<Record<SettlementState, string>> = { approved: '已批', void: '作废' };

const COLUMNS: readonly Column<SettlementLine>[] = [
  {
    key: 'number',
    title: '编号',
    width: 90,
    always: true,
    render: (line) => line.number,
    compare: (a, b) => (a.number < b.number ? -1 : 1),
  },
  { key: 'state', title: '状态', width: 76, render: (line) => <SettlementTag state={line.state} /> },
  { key: 'fair', title: '招聘会', width: 320, least: 200, render: (line) => `${line.fairNumber} ${line.fairTitle}` },
  {
    key: 'startsOn',
    title: '举办日期',
    width: 100,
    render: (line) => line.startsOn,
    compare: (a, b) => (a.startsOn < b.startsOn ? -1 : 1),
  },
  { key: 'program', title: '政策', width: 170, least: 100, yields: true, render: (line) => PROGRAM_NAMES[line.program] },
  { key: 'units', title: '计入单位', width: 80, align: 'right', render: (line) => line.countedUnits },
  {
    key: 'quota',
    title: '标准额度（元）',
    width: 138,
    align: 'right',
    render: (line) => <Amount fen={line.quota} />,
    compare: (a, b) => a.quota - b.quota,
  },
  {
    key: 'payable',
    title: '核定金额（元）',
    width: 138,
    align: 'right',
    render: (line) => <Amount fen={line.payable} />,
    compare: (a, b) => a.payable - b.payable,
  },
  {
    key: 'approved',
    title: '核定',
    width: 190,
    extra: true,
    render: (line) => `${line.approvedBy} ${formatChinaTime(line.approvedAt as Instant)}`,
  },
  { key: 'prints', title: '打印', width: 60, yields: true, align: 'right', render: (line) => line.prints },
];

/** 经费结算: what was approved, and what waits for it. */
export function SettlementListPage() {
  const navigate = useNavigate();
  const year = useYear();
  const [state, setState] = useState<SettlementState>();
  const list = useQuery(
    orpc.settlements.list.queryOptions({ input: year === undefined ? {} : { year }, placeholderData: (before) => before }),
  );
  const rows = list.data?.settlements.filter((line) => state === undefined || line.state === state);
  const inForce = rows?.filter((line) => line.state === 'approved') ?? [];
  const awaiting = list.data?.awaiting ?? [];
  return (
    <Page
      title="经费结算"
      {...(awaiting.length > 0
        ? {
            missing: (
              <>
                待核定 {awaiting.length} 场：
                {awaiting.slice(0, 6).map((fair, index) => (
                  <span key={fair.fairId}>
                    {index > 0 && '、'}
                    <a href={`#/fairs/${fair.fairId}/settlement`}>
                      {fair.fairNumber} {fair.fairTitle}
                    </a>
                  </span>
                ))}
                {awaiting.length > 6 && ` 等`}
              </>
            ),
          }
        : {})}
    >
      {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      <DataTable
        name="settlements"
        columns={COLUMNS}
        rows={rows}
        rowKey={(line) => line.id}
        onOpen={(line) => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: line.fairId, section: 'settlement' } })}
        rowClassName={(line) => (line.state === 'void' ? 'muted' : '')}
        bar={
          <Select
            aria-label="状态"
            allowClear
            placeholder="状态"
            style={{ width: '8em' }}
            value={state ?? null}
            options={Object.entries(STATE_NAMES).map(([value, label]) => ({ value: value as SettlementState, label }))}
            onChange={(value) => setState(value ?? undefined)}
          />
        }
        sums={[
          { label: '有效结算', value: `${inForce.length} 份` },
          { label: '标准额度', value: `${formatYuan(sumMoney(inForce, (line) => line.quota))} 元` },
          { label: '核定金额', value: `${formatYuan(sumMoney(inForce, (line) => line.payable))} 元` },
        ]}
        empty={<p>{year === undefined ? '还没有核定的结算。' : `${year} 年还没有核定的结算。`}在招聘会的“结算”中核定后列入这里。</p>}
      />
    </Page>
  );
}
