import { UNIT_KINDS } from '../units/unit.ts';
import { UNIT_KIND_NAMES } from '../words/names.ts';
import { countOf, partOfUnit } from './count.ts';
import type { FairFacts } from './facts.ts';
import { MEASURE_KEYS, type MeasureKey } from './measures.ts';
import { EDUCATION_LEVELS, type EducationLevel, type Part, type PartKind, PLACES, type Place, UNTOLD } from './parts.ts';

/** 招聘会情况统计 of one fair: every figure of the official tables, counted. */
export interface FairStatistics {
  /** A figure that is observed and that nobody entered is left out. */
  readonly figures: Readonly<Partial<Record<MeasureKey, number>>>;
  readonly tables: readonly StatisticsTable[];
}

/** The figures of `columns` divided by one property; the lines of a column add up to its figure. */
export interface StatisticsTable {
  readonly by: PartKind;
  readonly columns: readonly MeasureKey[];
  readonly rows: readonly { readonly value: string; readonly cells: readonly number[] }[];
}

export interface FigureRef {
  readonly key: MeasureKey;
  readonly part?: Part | undefined;
}

const TABLE_COLUMNS: Readonly<Record<PartKind, readonly MeasureKey[]>> = {
  kind: ['units', 'jobs', 'headcount', 'resumes', 'intentions', 'hires'],
  industry: ['units', 'jobs', 'headcount', 'resumes', 'intentions', 'hires'],
  education: ['jobs', 'headcount', 'registered', 'entrants', 'intentions'],
  place: ['units', 'jobs', 'headcount', 'registered', 'entrants'],
};

export function fairStatistics(facts: FairFacts): FairStatistics {
  const counted = MEASURE_KEYS.map((key) => [key, countOf(facts, key)] as const);
  return {
    figures: Object.fromEntries(counted.filter(([, value]) => value !== undefined)),
    tables: (Object.keys(TABLE_COLUMNS) as PartKind[]).map((by) => tableOf(facts, by)),
  };
}

function tableOf(facts: FairFacts, by: PartKind): StatisticsTable {
  const columns = TABLE_COLUMNS[by];
  const rows = valuesOf(facts, by).map((value) => ({
    value,
    cells: columns.map((key) => countOf(facts, key, { by, value }) ?? 0),
  }));
  // What nobody left untold, and an industry that did not come, need no line.
  const isShown = by === 'industry' ? hasFigure : (row: (typeof rows)[number]) => row.value !== UNTOLD || hasFigure(row);
  return { by, columns, rows: rows.filter(isShown) };
}

function hasFigure({ cells }: { readonly cells: readonly number[] }): boolean {
  return cells.some((cell) => cell !== 0);
}

function valuesOf(facts: FairFacts, by: PartKind): readonly string[] {
  switch (by) {
    case 'kind':
      return UNIT_KINDS;
    case 'education':
      return [...EDUCATION_LEVELS, UNTOLD];
    case 'place':
      return [...PLACES, UNTOLD];
    case 'industry': {
      const told = new Set(facts.units.map((unit) => partOfUnit(unit, by, facts.home)).filter((value) => value !== UNTOLD));
      return [...[...told].sort(), UNTOLD];
    }
  }
}

export const PART_KIND_NAMES: Readonly<Record<PartKind, string>> = {
  kind: '单位性质',
  industry: '行业',
  education: '学历',
  place: '地域',
};

const LEVEL_NAMES: Readonly<Record<EducationLevel, string>> = {
  doctor: '博士',
  master: '硕士',
  bachelor: '本科',
  college: '大专',
  secondary: '中专及以下',
};

const PLACE_NAMES: Readonly<Record<Place, string>> = { inCity: '市内', inProvince: '省内市外', outOfProvince: '省外及境外' };

/** What a line of a table is called. */
export function partName({ by, value }: Part): string {
  if (value === UNTOLD) return '未注明';
  const names: Readonly<Record<string, string>> = { kind: UNIT_KIND_NAMES, education: LEVEL_NAMES, place: PLACE_NAMES, industry: {} }[by];
  return names[value] ?? value;
}
