import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { StationPage } from '#shared/contract/stations.ts';
import { STATION_LEDGER_TITLE } from '#shared/domain/documents/station-ledger.ts';
import { monthFigureRows, STATION_FIGURES_RULE, type StationMonth } from '#shared/domain/documents/station-month.ts';
import type { Period, StationFigure } from '#shared/domain/stations/station-figures.ts';
import { ACTIVITY_KIND_NAMES, TRANSPORT_NAMES } from '#shared/domain/words/names.ts';
import { Loaded } from '../../components/failure.tsx';
import { MonthField } from '../../components/month-field.tsx';
import { PrintButtons } from '../../components/print-buttons.tsx';
import { client } from '../../lib/client.ts';
import { orpc } from '../../lib/orpc.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { saveFile } from '../../lib/save-file.ts';
import { type Behind, BehindDialog } from './behind-dialog.tsx';
import { FigureLink } from './figure-link.tsx';
import { StationLedgerButtons } from './station-ledger-buttons.tsx';
import './stations.css';

type Form = 'excel' | 'pdf';

/** 驻站工作月报: as it will stand on paper; every figure opens what it counts. */
export function MonthSection({ page: { station, cutOff }, year }: { readonly page: StationPage; readonly year: number | undefined }) {
  const { message } = App.useApp();
  const [month, setMonth] = useState<string>(cutOff.slice(0, 7));
  const report = useQuery(
    orpc.stations.month.queryOptions({ input: { stationId: station.id, month }, placeholderData: (before) => before }),
  );
  const file = useMutation({
    mutationFn: ({ form }: { readonly form: Form; readonly use: (file: File) => void }) =>
      client.stations.monthFile({ stationId: station.id, month, form }),
    onSuccess: (made, { use }) => use(made),
    onError: (failure) => void message.error(sentenceOf(failure)),
  });
  return (
    <div className="sheet">
      <div className="work-bar" style={{ marginBottom: 16 }}>
        <label htmlFor="station-month" className="nowrap">
          驻站工作月报
        </label>
        <span style={{ width: '10em' }}>
          <MonthField id="station-month" value={month} onChange={(chosen) => chosen !== undefined && setMonth(chosen)} />
        </span>
        <Button disabled={!report.data} loading={file.isPending} onClick={() => file.mutate({ form: 'excel', use: saveFile })}>
          导出 Excel
        </Button>
        <PrintButtons running={file.isPending} disabled={!report.data} onMake={(use) => file.mutate({ form: 'pdf', use })} />
        <span className="work-bar-gap" />
        <span className="muted">{STATION_LEDGER_TITLE}</span>
        <StationLedgerButtons filter={{ stationId: station.id, ...(year === undefined ? {} : { year }) }} />
      </div>
      <Loaded query={report}>{(said) => <Report report={said} />}</Loaded>
    </div>
  );
}

function Report({ report }: { readonly report: StationMonth }) {
  const [open, setOpen] = useState<Behind>();
  const { station, period, yearPeriod } = report;
  const show = (figure: StationFigure, whose: string, { from, to }: Period) =>
    setOpen({ figure, whose: `${station.name} ${whose}`, stationId: station.id, from, to });
  return (
    <>
      <p className="muted" style={{ marginTop: 0 }}>
        统计期间 {period.from} 至 {period.to}
      </p>
      <table className="month month-figures">
        <thead>
          <tr>
            <th>项目</th>
            <th>单位</th>
            <th className="month-number">本月</th>
            <th className="month-number">本年累计</th>
          </tr>
        </thead>
        <tbody>
          {monthFigureRows(report).map(({ figure, name, unit, month, year }) => (
            <tr key={figure}>
              <td>{name}</td>
              <td>{unit}</td>
              <td className="month-number">
                <FigureLink figure={figure} value={month} whose="本月" onOpen={() => show(figure, '本月', period)} />
              </td>
              <td className="month-number">
                <FigureLink figure={figure} value={year} whose="本年累计" onOpen={() => show(figure, '本年累计', yearPeriod)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{STATION_FIGURES_RULE}</p>
      <MonthList
        title="本月招聘会"
        heads={['日期', '场次编号', '名称', '到会单位']}
        rows={report.fairs.map((fair) => [fair.startsOn, fair.number, fair.title, fair.attended])}
      />
      <MonthList
        title="本月输送"
        heads={['出发日期', '批次编号', '用工单位', '到达地', '交通方式', '带队人', '人数']}
        rows={report.trips.map((trip) => [
          trip.departsOn,
          trip.number,
          trip.unitName,
          trip.toPlace,
          TRANSPORT_NAMES[trip.transport],
          trip.escort,
          trip.people,
        ])}
      />
      <MonthList
        title="本月工作记录"
        heads={['日期', '类型', '对象单位', '地点', '人数', '内容']}
        rows={report.activities.map((one) => [
          one.happenedOn,
          ACTIVITY_KIND_NAMES[one.kind],
          one.counterpart,
          one.place,
          one.peopleCount,
          one.content,
        ])}
      />
      {open && <BehindDialog behind={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

const NUMBERS: ReadonlySet<string> = new Set(['到会单位', '人数']);

function MonthList({
  title,
  heads,
  rows,
}: {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}) {
  return (
    <section className="month-list">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="muted">无</p>
      ) : (
        <table className="month">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} {...(NUMBERS.has(head) ? { className: 'month-number' } : {})}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={cells.join('\n')}>
                {cells.map((cell, index) => (
                  <td key={heads[index]} {...(typeof cell === 'number' ? { className: 'month-number' } : {})}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
