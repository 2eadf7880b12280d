import { type CalendarDate, formatChineseDate } from '#shared/kernel/calendar-date.ts';
import type { ActivityKind, Transport } from '../stations/delivery.ts';
import type { Station } from '../stations/station.ts';
import type { Period, StationFigures } from '../stations/station-figures.ts';
import { STATION_FIGURES } from '../stations/station-figures.ts';
import { ACTIVITY_KIND_NAMES, STATION_FIGURE_NAMES, STATION_KIND_NAMES, TRANSPORT_NAMES } from '../words/names.ts';
import { type Sheet, type SheetBlock, type SheetColumn, textRow } from './sheet.ts';

export const STATION_MONTH_TITLE = '驻站工作月报';

/** 驻站工作月报: what a station did in a month, as it stands on screen, on paper and in the file. */
export interface StationMonth {
  readonly centerName: string;
  readonly isSample: boolean;
  readonly station: Station;
  readonly hostPath: string;
  /** `2026-03` */
  readonly month: string;
  /** The month, up to today where it is not over. */
  readonly period: Period;
  /** From the first day of its year to the same day. */
  readonly yearPeriod: Period;
  readonly figures: StationFigures;
  readonly yearFigures: StationFigures;
  /** By date. */
  readonly fairs: readonly {
    readonly startsOn: CalendarDate;
    readonly number: string;
    readonly title: string;
    readonly attended: number;
  }[];
  readonly trips: readonly MonthTrip[];
  readonly activities: readonly MonthActivity[];
}

export interface MonthTrip {
  readonly departsOn: CalendarDate;
  readonly number: string;
  readonly unitName: string;
  readonly toPlace: string | undefined;
  readonly transport: Transport;
  readonly escort: string | undefined;
  readonly people: number;
}

export interface MonthActivity {
  readonly happenedOn: CalendarDate;
  readonly kind: ActivityKind;
  readonly place: string | undefined;
  readonly counterpart: string | undefined;
  readonly peopleCount: number | undefined;
  readonly content: string;
}

/** Signed by hand under the sheet. */
export const STATION_MONTH_SIGNERS = ['填表人', '站点负责人'] as const;

/** 2026年3月 */
export function monthWords(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

/** How the figures are counted, in one sentence under them. */
export const STATION_FIGURES_RULE =
  '人数按人去重：同一人在本月或本年内只计一次，各月相加可能大于本年累计。录用人数为本站录入、本站登记或本站输送人员中已登记录用的人数。';

/** The figures with 本月 and 本年累计, in the order of the sheet. */
export function monthFigureRows({ figures, yearFigures }: Pick<StationMonth, 'figures' | 'yearFigures'>) {
  return STATION_FIGURES.map((figure) => ({
    figure,
    ...STATION_FIGURE_NAMES[figure],
    month: figures[figure],
    year: yearFigures[figure],
  }));
}

export function stationMonthSheet(report: StationMonth): Sheet {
  const { station } = report;
  return {
    title: STATION_MONTH_TITLE,
    subtitle: [report.centerName, `${station.code} ${station.name}`, monthWords(report.month)],
    number: undefined,
    contentHash: undefined,
    orientation: 'portrait',
    watermark: report.isSample ? '示例数据' : undefined,
    blocks: [
      {
        kind: 'fields',
        columns: 2,
        fields: [
          { label: '站点类型', value: STATION_KIND_NAMES[station.kind] },
          { label: '驻地', value: report.hostPath },
          { label: '合作单位', value: station.partner ?? '' },
          { label: '运营机构', value: station.operatorName ?? '' },
          { label: '驻站人员', value: station.staff.map(({ name }) => name).join('、') },
          { label: '统计期间', value: `${formatChineseDate(report.period.from)}至${formatChineseDate(report.period.to)}` },
        ],
      },
      {
        kind: 'table',
        caption: '一、工作数据',
        columns: [column('项目', 6, 'left'), column('单位', 2, 'center'), column('本月', 3, 'right'), column('本年累计', 3, 'right')],
        rows: monthFigureRows(report).map(({ name, unit, month, year }) => textRow([name, unit, String(month), String(year)])),
        total: undefined,
        pageSubtotals: false,
      },
      { kind: 'paragraph', text: STATION_FIGURES_RULE },
      ...fairBlocks(report),
      ...tripBlocks(report),
      ...activityBlocks(report),
      {
        kind: 'signatures',
        roles: [...STATION_MONTH_SIGNERS.map((role) => ({ role, name: undefined })), { role: '站点盖章', name: undefined, seals: true }],
      },
    ],
  };
}

function fairBlocks({ fairs }: StationMonth): readonly SheetBlock[] {
  const caption = '二、本月招聘会';
  if (fairs.length === 0) return [{ kind: 'paragraph', text: `${caption}：无` }];
  return [
    {
      kind: 'table',
      caption,
      columns: [column('日期', 3, 'center'), column('场次编号', 4, 'left'), column('名称', 12, 'left'), column('到会单位', 3, 'right')],
      rows: fairs.map((fair) => textRow([fair.startsOn, fair.number, fair.title, String(fair.attended)])),
      total: undefined,
      pageSubtotals: false,
    },
  ];
}

function tripBlocks({ trips }: StationMonth): readonly SheetBlock[] {
  const caption = '三、本月输送';
  if (trips.length === 0) return [{ kind: 'paragraph', text: `${caption}：无` }];
  return [
    {
      kind: 'table',
      caption,
      columns: [
        column('出发日期', 4, 'center'),
        column('批次编号', 6, 'left'),
        column('用工单位', 9, 'left'),
        column('到达地', 6, 'left'),
        column('交通方式', 4, 'left'),
        column('带队人', 3, 'left'),
        column('人数', 2, 'right'),
      ],
      rows: trips.map((trip) =>
        textRow([
          trip.departsOn,
          trip.number,
          trip.unitName,
          trip.toPlace ?? '',
          TRANSPORT_NAMES[trip.transport],
          trip.escort ?? '',
          String(trip.people),
        ]),
      ),
      total: ['合计', `${trips.length} 批`, '', '', '', '人次', String(trips.reduce((sum, { people }) => sum + people, 0))],
      pageSubtotals: false,
    },
  ];
}

function activityBlocks({ activities }: StationMonth): readonly SheetBlock[] {
  const caption = '四、本月工作记录';
  if (activities.length === 0) return [{ kind: 'paragraph', text: `${caption}：无` }];
  return [
    {
      kind: 'table',
      caption,
      columns: [
        column('日期', 4, 'center'),
        column('类型', 3, 'center'),
        column('地点', 5, 'left'),
        column('对象单位', 6, 'left'),
        column('人数', 2, 'right'),
        column('内容', 13, 'left'),
      ],
      rows: activities.map((one) =>
        textRow([
          one.happenedOn,
          ACTIVITY_KIND_NAMES[one.kind],
          one.place ?? '',
          one.counterpart ?? '',
          one.peopleCount === undefined ? '' : String(one.peopleCount),
          one.content,
        ]),
      ),
      total: undefined,
      pageSubtotals: false,
    },
  ];
}

function column(header: string, weight: number, align: SheetColumn['align']): SheetColumn {
  return { header, weight, align, money: false };
}
