import type { ParticipationId } from '#shared/kernel/ids.ts';
import type { Money } from '#shared/kernel/money.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { JobDetails } from '../jobs/job.ts';
import { checkJob } from '../jobs/job-checks.ts';
import { parseCreditCode } from '../units/credit-code.ts';
import type { BadCell, CellFault } from './cell-fault.ts';
import { findRepeats, type RowRules } from './check-rows.ts';
import { JOB_EDUCATION_WORDS, JOB_FIELDS, type JobField } from './job-fields.ts';
import type { Report, RowReader } from './row-reader.ts';
import { parseWageRange } from './wage-text.ts';

/** A row of a list of jobs: a vacancy of a unit that is named by its code, its name or both. */
export interface JobRow {
  /** Row number of the sheet, from 1. */
  readonly row: number;
  readonly unitName: string | undefined;
  readonly creditCode: string | undefined;
  /** Where the wage stands, and how. */
  readonly wage: { readonly field: 'wage' | 'wageFrom'; readonly shown: string };
  readonly details: JobDetails;
}

/** A unit of the fair's roster. */
export interface RosterUnit {
  readonly participationId: ParticipationId;
  readonly name: string;
  readonly creditCode: string;
}

/** What a list of jobs is held against. */
export interface JobsKnown {
  readonly units: readonly RosterUnit[];
  /** Jobs that the units offer at the fair already. */
  readonly offered: readonly { readonly participationId: ParticipationId; readonly title: string }[];
  /** 当地最低月工资标准, 分; undefined: wages are not judged. */
  readonly minimumWage: Money | undefined;
}

const TEXT_LIMITS = {
  unitName: 120,
  title: 60,
  place: 120,
  boardLodging: 80,
  sexLimit: 20,
  ageLimit: 20,
  requirements: 500,
  description: 500,
} as const;
const HEADCOUNT_MAX = 100_000;

export const JOB_RULES: RowRules<JobField, JobRow, JobsKnown> = { fields: JOB_FIELDS, readRow, findFaults, findSuspicions };

function readRow(reader: RowReader<JobField>): JobRow {
  const unitName = reader.text('unitName', TEXT_LIMITS.unitName, false);
  const creditCode = reader.code('creditCode', parseCreditCode, false);
  if (reader.shown('unitName') === '' && reader.shown('creditCode') === '') reader.fault('unitName', '', { type: 'UnitUnnamed' });
  const wageField = reader.shown('wageFrom') === '' ? 'wage' : 'wageFrom';
  const education = reader.choice('education', JOB_EDUCATION_WORDS);
  const optional = (field: keyof typeof TEXT_LIMITS) => reader.lines(field, TEXT_LIMITS[field]);
  return {
    row: reader.row,
    unitName,
    creditCode,
    wage: { field: wageField, shown: reader.shown(wageField) },
    details: {
      title: reader.text('title', TEXT_LIMITS.title, true) ?? '',
      headcount: reader.count('headcount', { least: 1, most: HEADCOUNT_MAX, required: true }) ?? 1,
      ...readWage(reader),
      education: education === 'any' ? undefined : education,
      place: optional('place'),
      boardLodging: optional('boardLodging'),
      sexLimit: optional('sexLimit'),
      ageLimit: optional('ageLimit'),
      requirements: optional('requirements'),
      description: optional('description'),
    },
  };
}

/** One column with a range, two columns with an end each, or all three saying the same. */
function readWage(reader: RowReader<JobField>): Pick<JobDetails, 'wageFrom' | 'wageTo'> {
  const range = reader.parsed('wage', parseWageRange);
  const from = reader.parsed('wageFrom', parseWageRange)?.from;
  const upper = reader.parsed('wageTo', parseWageRange);
  const to = upper?.to ?? upper?.from;
  if (from !== undefined && to !== undefined && from > to) reader.fault('wageTo', reader.shown('wageTo'), { type: 'WageRangeReversed' });
  const contradicts = (end: Money | undefined, ofRange: Money | undefined) => range && end !== undefined && end !== ofRange;
  if (contradicts(from, range?.from) || contradicts(to, range?.to))
    reader.fault('wage', reader.shown('wage'), { type: 'WageContradiction' });
  return { wageFrom: from ?? range?.from, wageTo: to ?? range?.to };
}

