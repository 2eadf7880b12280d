import { useQuery } from '@tanstack/react-query';
import type { StationFairLine, StationPage } from '#shared/contract/stations.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { FairStatusTag } from '../../components/status-tag.tsx';
import { orpc } from '../../lib/orpc.ts';

const COLUMNS: readonly Column<StationFairLine>[] = [
  { key: 'number', title: '场次编号', width: 120, render: ({ number }) => number },
  { key: 'startsOn', title: '日期', width: 104, render: ({ startsOn }) => startsOn, compare: (a, b) => (a.startsOn < b.startsOn ? -1 : 1) },
  { key: 'title', title: '名称', width: 360, least: 160, always: true, render: ({ title }) => title },
  { key: 'place', title: '举办地', width: 200, least: 110, render: ({ venuePath }) => venuePath },
  { key: 'attended', title: '到会单位', width: 84, align: 'right', render: ({ attended }) => attended },
  { key: 'status', title: '状态', width: 90, render: ({ status }) => <FairStatusTag status={status} /> },
];

/** 招聘会 that a station runs. */
export function StationFairs({
  page: { station, here },
  year,
  onOpen,
}: {
  readonly page: StationPage;
  readonly year: number | undefined;
  readonly onOpen: (fairId: FairId) => void;
}) {
  const fairs = useQuery(orpc.stations.fairs.queryOptions({ input: { stationId: station.id, ...(year === undefined ? {} : { year }) } }));
  return (
    <>
      {fairs.error && <Failure error={fairs.error} onRetry={() => void fairs.refetch()} />}
      <DataTable
        name="station-fairs"
        columns={COLUMNS}
        rows={fairs.data}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        rowClassName={({ status }) => (status === 'cancelled' ? 'muted' : '')}
        empty={
          <p>
            {year === undefined ? '' : `${year} 年`}还没有本站承办的招聘会。
            {here ? '在“招聘会”中新建的，自动列入这里。' : '在招聘会的“概况”中选择承办站后，列入这里。'}
          </p>
        }
      />
    </>
  );
}
