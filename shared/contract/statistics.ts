import { z } from 'zod';
import type { Deadlines } from '../domain/statistics/deadlines.ts';
import { type FairObservation, OBSERVATION_KINDS } from '../domain/statistics/facts.ts';
import { MEASURE_KEYS } from '../domain/statistics/measures.ts';
import { PART_KINDS } from '../domain/statistics/parts.ts';
import type { Correction, StatisticsReport } from '../domain/statistics/report.ts';
import type { FairStatistics } from '../domain/statistics/statistics.ts';
import { command, commandStamp, idOf, line, query, typed } from './base.ts';

/** The statistics of a fair as they are now, and what was reported of them. */
export interface StatisticsPage {
  readonly statistics: FairStatistics;
  readonly observations: readonly FairObservation[];
  /** Of what would be reported now; what is reported must be what was seen. */
  readonly contentHash: string;
  readonly report: Omit<StatisticsReport, 'snapshot'> | undefined;
  /** 更正: how the figures differ from the report. */
  readonly corrections: readonly Correction[];
}

/** A page of what stands behind a figure; the amounts of all pages add up to `total`, which is the figure. */
export interface ListBehind {
  readonly total: number;
  readonly lines: readonly BehindLine[];
  /** Where the next page begins; undefined: this was the last. */
  readonly next: { readonly name: string; readonly id: string } | undefined;
}

export interface BehindLine {
  readonly id: string;
  readonly name: string;
  /** 1 for a person, an entry or a unit that is counted itself; else what the unit adds. */
  readonly amount: number;
  /** Masked numbers of a person; kind, booth or source of another line. */
  readonly details: readonly string[];
}

const count = z.number().int().min(0).max(1_000_000_000);

const figure = z.object({
  key: z.enum(MEASURE_KEYS),
  part: z.object({ by: z.enum(PART_KINDS), value: z.string().max(80) }).optional(),
});

export const deadlines = z.object({
  filingDays: z.number().int().min(1).max(90).optional(),
  statisticsDays: z.number().int().min(1).max(90).optional(),
  statisticsMonthDay: z.number().int().min(1).max(28).optional(),
  yearlyPlan: z.boolean(),
});

export const observationDetails = z
  .object({ kind: z.enum(OBSERVATION_KINDS), value: count, graduates: count.optional(), source: line(80) })
  .refine(({ value, graduates }) => graduates === undefined || graduates <= value, { path: ['graduates'] });

export const statisticsContract = {
  forFair: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<StatisticsPage>()),
  listBehind: query
    .input(
      z.object({
        fairId: idOf<'Fair'>(),
        figure,
        after: z.object({ name: z.string(), id: z.string() }).optional(),
        limit: z.number().int().min(1).max(1_000),
      }),
    )
    .output(typed<ListBehind>()),
  /** 人工填报 with its source; entering again corrects it. */
  observe: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), details: observationDetails }))
    .output(typed<FairObservation>()),
  removeObservation: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), kind: z.enum(OBSERVATION_KINDS) }))
    .output(typed<{ readonly removed: boolean }>()),
  /** 上报: seals the figures as they were seen. */
  report: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), contentHash: z.string() }))
    .output(typed<Omit<StatisticsReport, 'snapshot'>>()),
  exportTable: query.input(z.object({ fairId: idOf<'Fair'>() })).output(z.file()),
  /** 招聘会情况统计表 as PDF: as it was reported, with its corrections; before that as a draft. */
  sheet: query.input(z.object({ fairId: idOf<'Fair'>() })).output(z.file()),
  deadlines: query.output(typed<Deadlines>()),
  setDeadlines: command.input(z.object({ command: commandStamp, deadlines })).output(typed<Deadlines>()),
};
