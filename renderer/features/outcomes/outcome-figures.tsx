import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { FairOutcomes, OutcomeCounts } from '#shared/contract/outcomes.ts';
import { OUTCOME_FIGURES, type OutcomeFigure } from '#shared/domain/outcomes/outcome-figures.ts';
import { STABLE_EMPLOYMENT_RULE } from '#shared/domain/outcomes/stable-employment.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { orpc } from '../../lib/orpc.ts';
import { FIGURE_NAMES } from './figure-words.ts';
import { NamesDialog } from './names-dialog.tsx';

interface Line {
  readonly key: string;
  readonly title: string;
  readonly startsOn: string;
  /** undefined: all; null: those without a fair. */
  readonly fairId: FairId | null | undefined;
  readonly counts: OutcomeCounts;
}

/** 就业跟踪统计: distinct people who reached each step by the cut-off day, of all and of each fair; every figure opens its names. */
export function OutcomeFigures({ cutOff, year }: { readonly cutOff: string; readonly year: number | undefined }) {
  const about = { cutOff, ...(year === undefined ? {} : { year }) };
  const figures = useQuery(orpc.outcomes.figures.queryOptions({ input: about, placeholderData: (before) => before }));
  const [open, setOpen] = useState<{ readonly line: Line; readonly figure: OutcomeFigure }>();
  const lines = figures.data && [
    { key: 'all', title: '合计（按人去重）', startsOn: '', fairId: undefined, counts: figures.data.total },
    ...figures.data.fairs.map(fairLine),
  ];
  const columns: readonly Column<Line>[] = [
    { key: 'title', title: '招聘会', width: 240, least: 140, always: true, render: (line) => line.title },
    { key: 'startsOn', title: '举办日期', width: 100, least: 92, yields: true, render: (line) => line.startsOn },
    ...OUTCOME_FIGURES.map(
      (figure): Column<Line> => ({
        key: figure,
        title: FIGURE_NAMES[figure],
        ...(FIGURE_NAMES[figure].length > 4 ? { width: 104, least: 98 } : { width: 76, least: 72 }),
        align: 'right',
        render: (line) =>
          line.counts[figure] === 0 ? (
            <span className="muted">0</span>
          ) : (
            <Button
              type="link"
              size="small"
              style={{ padding: 0 }}
              aria-label={`${line.title} ${FIGURE_NAMES[figure]} ${line.counts[figure]} 人`}
              onClick={() => setOpen({ line, figure })}
            >
              {line.counts[figure]}
            </Button>
          ),
      }),
    ),
  ];
  return (
    <>
      {figures.error && <Failure error={figures.error} onRetry={() => void figures.refetch()} />}
      <DataTable
        name="outcome-figures"
        columns={columns}
        rows={lines}
        rowKey={(line) => line.key}
        bar={<span className="muted">单位：人；同一人在一项中只计一次，已合并的求职者按一人计</span>}
        empty={<p>截止日前还没有登记。</p>}
      />
      <p className="muted" style={{ margin: 0 }}>
        {STABLE_EMPLOYMENT_RULE}
      </p>
      {open && (
        <NamesDialog
          title={`${open.line.title} · ${FIGURE_NAMES[open.figure]}`}
          input={{ ...about, figure: open.figure, ...(open.line.fairId === undefined ? {} : { fairId: open.line.fairId }) }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function fairLine({ fair, counts }: FairOutcomes): Line {
  if (!fair) return { key: 'none', title: '非招聘会', startsOn: '', fairId: null, counts };
  return { key: fair.id, title: `${fair.number} ${fair.title}`, startsOn: fair.startsOn, fairId: fair.id as FairId, counts };
}
