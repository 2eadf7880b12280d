import type { ProvinceLine, StationList } from '#shared/contract/stations.ts';
import type { StationFigure } from '#shared/domain/stations/station-figures.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { FigureLink } from './figure-link.tsx';
import './stations.css';

const FIGURES = [
  { figure: 'fairs', title: '招聘会（场）' },
  { figure: 'delivered', title: '输送（人）' },
  { figure: 'hired', title: '录用（人）' },
] as const;

/** 分省概览: what the stations of each province did, in figures and beside them in bars. */
export function ProvinceOverview({
  list,
  onProvince,
  onFigure,
}: {
  readonly list: StationList;
  /** Shows the stations of a province. */
  readonly onProvince: (province: string) => void;
  readonly onFigure: (figure: StationFigure, whose: string, province: string | undefined) => void;
}) {
  const columns: readonly Column<ProvinceLine>[] = [
    { key: 'name', title: '省份', width: 130, least: 90, always: true, render: ({ name }) => name },
    {
      key: 'stations',
      title: '站点（运行中）',
      width: 116,
      least: 108,
      align: 'right',
      render: ({ stations, active }) => `${stations}（${active}）`,
      compare: (a, b) => a.stations - b.stations,
    },
    ...FIGURES.map(
      ({ figure, title }): Column<ProvinceLine> => ({
        key: figure,
        title,
        width: 108,
        least: 98,
        align: 'right',
        render: ({ name, province, figures }) => (
          <FigureLink figure={figure} value={figures[figure]} whose={name} onOpen={() => onFigure(figure, name, province)} />
        ),
        compare: (a, b) => a.figures[figure] - b.figures[figure],
      }),
    ),
  ];
  return (
    <div className="province">
      <DataTable
        name="station-provinces"
        columns={columns}
        rows={list.provinces}
        rowKey={({ province }) => province}
        onOpen={({ province }) => onProvince(province)}
        bar={<span className="muted">截至 {list.cutOff}；人数在一省内按人去重</span>}
        sums={FIGURES.map(({ figure, title }) => ({
          label: title,
          value: (
            <FigureLink
              figure={figure}
              value={list.total[figure]}
              whose="全部站点"
              onOpen={() => onFigure(figure, '全部站点', undefined)}
            />
          ),
        }))}
        empty={<p>还没有驻外站。登记站点后，这里按省汇总。</p>}
      />
      <Bars provinces={list.provinces} />
    </div>
  );
}

/** 输送 and 录用 of each province as bars of one scale; the figures stand behind them. */
function Bars({ provinces }: { readonly provinces: readonly ProvinceLine[] }) {
  const most = Math.max(1, ...provinces.map(({ figures }) => Math.max(figures.delivered, figures.hired)));
  return (
    <figure className="sheet province-bars">
      <figcaption>
        <strong>各省输送与录用</strong>
        <span className="province-key province-key-delivered">输送（人）</span>
        <span className="province-key province-key-hired">录用（人）</span>
      </figcaption>
      {provinces.map(({ province, name, figures }) => (
        <div key={province} className="province-row">
          <span className="province-name">{name}</span>
          <div className="province-pair">
            {(['delivered', 'hired'] as const).map((figure) => (
              <div key={figure} className="province-line">
                <div className={`province-bar province-bar-${figure}`} style={{ width: `${(figures[figure] / most) * 100}%` }} />
                <span className="figures">{figures[figure].toLocaleString('zh-CN')}</span>
              </div>
            ))}
          </div>
        </div>
      ))}
      {provinces.length === 0 && <p className="muted">没有数据。</p>}
    </figure>
  );
}