/** Finds the units that rows name. */
export class RosterUnits {
  readonly #byCode: ReadonlyMap<string, RosterUnit>;
  readonly #byName: ReadonlyMap<string, readonly RosterUnit[]>;

  constructor(units: readonly RosterUnit[]) {
    this.#byCode = new Map(units.map((unit) => [unit.creditCode, unit]));
    this.#byName = Map.groupBy(units, ({ name }) => nameKey(name));
  }

  /** The code decides; without one the name must be borne by one unit alone. */
  find({ creditCode, unitName }: Pick<JobRow, 'creditCode' | 'unitName'>): Result<RosterUnit, CellFault> {
    if (creditCode !== undefined) {
      const unit = this.#byCode.get(creditCode);
      return unit ? ok(unit) : err({ type: 'UnitNotOnRoster' });
    }
    const [only, ...others] = this.#byName.get(nameKey(unitName ?? '')) ?? [];
    if (!only) return err({ type: 'UnitNotOnRoster' });
    return others.length === 0 ? ok(only) : err({ type: 'UnitAmbiguous', codes: [only, ...others].map((unit) => unit.creditCode) });
  }
}

/** Brackets are typed full and half width, spaces come and go. */
function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '');
}

/** Rows whose unit is not told, and jobs of one title and unit: later ones repeat the first, and what is offered already. */
function findFaults(rows: readonly JobRow[], known: JobsKnown, report: Report<JobField>): readonly BadCell[] {
  const units = new RosterUnits(known.units);
  const offered = new Set(known.offered.map(({ participationId, title }) => jobKey(participationId, title)));
  const faults: BadCell[] = [];
  const keys = new Map<JobRow, string>();
  for (const row of rows) {
    if (row.creditCode === undefined && row.unitName === undefined) continue;
    const unit = units.find(row);
    if (!unit.ok) {
      const field = row.creditCode === undefined ? 'unitName' : 'creditCode';
      faults.push(report(row.row, field, row[field] ?? '', unit.error));
    } else if (row.details.title !== '') keys.set(row, jobKey(unit.value.participationId, row.details.title));
  }
  const isOffered = (row: JobRow) => offered.has(keys.get(row) ?? '');
  return [
    ...faults,
    ...rows.filter(isOffered).map((row) => report(row.row, 'title', row.details.title, { type: 'JobAlreadyOffered' })),
    ...findRepeats(rows, (row) => (isOffered(row) ? undefined : keys.get(row))).map(({ row, otherRow }) =>
      report(row.row, 'title', row.details.title, { type: 'DuplicateInFile', otherRow, what: 'job' }),
    ),
  ];
}

function jobKey(participationId: ParticipationId, title: string): string {
  return `${participationId} ${nameKey(title)}`;
}

/** 岗位信息审查 of each row, and units whose code is registered under another name. */
function findSuspicions(rows: readonly JobRow[], known: JobsKnown, report: Report<JobField>): readonly BadCell[] {
  const units = new RosterUnits(known.units);
  return rows.flatMap((line) => {
    const { row, unitName, details } = line;
    const unit = units.find(line);
    const isOtherName = unit.ok && unitName !== undefined && nameKey(unit.value.name) !== nameKey(unitName);
    const otherName = isOtherName ? [report(row, 'unitName', unitName, { type: 'KnownUnderOtherName', name: unit.value.name })] : [];
    const warnings = checkJob(details, known.minimumWage).map((warning) => {
      const fault = { type: 'JobDoubtful', warning } as const;
      if (warning.type === 'wageBelowMinimum') return report(row, line.wage.field, line.wage.shown, fault);
      return report(row, warning.field, details[warning.field] ?? '', fault);
    });
    return [...otherName, ...warnings];
  });
}
