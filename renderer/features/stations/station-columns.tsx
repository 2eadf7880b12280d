import type { StationLine } from '#shared/contract/stations.ts';
import { agreementPeriod } from '#shared/domain/stations/agreement.ts';
import type { StationFigure } from '#shared/domain/stations/station-figures.ts';
import { STATION_KIND_NAMES, STATION_MODE_NAMES } from '#shared/domain/words/names.ts';
import type { Column } from '../../components/data-table.tsx';
import { FigureLink } from './figure-link.tsx';
import { AgreementTag, StationTag } from './station-tags.tsx';

/** @param onFigure opens what a figure of the line counts */
export function stationColumns(onFigure: (line: StationLine, figure: StationFigure) => void): readonly Column<StationLine>[] {
  const figureColumn = (figure: StationFigure, title: string): Column<StationLine> => ({
    key: figure,
    title,
    width: 76,
    align: 'right',
    render: (line) => (
      <FigureLink figure={figure} value={line.figures[figure]} whose={line.station.name} onOpen={() => onFigure(line, figure)} />
    ),
    compare: (a, b) => a.figures[figure] - b.figures[figure],
  });
  return [
    {
      key: 'code',
      title: '编号',
      width: 66,
      render: ({ station }) => station.code,
      compare: (a, b) => a.station.code.localeCompare(b.station.code, 'en', { numeric: true }),
    },
    {
      key: 'name',
      title: '站点名称',
      width: 200,
      least: 130,
      always: true,
      render: ({ station }) => station.name,
      compare: (a, b) => a.station.name.localeCompare(b.station.name, 'zh-CN'),
    },
    { key: 'kind', title: '类型', width: 116, least: 84, yields: true, render: ({ station }) => STATION_KIND_NAMES[station.kind] },
    {
      key: 'mode',
      title: '招工方式',
      width: 90,
      extra: true,
      render: ({ station }) => (station.mode === undefined ? '' : STATION_MODE_NAMES[station.mode]),
    },
    {
      key: 'host',
      title: '驻地',
      width: 180,
      least: 110,
      render: ({ hostPath }) => hostPath,
      compare: (a, b) => (a.station.hostDivision < b.station.hostDivision ? -1 : 1),
    },
    { key: 'partner', title: '合作单位', width: 140, least: 90, yields: true, render: ({ station }) => station.partner },
    { key: 'operator', title: '运营机构', width: 150, least: 100, extra: true, render: ({ station }) => station.operatorName },
    {
      key: 'agreement',
      title: '协议期限',
      width: 244,
      least: 236,
      render: ({ station, agreement }) => (
        <>
          {agreementTagFirst(agreement)}
          {agreementPeriod(station) || <span className="muted">未填</span>}
        </>
      ),
      compare: (a, b) => ((a.station.agreementTo ?? '9') < (b.station.agreementTo ?? '9') ? -1 : 1),
    },
    figureColumn('fairs', '招聘会'),
    figureColumn('delivered', '输送'),
    figureColumn('hired', '录用'),
    { key: 'state', title: '状态', width: 84, render: ({ station }) => <StationTag station={station} /> },
  ];
}

function agreementTagFirst(state: StationLine['agreement']) {
  return state === 'ending' || state === 'ended' ? (
    <span style={{ marginInlineEnd: 6 }}>
      <AgreementTag state={state} />
    </span>
  ) : null;
}
