import { type CalendarDate, formatChineseDate } from '#shared/kernel/calendar-date.ts';
import { agreementPeriod } from '../stations/agreement.ts';
import type { Station } from '../stations/station.ts';
import type { StationFigures } from '../stations/station-figures.ts';
import { STATION_KIND_NAMES, STATION_MODE_NAMES, STATION_STATE_NAMES } from '../words/names.ts';
import { type Sheet, textRow } from './sheet.ts';

export const STATION_LEDGER_TITLE = '劳务协作站（基地）台账';

/** A line of the ledger as it goes to paper or into a file. */
export interface StationLedgerEntry {
  readonly station: Station;
  readonly hostPath: string;
  readonly figures: StationFigures;
}

/** What the ledger is of. */
export interface StationLedgerHead {
  readonly centerName: string;
  readonly isSample: boolean;
  readonly year: number | undefined;
  readonly cutOff: CalendarDate;
  /** The filters in force, e.g. 运行中. */
  readonly about: readonly string[];
  /** Of all lines, each person once. */
  readonly total: StationFigures;
}

/** Signed by hand under the ledger. */
export const STATION_LEDGER_SIGNERS = ['填表人', '审核人', '单位负责人'] as const;

export const STATION_LEDGER_RULE = '输送人数、录用人数按人去重，由多个站点服务的同一人在合计中只计一次，各站相加可能大于合计。';

interface StationLedgerColumn {
  readonly header: string;
  readonly weight: number;
  readonly counts?: 'fairs' | 'delivered' | 'hired';
  readonly cell: (entry: StationLedgerEntry) => string;
}

/** In the order of the paper ledger. */
export const STATION_LEDGER_COLUMNS: readonly StationLedgerColumn[] = [
  { header: '编号', weight: 4, cell: ({ station }) => station.code },
  { header: '类型', weight: 5, cell: ({ station }) => STATION_KIND_NAMES[station.kind] },
  { header: '站点名称', weight: 8, cell: ({ station }) => station.name },
  { header: '驻地', weight: 7, cell: (entry) => entry.hostPath },
  { header: '合作单位', weight: 8, cell: ({ station }) => station.partner ?? '' },
  { header: '协议编号', weight: 6, cell: ({ station }) => station.agreementNumber ?? '' },
  { header: '协议期限', weight: 7, cell: ({ station }) => agreementPeriod(station) },
  { header: '招工方式', weight: 4, cell: ({ station }) => (station.mode === undefined ? '' : STATION_MODE_NAMES[station.mode]) },
  { header: '运营机构', weight: 8, cell: ({ station }) => station.operatorName ?? '' },
  { header: '驻站人员', weight: 6, cell: ({ station }) => station.staff.map(({ name }) => name).join('、') },
  { header: '启用日期', weight: 7, cell: ({ station }) => station.inUseOn ?? '' },
  { header: '活动场次', weight: 4, counts: 'fairs', cell: ({ figures }) => String(figures.fairs) },
  { header: '输送人数', weight: 4, counts: 'delivered', cell: ({ figures }) => String(figures.delivered) },
  { header: '录用人数', weight: 4, counts: 'hired', cell: ({ figures }) => String(figures.hired) },
  {
    header: '状态',
    weight: 7,
    cell: ({ station: { closed } }) => (closed ? `${STATION_STATE_NAMES.closed} ${closed.on}` : STATION_STATE_NAMES.active),
  },
];

/** 2026 年度, and 截至 the cut-off day. */
export function stationLedgerPeriod({ year, cutOff, about }: StationLedgerHead): string {
  return [...(year === undefined ? [] : [`${year} 年度`]), ...about, `截至 ${formatChineseDate(cutOff)}`].join('　');
}

/** The ledger as a sheet to be signed. */
export function stationLedgerSheet(head: StationLedgerHead, entries: readonly StationLedgerEntry[]): Sheet {
  return {
    title: STATION_LEDGER_TITLE,
    subtitle: [head.centerName, stationLedgerPeriod(head)],
    number: undefined,
    contentHash: undefined,
    orientation: 'landscape',
    watermark: head.isSample ? '示例数据' : undefined,
    blocks: [
      {
        kind: 'table',
        caption: undefined,
        columns: [
          { header: '序号', weight: 4, align: 'center', money: false },
          ...STATION_LEDGER_COLUMNS.map(({ header, weight, counts }) => ({
            header,
            weight,
            align: counts ? ('right' as const) : ('left' as const),
            money: false,
          })),
        ],
        rows: entries.map((entry, index) => textRow([String(index + 1), ...STATION_LEDGER_COLUMNS.map(({ cell }) => cell(entry))])),
        total: stationLedgerTotal(head, entries),
        pageSubtotals: false,
      },
      { kind: 'paragraph', text: STATION_LEDGER_RULE },
      { kind: 'signatures', roles: STATION_LEDGER_SIGNERS.map((role) => ({ role, name: undefined })) },
    ],
  };
}

/** 合计: how many stations, and the figures with each person once. */
export function stationLedgerTotal({ total }: StationLedgerHead, entries: readonly StationLedgerEntry[]): readonly string[] {
  return [
    '合计',
    ...STATION_LEDGER_COLUMNS.map(({ counts }, index) => (counts ? String(total[counts]) : index === 0 ? `${entries.length} 个` : '')),
  ];
}
