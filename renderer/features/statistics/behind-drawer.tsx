import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { BehindLine } from '#shared/contract/statistics.ts';
import { isOfPeople, MEASURES, type Measure } from '#shared/domain/statistics/measures.ts';
import { figureName } from '#shared/domain/statistics/report.ts';
import type { FigureRef } from '#shared/domain/statistics/statistics.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { SidePanel } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { orpc } from '../../lib/orpc.ts';

const PAGE = 500;

const detail = (key: string, title: string, width: number, index: number): Column<BehindLine> => ({
  key,
  title,
  width,
  render: ({ details }) => details[index],
});

const PERSON_COLUMNS: readonly Column<BehindLine>[] = [
  { key: 'name', title: '姓名', width: 100, always: true, render: ({ name }) => name },
  detail('document', '证件号码', 170, 0),
  detail('phone', '手机', 110, 1),
  detail('education', '学历', 90, 2),
  detail('region', '户籍地', 150, 3),
  detail('at', '时间', 130, 4),
];

const AMOUNT: Column<BehindLine> = {
  key: 'amount',
  title: '数量',
  width: 70,
  align: 'right',
  always: true,
  render: ({ amount }) => amount.toLocaleString('en-US'),
};

const UNIT_COLUMNS: readonly Column<BehindLine>[] = [
  { key: 'name', title: '单位', width: 260, always: true, render: ({ name }) => name },
  detail('kind', '性质', 130, 0),
  detail('industry', '行业', 120, 1),
  detail('attendance', '到会', 80, 2),
  AMOUNT,
];

const OBSERVED_COLUMNS: readonly Column<BehindLine>[] = [
  { key: 'source', title: '来源', width: 260, always: true, render: ({ name }) => name },
  detail('way', '方式', 90, 0),
  detail('by', '填报人', 90, 1),
  detail('at', '填报时间', 140, 2),
  AMOUNT,
];

function columnsOf(measure: Measure): { readonly name: string; readonly columns: readonly Column<BehindLine>[] } {
  if (isOfPeople(measure)) return { name: 'behind-people', columns: PERSON_COLUMNS };
  return measure.of === 'observed'
    ? { name: 'behind-observed', columns: OBSERVED_COLUMNS }
    : { name: 'behind-units', columns: UNIT_COLUMNS };
}

/** 名单: who or what stands behind a figure, numbers masked. */
export function BehindDrawer({
  fairId,
  figure,
  onClose,
}: {
  readonly fairId: FairId;
  readonly figure: FigureRef;
  readonly onClose: () => void;
}) {
  const { unit, definition, measure } = MEASURES[figure.key];
  const list = useInfiniteQuery(
    orpc.statistics.listBehind.infiniteOptions({
      input: (after: { readonly name: string; readonly id: string } | undefined) => ({ fairId, figure, after, limit: PAGE }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next,
    }),
  );
  const lines = list.data?.pages.flatMap((page) => page.lines);
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <SidePanel open title={`${figureName(figure)} ${total.toLocaleString('en-US')} ${unit}`} size={860} onClose={onClose}>
      <div style={{ height: '100%', display: 'flex', flexDirection: 'column', gap: 8 }}>
        <span className="muted">口径：{definition}</span>
        {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
        <DataTable
          {...columnsOf(measure)}
          rows={lines}
          rowKey={({ id }) => id}
          bar={
            list.hasNextPage && (
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                继续加载（已列 {lines?.length ?? 0}）
              </Button>
            )
          }
          sums={[{ label: '合计', value: `${(lines ?? []).reduce((sum, { amount }) => sum + amount, 0).toLocaleString('en-US')} ${unit}` }]}
          empty={<p>没有记录。</p>}
        />
      </div>
    </SidePanel>
  );
}
