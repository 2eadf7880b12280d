import { formatChineseDate } from '#shared/kernel/calendar-date.ts';
import { chinaDate, formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { divisionPath } from '../divisions/divisions.ts';
import { datesOf } from '../settlements/snapshot.ts';
import { GRADUATE_TWIN, MEASURE_KEYS, MEASURES, type MeasureKey } from '../statistics/measures.ts';
import { type Correction, figureName, type StatisticsSnapshot } from '../statistics/report.ts';
import { type FairStatistics, PART_KIND_NAMES, partName, type StatisticsTable } from '../statistics/statistics.ts';
import { FAIR_FORMAT_NAMES, FAIR_KIND_NAMES } from '../words/names.ts';
import { type FieldGrid, type Paragraph, type Sheet, type SheetBlock, type SheetTable, textRow } from './sheet.ts';

/** 上报 as it stands on the sheet; a table that was not reported has none and is printed across with 草稿. */
export interface ReportSeal {
  /** 场次编号-TJ次数, e.g. 2026-007-TJ1. */
  readonly number: string;
  readonly contentHash: string;
  readonly reportedBy: string;
  readonly reportedAt: Instant;
}

/** 招聘会情况统计表: what the page says, from the snapshot alone, with what has changed since it was reported. */
export function statisticsSheet(snapshot: StatisticsSnapshot, seal: ReportSeal | undefined, corrections: readonly Correction[]): Sheet {
  const { statistics, center, sources } = snapshot;
  return {
    title: '招聘会情况统计表',
    subtitle: [center.name, `${snapshot.fair.number} ${snapshot.fair.title}`],
    number: seal?.number,
    contentHash: seal?.contentHash,
    orientation: 'portrait',
    watermark: center.sample ? '示例数据' : seal ? undefined : '草稿',
    blocks: [
      factsGrid(snapshot, seal),
      figuresTable(statistics),
      ...statistics.tables.map((table) => dividedTable(statistics, table)),
      ...sources.map((source): Paragraph => ({ kind: 'paragraph', text: `人工填报来源　${source}` })),
      ...(corrections.length > 0 ? [correctionsTable(corrections)] : []),
      signatures(seal),
    ],
  };
}

function factsGrid({ center, fair }: StatisticsSnapshot, seal: ReportSeal | undefined): FieldGrid {
  const division = fair.venueDivision === undefined ? undefined : divisionPath(fair.venueDivision);
  return {
    kind: 'fields',
    columns: 2,
    fields: [
      { label: '填报单位', value: center.name, span: 2 },
      { label: '招聘会名称', value: fair.title, span: 2 },
      { label: '场次编号', value: fair.number },
      { label: '举办时间', value: datesOf(fair).map(formatChineseDate).join('至') },
      { label: '类型', value: `${FAIR_KIND_NAMES[fair.kind]}（${FAIR_FORMAT_NAMES[fair.format]}）` },
      { label: '主办单位', value: fair.organizerName },
      { label: '举办地点', value: [division, fair.venueName].filter((text) => text).join(' ') || '—' },
      { label: '填报日期', value: seal ? formatChineseDate(chinaDate(seal.reportedAt)) : '　年　月　日' },
    ],
  };
}

/** The figures that have a line of their own, each with its graduates beside it. */
export function mainFigures(statistics: FairStatistics): readonly { readonly key: MeasureKey; readonly twin: MeasureKey | undefined }[] {
  const twins = new Set(Object.values(GRADUATE_TWIN));
  return MEASURE_KEYS.filter((key) => !twins.has(key) && isShown(statistics, key)).map((key) => ({ key, twin: GRADUATE_TWIN[key] }));
}

/** Sexes that were not told, and figures that nobody observed, have a line only where there is something to say. */
function isShown({ figures }: FairStatistics, key: MeasureKey): boolean {
  const { measure } = MEASURES[key];
  if (measure.of === 'observed') return figures[key] !== undefined;
  return !('sex' in measure && measure.sex === 'untold') || (figures[key] ?? 0) > 0;
}

function figuresTable(statistics: FairStatistics): SheetTable {
  const text = (key: MeasureKey | undefined) => (key === undefined ? '' : (statistics.figures[key]?.toLocaleString('en-US') ?? ''));
  return {
    kind: 'table',
    caption: '一、基本情况',
    columns: [
      { header: '项目', weight: 8, align: 'left', money: false },
      { header: '代码', weight: 3, align: 'center', money: false },
      { header: '单位', weight: 2.5, align: 'center', money: false },
      { header: '数量', weight: 4, align: 'right', money: false },
      { header: '其中：高校毕业生', weight: 4.5, align: 'right', money: false },
      { header: '口径', weight: 12, align: 'left', money: false },
    ],
    rows: mainFigures(statistics).map(({ key, twin }) => {
      const { name, code, unit, definition } = MEASURES[key];
      return textRow([name, code ?? '', unit, text(key), text(twin), definition]);
    }),
    total: undefined,
    pageSubtotals: false,
  };
}

const NUMERALS = { kind: '二', industry: '三', education: '四', place: '五' } as const;

function dividedTable({ figures }: FairStatistics, { by, columns, rows }: StatisticsTable): SheetTable {
  return {
    kind: 'table',
    caption: `${NUMERALS[by]}、按${PART_KIND_NAMES[by]}`,
    columns: [
      { header: PART_KIND_NAMES[by], weight: 6, align: 'left', money: false },
      ...columns.map((key) => ({ header: MEASURES[key].name, weight: 4, align: 'right' as const, money: false })),
    ],
    rows: rows.map(({ value, cells }) => textRow([partName({ by, value }), ...cells.map((cell) => cell.toLocaleString('en-US'))])),
    total: ['合计', ...columns.map((key) => (figures[key] ?? 0).toLocaleString('en-US'))],
    pageSubtotals: false,
  };
}

function correctionsTable(corrections: readonly Correction[]): SheetTable {
  return {
    kind: 'table',
    caption: '更正（上报后数据有变动）',
    columns: [
      { header: '项目', weight: 12, align: 'left', money: false },
      { header: '上报数', weight: 4, align: 'right', money: false },
      { header: '现数', weight: 4, align: 'right', money: false },
    ],
    rows: corrections.map(({ figure, reported, now }) => textRow([figureName(figure), String(reported ?? '—'), String(now ?? '—')])),
    total: undefined,
    pageSubtotals: false,
  };
}

function signatures(seal: ReportSeal | undefined): SheetBlock {
  return {
    kind: 'signatures',
    roles: [
      { role: '负责人', name: undefined },
      { role: '填表人', name: seal && `${seal.reportedBy}　${formatChinaTime(seal.reportedAt)}` },
      { role: '填报单位', name: undefined, seals: true },
    ],
  };
}
