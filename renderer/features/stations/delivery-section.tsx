import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import type { DeliveryLine, StationPage } from '#shared/contract/stations.ts';
import { TRANSPORT_NAMES } from '#shared/domain/words/names.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { orpc } from '../../lib/orpc.ts';
import { DeliveryDialog } from './delivery-dialog.tsx';

const COLUMNS: readonly Column<DeliveryLine>[] = [
  {
    key: 'number',
    title: '批次编号',
    width: 140,
    always: true,
    render: ({ delivery }) => delivery.number,
    compare: (a, b) => (a.delivery.number < b.delivery.number ? -1 : 1),
  },
  {
    key: 'departsOn',
    title: '出发日期',
    width: 104,
    render: ({ delivery }) => delivery.departsOn,
    compare: (a, b) => (a.delivery.departsOn < b.delivery.departsOn ? -1 : 1),
  },
  { key: 'arrivesOn', title: '到达日期', width: 104, yields: true, render: ({ delivery }) => delivery.arrivesOn },
  { key: 'unit', title: '用工单位', width: 220, least: 130, render: ({ unitName }) => unitName },
  { key: 'to', title: '到达地', width: 150, least: 90, yields: true, render: ({ delivery }) => delivery.toPlace },
  { key: 'fair', title: '招聘会', width: 180, least: 100, yields: true, render: ({ fair }) => fair && `${fair.number} ${fair.title}` },
  { key: 'transport', title: '交通方式', width: 84, render: ({ delivery }) => TRANSPORT_NAMES[delivery.transport] },
  { key: 'escort', title: '带队人', width: 80, yields: true, render: ({ delivery }) => delivery.escort },
  { key: 'people', title: '人数', width: 64, align: 'right', render: ({ people }) => people, compare: (a, b) => a.people - b.people },
  { key: 'state', title: '状态', width: 84, render: ({ delivery }) => delivery.voided && <VoidTag /> },
];

export function VoidTag() {
  return (
    <Tag color="red" className="struck">
      作废
    </Tag>
  );
}

/** 输送: the trips of a station in the year; a line opens the trip. */
export function DeliverySection({
  page: { station },
  year,
  onOpen,
}: {
  readonly page: StationPage;
  readonly year: number | undefined;
  readonly onOpen: (line: DeliveryLine) => void;
}) {
  const [isAdding, setAdding] = useState(false);
  const deliveries = useQuery(
    orpc.stations.deliveries.queryOptions({ input: { stationId: station.id, ...(year === undefined ? {} : { year }) } }),
  );
  const standing = (deliveries.data ?? []).filter(({ delivery }) => !delivery.voided);
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      登记输送
    </Button>
  );
  return (
    <>
      {deliveries.error && <Failure error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      <DataTable
        name="station-deliveries"
        columns={COLUMNS}
        rows={deliveries.data}
        rowKey={({ delivery }) => delivery.id}
        onOpen={onOpen}
        rowClassName={({ delivery }) => (delivery.voided ? 'muted' : '')}
        bar={add}
        sums={[
          { label: '批次', value: `${standing.length} 批` },
          { label: '合计', value: `${standing.reduce((sum, { people }) => sum + people, 0)} 人次` },
        ]}
        empty={
          <>
            <p>{year === undefined ? '' : `${year} 年`}还没有输送。登记一批后，再添加随行人员。</p>
            {add}
          </>
        }
      />
      {isAdding && <DeliveryDialog station={station} onDone={onOpen} onClose={() => setAdding(false)} />}
    </>
  );
}
