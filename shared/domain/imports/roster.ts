import { type NoShowFinding, noShowWords } from '../arrivals/no-shows.ts';
import { BOOTH_TEXT_MAX } from '../booths/booth.ts';
import { claimBooths, type NamedBooth } from '../booths/named-booths.ts';
import { parseCreditCode } from '../units/credit-code.ts';
import type { Attendance, Presence, UnitKind } from '../units/unit.ts';
import type { BadCell } from './cell-fault.ts';
import { findRepeats, type ReadingPlace, type RowRules } from './check-rows.ts';
import { ATTENDANCE_WORDS, KIND_WORDS, PRESENCE_WORDS, ROSTER_FIELDS, type RosterField } from './roster-fields.ts';
import type { Report, RowReader } from './row-reader.ts';

/** A good row, ready to be put on the roster. */
export interface RosterRow {
  /** Row number of the sheet, from 1. */
  readonly row: number;
  readonly name: string;
  readonly creditCode: string;
  readonly kind: UnitKind;
  readonly divisionCode: string | undefined;
  readonly industry: string | undefined;
  readonly contact: string | undefined;
  readonly phone: string | undefined;
  readonly booth: string | undefined;
  readonly attendance: Attendance;
  readonly presence: Presence;
  readonly jobs: number | undefined;
  readonly headcount: number | undefined;
  readonly remark: string | undefined;
}

/** What a roster is held against. */
export interface RosterKnown {
  /** Credit codes already on the roster of the fair. */
  readonly atFair: ReadonlySet<string>;
  /** Names of known units by credit code. */
  readonly names: ReadonlyMap<string, string>;
  /** Booths of the fair's plan; empty without one. */
  readonly booths: readonly NamedBooth[];
  /** What the center's rule on absences finds about known units, by credit code. */
  readonly absences: ReadonlyMap<string, NoShowFinding>;
}

const TEXT_LIMITS = { name: 120, industry: 80, contact: 40, phone: 40, booth: BOOTH_TEXT_MAX, remark: 200 } as const;
const JOBS_MAX = 100_000;
const HEADCOUNT_MAX = 1_000_000;

export const ROSTER_RULES: RowRules<RosterField, RosterRow, RosterKnown> = { fields: ROSTER_FIELDS, readRow, findFaults, findSuspicions };

function readRow(reader: RowReader<RosterField>, { homeDivision }: ReadingPlace): RosterRow {
  return {
    row: reader.row,
    name: reader.text('name', TEXT_LIMITS.name, true) ?? '',
    creditCode: reader.code('creditCode', parseCreditCode, true) ?? '',
    kind: reader.choice('kind', KIND_WORDS) ?? 'enterprise',
    divisionCode: reader.division('division', homeDivision),
    industry: reader.text('industry', TEXT_LIMITS.industry, false),
    contact: reader.text('contact', TEXT_LIMITS.contact, false),
    phone: reader.text('phone', TEXT_LIMITS.phone, false),
    booth: reader.text('booth', TEXT_LIMITS.booth, false),
    attendance: reader.choice('attendance', ATTENDANCE_WORDS) ?? 'pending',
    presence: reader.choice('presence', PRESENCE_WORDS) ?? 'onsite',
    jobs: reader.count('jobs', { least: 0, most: JOBS_MAX, required: false }),
    headcount: reader.count('headcount', { least: 0, most: HEADCOUNT_MAX, required: false }),
    remark: reader.text('remark', TEXT_LIMITS.remark, false),
  };
}

/** Later rows of one code are duplicates of the first; units on the roster already, and those the rule on absences keeps away, are named too. */
function findFaults(rows: readonly RosterRow[], known: RosterKnown, report: Report<RosterField>): readonly BadCell[] {
  const there = rows.filter(({ creditCode }) => known.atFair.has(creditCode));
  const repeats = findRepeats(rows, ({ creditCode }) => (creditCode === '' || known.atFair.has(creditCode) ? undefined : creditCode));
  return [
    ...there.map(({ row, creditCode }) => report(row, 'creditCode', creditCode, { type: 'AlreadyAtFair' })),
    ...repeats.map(({ row: { row, creditCode }, otherRow }) =>
      report(row, 'creditCode', creditCode, { type: 'DuplicateInFile', otherRow, what: 'unit' }),
    ),
    ...findBarred(rows, known, report),
  ];
}

/** Units that the center's rule keeps from this fair. */
function findBarred(rows: readonly RosterRow[], { absences }: RosterKnown, report: Report<RosterField>): readonly BadCell[] {
  return rows.flatMap(({ row, creditCode }) => {
    const finding = absences.get(creditCode);
    return finding?.type === 'barred'
      ? [report(row, 'creditCode', creditCode, { type: 'BarredForAbsence', absences: noShowWords(finding) })]
      : [];
  });
}

function findSuspicions(rows: readonly RosterRow[], known: RosterKnown, report: Report<RosterField>): readonly BadCell[] {
  const namesakes = new Map(findRepeats(rows, ({ name }) => name).map(({ row, otherRow }) => [row, otherRow]));
  const found = rows.flatMap((line) => {
    const { row, name, creditCode } = line;
    const found: BadCell[] = [];
    const before = known.names.get(creditCode);
    if (before !== undefined && before !== name) found.push(report(row, 'name', name, { type: 'KnownUnderOtherName', name: before }));
    const otherRow = namesakes.get(line);
    if (otherRow !== undefined) found.push(report(row, 'name', name, { type: 'SameNameOtherCode', otherRow }));
    const absence = known.absences.get(creditCode);
    if (absence?.type === 'warned')
      found.push(report(row, 'creditCode', creditCode, { type: 'AbsentBefore', absences: noShowWords(absence) }));
    return found;
  });
  return [...found, ...findBoothFaults(rows, known, report)].toSorted((a, b) => a.row - b.row);
}

/** The unit is put on the roster all the same, without the booth that it cannot have. */
function findBoothFaults(rows: readonly RosterRow[], { booths }: RosterKnown, report: Report<RosterField>): readonly BadCell[] {
  const wishes = rows.map(({ row, booth }) => ({ row, text: booth }));
  return claimBooths(booths, wishes).flatMap(({ row, faults }) => faults.map((fault) => report(row, 'booth', fault.number, fault)));
}
