import type { StatisticsReportId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Fair } from '../fairs/fair.ts';
import { MEASURE_KEYS, MEASURES } from './measures.ts';
import { type FairStatistics, type FigureRef, PART_KIND_NAMES, partName } from './statistics.ts';

/** Everything the official table says, as values. Reporting seals it under its hash; reading never recomputes it. */
export interface StatisticsSnapshot {
  readonly version: 1;
  readonly center: { readonly name: string; readonly sample: boolean };
  readonly fair: Pick<
    Fair,
    'number' | 'title' | 'kind' | 'format' | 'startsOn' | 'endsOn' | 'venueName' | 'venueDivision' | 'organizerName'
  >;
  readonly statistics: FairStatistics;
  /** 人工填报的来源, one line a source. */
  readonly sources: readonly string[];
}

/** 上报: what was handed in. A fair may be reported again when figures changed; the newest counts. */
export interface StatisticsReport {
  readonly id: StatisticsReportId;
  /** 1 for the first report of the fair. */
  readonly version: number;
  readonly snapshot: StatisticsSnapshot;
  readonly contentHash: string;
  readonly reportedBy: string;
  readonly reportedAt: Instant;
}

/** 更正: a figure that is another now than it was reported. */
export interface Correction {
  readonly figure: FigureRef;
  readonly reported: number | undefined;
  readonly now: number | undefined;
}

/** In the order of the table, what is new at the end. A line that is in one of the two tables alone stood at 0 in the other. */
export function correctionsBetween(reported: FairStatistics, now: FairStatistics): readonly Correction[] {
  const [before, after] = [figuresByName(reported), figuresByName(now)];
  return [...new Map([...before, ...after])]
    .map(([name, { figure }]): Correction => {
      const untold = figure.part === undefined ? undefined : 0;
      return { figure, reported: before.get(name)?.value ?? untold, now: after.get(name)?.value ?? untold };
    })
    .filter((line) => line.reported !== line.now);
}

function figuresByName({ figures, tables }: FairStatistics): ReadonlyMap<string, { readonly figure: FigureRef; readonly value: number }> {
  const single = MEASURE_KEYS.flatMap((key) => (figures[key] === undefined ? [] : [{ figure: { key }, value: figures[key] }]));
  const divided = tables.flatMap(({ by, columns, rows }) =>
    rows.flatMap(({ value: line, cells }) =>
      columns.map((key, index) => ({ figure: { key, part: { by, value: line } }, value: cells[index] ?? 0 })),
    ),
  );
  return new Map([...single, ...divided].map((one) => [JSON.stringify(one.figure), one]));
}

/** 用人单位数, or 入场人数（学历：本科）for a line of a table. */
export function figureName({ key, part }: FigureRef): string {
  const { name } = MEASURES[key];
  return part === undefined ? name : `${name}（${PART_KIND_NAMES[part.by]}：${partName(part)}）`;
}
