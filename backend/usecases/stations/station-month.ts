import type { Reader } from '#db/connection/handles.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { listDeliveriesOfStation } from '#db/repositories/deliveries.ts';
import { EMPTY_TALLY, listFairsByStation, tallyFairsByYear } from '#db/repositories/fairs.ts';
import { listActivitiesOfStation } from '#db/repositories/station-activities.ts';
import { listStationFacts } from '#db/repositories/station-facts.ts';
import type { stationsContract } from '#shared/contract/stations.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import {
  monthFigureRows,
  monthWords,
  STATION_FIGURES_RULE,
  STATION_MONTH_SIGNERS,
  STATION_MONTH_TITLE,
  type StationMonth,
  stationMonthSheet,
} from '#shared/domain/documents/station-month.ts';
import { countFigures, type Period } from '#shared/domain/stations/station-figures.ts';
import { ACTIVITY_KIND_NAMES, TRANSPORT_NAMES } from '#shared/domain/words/names.ts';
import { calendarDate, endOfMonth } from '#shared/kernel/calendar-date.ts';
import type { StationId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type ExportCell, type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { PrinterDep } from '../documents/documents.ts';
import { pdfFile } from '../documents/pdf-file.ts';
import type { InputOf } from '../input-of.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import { deliveryLines } from './deliveries.ts';
import { findOpenStation } from './station-access.ts';

/** 驻站工作月报 of one station: figures of the month and of the year up to its end, and what they were. */
export async function readStationMonth(
  deps: DatabaseDep & ClockDep,
  { stationId, month }: InputOf<typeof stationsContract.month>,
): Answer<StationMonth> {
  const { db } = deps;
  const station = await findOpenStation(db, stationId);
  if (!station.ok) return station;
  const center = await findCenter(db);
  if (!center) return err({ type: 'SetupMissing' });
  const today = chinaDate(deps.clock.now());
  const from = calendarDate(`${month}-01`);
  if (from > today) return err({ type: 'DateInFuture', on: from });
  const last = endOfMonth(from);
  const period: Period = { from, to: last < today ? last : today };
  const yearPeriod: Period = { from: calendarDate(`${month.slice(0, 4)}-01-01`), to: period.to };
  const facts = await listStationFacts(db, [stationId], yearPeriod);
  const only = new Set([stationId]);
  return ok({
    centerName: center.name,
    isSample: center.sample,
    station: station.value,
    hostPath: divisionPath(station.value.hostDivision) ?? station.value.hostDivision,
    month,
    period,
    yearPeriod,
    figures: countFigures(facts, period, only),
    yearFigures: countFigures(facts, yearPeriod, only),
    fairs: await fairsOf(db, stationId, period),
    trips: await tripsOf(db, stationId, period),
    activities: (await listActivitiesOfStation(db, stationId, period))
      .filter(({ voided }) => !voided)
      .map(({ happenedOn, kind, place, counterpart, peopleCount, content }) => ({
        happenedOn,
        kind,
        place,
        counterpart,
        peopleCount,
        content,
      }))
      .toReversed(),
  });
}

async function fairsOf(db: Reader, stationId: StationId, { from, to }: Period): Promise<StationMonth['fairs']> {
  const fairs = await listFairsByStation(db, stationId, from, to);
  const tallies = await tallyFairsByYear(db, Number(from.slice(0, 4)));
  return fairs
    .filter(({ status }) => status !== 'cancelled')
    .map(({ id, startsOn, number, title }) => ({ startsOn, number, title, attended: (tallies.get(id) ?? EMPTY_TALLY).attended }))
    .toReversed();
}

async function tripsOf(db: Reader, stationId: StationId, period: Period): Promise<StationMonth['trips']> {
  const deliveries = (await listDeliveriesOfStation(db, stationId, period)).filter(({ voided }) => !voided);
  return (await deliveryLines(db, deliveries))
    .map(({ delivery: { departsOn, number, toPlace, transport, escort }, unitName, people }) => ({
      departsOn,
      number,
      unitName,
      toPlace,
      transport,
      escort,
      people,
    }))
    .toReversed();
}

/** The same, to print or as a workbook. */
export async function stationMonthFile(
  deps: DatabaseDep & ClockDep & PrinterDep,
  { form, ...input }: InputOf<typeof stationsContract.monthFile>,
): Answer<File> {
  const report = await readStationMonth(deps, input);
  if (!report.ok) return report;
  const { station, month, centerName } = report.value;
  const name = `${STATION_MONTH_TITLE} ${station.code} ${monthWords(month)}`;
  if (form === 'pdf') return pdfFile(deps, name, centerName, [stationMonthSheet(report.value)]);
  return ok(spreadsheetFile(name, await writeList('月报', EXCEL_COLUMNS, excelRows(report.value))));
}

const EXCEL_COLUMNS: readonly ExportColumn[] = [
  { header: '项目', width: 18, kind: 'text' },
  { header: '单位', width: 22, kind: 'text' },
  { header: '本月', width: 34, kind: 'number' },
  { header: '本年累计', width: 24, kind: 'number' },
  { header: '', width: 18, kind: 'text' },
  { header: '', width: 40, kind: 'text' },
];

/** The figures, then the lists one below the other, each with a head of its own. */
function excelRows(report: StationMonth): readonly (readonly ExportCell[])[] {
  return [
    ...monthFigureRows(report).map(({ name, unit, month, year }) => [name, unit, month, year]),
    [],
    [`${report.centerName}　${report.station.code} ${report.station.name}　${monthWords(report.month)}`],
    [`统计期间 ${report.period.from} 至 ${report.period.to}`],
    [STATION_FIGURES_RULE],
    [],
    ['招聘会', '场次编号', '名称', '到会单位'],
    ...report.fairs.map((fair) => [fair.startsOn, fair.number, fair.title, fair.attended]),
    [],
    ['输送', '批次编号', '用工单位', '到达地', '交通方式', '人数'],
    ...report.trips.map((trip) => [trip.departsOn, trip.number, trip.unitName, trip.toPlace, TRANSPORT_NAMES[trip.transport], trip.people]),
    [],
    ['工作记录', '类型', '对象单位', '地点', '人数', '内容'],
    ...report.activities.map((one) => [
      one.happenedOn,
      ACTIVITY_KIND_NAMES[one.kind],
      one.counterpart,
      one.place,
      one.peopleCount,
      one.content,
    ]),
    [],
    STATION_MONTH_SIGNERS.flatMap((role) => [`${role}：`, undefined]),
  ];
}
