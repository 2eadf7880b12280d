import { useQuery } from '@tanstack/react-query';
import type { BehindLine } from '#shared/contract/stations.ts';
import type { StationFigure } from '#shared/domain/stations/station-figures.ts';
import { STATION_FIGURE_NAMES } from '#shared/domain/words/names.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { orpc } from '../../lib/orpc.ts';

/** Which figure is asked behind: of one station, of a province or of all, in a period. */
export interface Behind {
  readonly figure: StationFigure;
  readonly whose: string;
  readonly stationId?: string;
  readonly province?: string;
  readonly from?: string;
  readonly to: string;
}

const NAME_TITLES: Readonly<Record<StationFigure, string>> = {
  registered: '姓名',
  fairs: '招聘会',
  firms: '单位',
  jobs: '单位',
  visits: '对象',
  trips: '批次编号',
  delivered: '姓名',
  hired: '姓名',
};

const ABOUT_TITLES: Readonly<Record<StationFigure, string>> = {
  registered: '证件号码',
  fairs: '举办地点',
  firms: '招聘会',
  jobs: '招聘会',
  visits: '内容',
  trips: '用工单位',
  delivered: '证件号码',
  hired: '证件号码',
};

/** What a figure counts, a line each; a line opens where it stands. */
export function BehindDialog({ behind, onClose }: { readonly behind: Behind; readonly onClose: () => void }) {
  const { figure, whose, ...about } = behind;
  const lines = useQuery(orpc.stations.behind.queryOptions({ input: { figure, ...about } }));
  const { name, unit } = STATION_FIGURE_NAMES[figure];
  const total = (lines.data ?? []).reduce((sum, { amount }) => sum + amount, 0);
  return (
    <Dialog open title={`${whose} · ${name}`} footer={null} width={860} onCancel={onClose}>
      {lines.error && <Failure error={lines.error} onRetry={() => void lines.refetch()} />}
      <div style={{ height: 460, display: 'flex', flexDirection: 'column' }}>
        <DataTable
          name={`station-behind-${figure}`}
          columns={columnsOf(figure, about.stationId === undefined)}
          rows={lines.data}
          rowKey={({ key }) => key}
          sums={[{ label: '合计', value: `${total} ${unit}` }]}
          empty={<p>没有记录。</p>}
        />
      </div>
    </Dialog>
  );
}

const STATION_COLUMN: Column<BehindLine> = {
  key: 'station',
  title: '站点',
  width: 190,
  least: 120,
  render: ({ stationName }) => stationName,
};

/** @param ofSeveral stations, which are named then */
function columnsOf(figure: StationFigure, ofSeveral: boolean): readonly Column<BehindLine>[] {
  return [
    { key: 'on', title: '日期', width: 104, render: ({ on }) => on, compare: (a, b) => (a.on < b.on ? -1 : 1) },
    {
      key: 'name',
      title: NAME_TITLES[figure],
      width: 200,
      least: 110,
      always: true,
      render: (line) => <a href={hrefOf(line)}>{line.name}</a>,
      compare: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
    },
    { key: 'about', title: ABOUT_TITLES[figure], width: 240, least: 150, render: ({ about }) => about },
    ...(ofSeveral ? [STATION_COLUMN] : []),
    ...(figure === 'jobs' ? [{ key: 'amount', title: '岗位数', width: 76, align: 'right' as const, render: amountOf }] : []),
  ];
}

function amountOf({ amount }: BehindLine): number {
  return amount;
}

function hrefOf({ opens }: BehindLine): string {
  switch (opens.kind) {
    case 'fair':
      return `#/fairs/${opens.id}/overview`;
    case 'person':
      return `#/people/${opens.id}`;
    case 'delivery':
      return `#/stations/${opens.stationId}/trips/${opens.id}`;
    case 'activities':
      return `#/stations/${opens.stationId}/activities`;
    default:
      return opens satisfies never;
  }
}
