import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import type { BehindLine } from '#shared/contract/statistics.ts';
import { isOfPeople, MEASURES } from '#shared/domain/statistics/measures.ts';
import { figureName } from '#shared/domain/statistics/report.ts';
import type { FigureRef } from '#shared/domain/statistics/statistics.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
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

const OTHER_COLUMNS: readonly Column<BehindLine>[] = [
  { key: 'name', title: '名称', width: 260, always: true, render: ({ name }) => name },
  detail('first', '性质', 120, 0),
  detail('second', '行业 / 填报人', 120, 1),
  detail('third', '到会 / 时间', 120, 2),
  { key: 'amount', title: '数量', width: 70, align: 'right', always: true, render: ({ amount }) => amount.toLocaleString('en-US') },
];

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
    <Drawer open title={`${figureName(figure)} ${total.toLocaleString('en-US')} ${unit}`} size={860} onClose={onClose}>
      <div style={{ height: '100%', display: 'flex', flexDirection: 'column', gap: 8 }}>
        <span className="muted">口径：{definition}</span>
        {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
        <DataTable
          name={isOfPeople(measure) ? 'behind-people' : 'behind-units'}
          columns={isOfPeople(measure) ? PERSON_COLUMNS : OTHER_COLUMNS}
          rows={lines}
          rowKey={({ id }) => id}
          bar={
            list.hasNextPage && (
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                继续加载（已列 {lines?.length ?? 0}）
              </Button>
            )
          }
          sums={[
            { label: '本页合计', value: `${(lines ?? []).reduce((sum, { amount }) => sum + amount, 0).toLocaleString('en-US')} ${unit}` },
          ]}
          empty={<p>没有记录。</p>}
        />
      </div>
    </Drawer>
  );
}
