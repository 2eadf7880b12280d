import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { OUTCOME_NAMES, OUTCOMES } from '#shared/domain/exchange/exchange-words.ts';
import type { ListedPackage, OutcomeCounts } from '#shared/domain/exchange/packages.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { orpc } from '../../lib/orpc.ts';
import { countWords } from './exchange-text.ts';
import { PackagePanel } from './package-panel.tsx';
import { PackageStateTag } from './package-state-tag.tsx';

function countColumn(key: keyof OutcomeCounts): Column<ListedPackage> {
  return {
    key,
    title: OUTCOME_NAMES[key],
    width: 76,
    align: 'right',
    render: ({ counts }) => countWords(counts[key]),
    compare: (a, b) => a.counts[key] - b.counts[key],
  };
}

const COLUMNS: readonly Column<ListedPackage>[] = [
  { key: 'from', title: '站点', width: 190, least: 120, always: true, render: ({ header }) => `${header.stationCode} ${header.from}` },
  {
    key: 'number',
    title: '包',
    width: 90,
    always: true,
    render: ({ number }) => `第 ${number} 号`,
    compare: (a, b) => a.number - b.number,
  },
  { key: 'state', title: '状态', width: 84, render: ({ state, isPaused }) => <PackageStateTag state={state} isPaused={isPaused} /> },
  { key: 'made', title: '生成', width: 150, least: 140, yields: true, render: ({ madeAt }) => formatChinaTime(madeAt) },
  { key: 'rows', title: '记录', width: 76, align: 'right', render: ({ rows }) => countWords(rows), compare: (a, b) => a.rows - b.rows },
  ...OUTCOMES.map(countColumn),
  {
    key: 'taken',
    title: '接收时间',
    width: 190,
    least: 150,
    yields: true,
    render: ({ takenAt, takenBy }) => `${formatChinaTime(takenAt)} ${takenBy}`,
    compare: (a, b) => (a.takenAt < b.takenAt ? -1 : 1),
  },
  { key: 'file', title: '文件', width: 220, extra: true, render: ({ fileName }) => fileName },
];

/** 已接收的包: each opens its report, what was not simply accepted, and the way back. */
export function PackagesSection() {
  const packages = useQuery(orpc.exchange.packagesIn.queryOptions());
  const [open, setOpen] = useState<string>();
  const rows = packages.data?.filter(({ kind }) => kind === 'package');
  const shown = rows?.find(({ id }) => id === open);
  return (
    <>
      {packages.error && <Failure error={packages.error} onRetry={() => void packages.refetch()} />}
      <DataTable
        name="packages-in"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpen(id)}
        rowClassName={({ state }) => (state === 'reverted' ? 'muted' : '')}
        sums={sumsOf(rows ?? [])}
        empty={<p>还没有接收过交换包。在“接收”中把站点交来的文件拖入即可。</p>}
      />
      {shown && <PackagePanel key={shown.id} taken={shown} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** What came of all that was brought: the outcomes add up to the records. Reverted packages brought nothing. */
function sumsOf(packages: readonly ListedPackage[]) {
  const standing = packages.filter(({ state }) => state !== 'reverted');
  const sum = (of: (taken: ListedPackage) => number) => countWords(standing.reduce((total, taken) => total + of(taken), 0));
  return [
    { label: '记录', value: sum(({ rows }) => rows) },
    ...OUTCOMES.map((outcome, index) => ({
      label: `${index === 0 ? '＝' : '＋'} ${OUTCOME_NAMES[outcome]}`,
      value: sum(({ counts }) => counts[outcome]),
    })),
  ];
}
