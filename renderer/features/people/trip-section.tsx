import { useNavigate } from '@tanstack/react-router';
import type { PersonTrip } from '#shared/contract/job-seekers.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';

const COLUMNS: readonly Column<PersonTrip>[] = [
  { key: 'departsOn', title: '出发日期', width: 110, least: 92, render: (line) => line.departsOn },
  { key: 'number', title: '批次编号', width: 150, least: 132, render: (line) => line.number },
  { key: 'station', title: '站点', width: 220, least: 120, yields: true, render: (line) => line.stationName },
  { key: 'unit', title: '用工单位', width: 280, least: 130, always: true, render: (line) => line.unitName },
  {
    key: 'state',
    title: '状态',
    width: 200,
    least: 90,
    render: ({ voidReason }) => (voidReason === undefined ? '有效' : <span className="struck">作废：{voidReason}</span>),
  },
];

/** 输送记录 of a person under any of its records, latest first; a row opens the trip. */
export function TripSection({ trips }: { readonly trips: readonly PersonTrip[] }) {
  const navigate = useNavigate();
  return (
    <DataTable
      name="person-trips"
      columns={COLUMNS}
      rows={trips}
      rowKey={(line) => line.id}
      onOpen={({ stationId, deliveryId }) =>
        void navigate({ to: '/stations/$stationId/trips/$deliveryId', params: { stationId, deliveryId } })
      }
      empty={<p>还没有输送记录。在“驻外站”的“输送”中加入后列入这里。</p>}
    />
  );
}
