import { type NoShowFinding, noShowWords } from '../arrivals/no-shows.ts';
import { BOOTH_TEXT_MAX } from '../booths/booth.ts';
import { claimBooths, type NamedBooth } from '../booths/named-booths.ts';
import { findDivision } from '../divisions/find-division.ts';
import { parseCreditCode } from '../units/credit-code.ts';
import type { Attendance, Presence, UnitKind } from '../units/unit.ts';
import type { BadCell, CellFault } from './cell-fault.ts';
import { type ColumnMapping, type Header, type HeaderRow, mappedIndex, unmappedHeaders } from './columns.ts';
import { cellText, EMPTY_CELL, type RawCell, type RawTable } from './raw-table.ts';
import { ATTENDANCE_WORDS, KIND_WORDS, PRESENCE_WORDS, ROSTER_FIELDS, type RosterField } from './roster-fields.ts';

export type { ColumnMapping } from './columns.ts';

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

/** All that is wrong with the file at once, and counts that add up: rows = good + bad + blank. */
export interface RosterCheck {
  readonly counts: { readonly rows: number; readonly good: number; readonly bad: number; readonly blank: number };
  readonly badCells: readonly BadCell[];
  /** Suspicious, but the row is good. */
  readonly warnings: readonly BadCell[];
  /** Columns that carry no field: not read. */
  readonly unmapped: readonly Header[];
}

export interface RosterContext {
  /** 行政区划代码 of the center; decides between places of one name. */
  readonly homeDivision: string;
  /** Credit codes already on the roster of the fair. */
  readonly atFair: ReadonlySet<string>;
  /** Names of known units by credit code. */
  readonly knownNames: ReadonlyMap<string, string>;
  /** Booths of the fair's plan; empty without one. */
  readonly booths: readonly NamedBooth[];
  /** What the center's rule on absences finds about known units, by credit code. */
  readonly absences: ReadonlyMap<string, NoShowFinding>;
}

const TEXT_LIMITS = { name: 120, industry: 80, contact: 40, phone: 40, booth: BOOTH_TEXT_MAX, remark: 200 } as const;
const JOBS_MAX = 100_000;
const HEADCOUNT_MAX = 1_000_000;
/** Excel keeps 15 digits of a number; what follows became zeros when the cell was typed. */
const SAFE_DIGITS = 15;

/** Checks every cell of every row below the header; nothing is dropped: a row is good, bad or blank. */
export function checkRoster(
  table: RawTable,
  header: HeaderRow,
  mapping: ColumnMapping,
  context: RosterContext,
): { readonly check: RosterCheck; readonly goodRows: readonly RosterRow[] } {
  const badCells: BadCell[] = [];
  const warnings: BadCell[] = [];
  const rows: { readonly row: RosterRow; readonly clean: boolean }[] = [];
  let [blank, bad] = [0, 0];
  for (let index = header.index + 1; index < table.rows.length; index++) {
    const cells = table.rows[index] ?? [];
    if (cells.every((cell) => cellText(cell) === '')) {
      blank += 1;
      continue;
    }
    const reader = new RowReader(cells, index + 1, header.headers, mapping);
    const row = readRow(reader, context);
    badCells.push(...reader.badCells);
    rows.push({ row, clean: reader.badCells.length === 0 });
  }
  const report = reporter(header.headers, mapping);
  const duplicates = findDuplicates(
    rows.map(({ row }) => row),
    context,
    report,
  );
  const barred = findBarred(
    rows.map(({ row }) => row),
    context,
    report,
  );
  badCells.push(...duplicates, ...barred);
  const spoiled = new Set([...duplicates, ...barred].map((cell) => cell.row));
  const goodRows: RosterRow[] = [];
  for (const { row, clean } of rows) {
    if (clean && !spoiled.has(row.row)) goodRows.push(row);
    else bad += 1;
  }
  warnings.push(...findSuspicions(goodRows, context, report), ...findBoothFaults(goodRows, context, report));
  warnings.sort((a, b) => a.row - b.row);
  badCells.sort((a, b) => a.row - b.row || a.column.length - b.column.length || (a.column < b.column ? -1 : 1));
  const counts = { rows: rows.length + blank, good: goodRows.length, bad, blank };
  return { check: { counts, badCells, warnings, unmapped: unmappedHeaders(header.headers, mapping) }, goodRows };
}

function readRow(reader: RowReader, context: RosterContext): RosterRow {
  return {
    row: reader.row,
    name: reader.text('name', TEXT_LIMITS.name, true) ?? '',
    creditCode: reader.creditCode(),
    kind: reader.choice('kind', KIND_WORDS) ?? 'enterprise',
    divisionCode: reader.division(context.homeDivision),
    industry: reader.text('industry', TEXT_LIMITS.industry, false),
    contact: reader.text('contact', TEXT_LIMITS.contact, false),
    phone: reader.text('phone', TEXT_LIMITS.phone, false),
    booth: reader.text('booth', TEXT_LIMITS.booth, false),
    attendance: reader.choice('attendance', ATTENDANCE_WORDS) ?? 'pending',
    presence: reader.choice('presence', PRESENCE_WORDS) ?? 'onsite',
    jobs: reader.count('jobs', JOBS_MAX),
    headcount: reader.count('headcount', HEADCOUNT_MAX),
    remark: reader.text('remark', TEXT_LIMITS.remark, false),
  };
}

type Report = (row: number, field: RosterField, value: string, fault: CellFault) => BadCell;

function reporter(headers: readonly Header[], mapping: ColumnMapping): Report {
  const byColumn = new Map(headers.map((header) => [header.column, header.header]));
  const labels = new Map(ROSTER_FIELDS.map((field) => [field.key, field.label]));
  return (row, field, value, fault) => {
    const column = mapping[field] ?? '';
    return { row, column, header: byColumn.get(column) || (labels.get(field) ?? field), field, value, fault };
  };
}

/** Later rows of one code are duplicates of the first; rows of a unit on the roster already are named too. */
function findDuplicates(rows: readonly RosterRow[], context: RosterContext, report: Report): readonly BadCell[] {
  const firstRows = new Map<string, number>();
  return rows.flatMap(({ row, creditCode }) => {
    if (creditCode === '') return [];
    if (context.atFair.has(creditCode)) return [report(row, 'creditCode', creditCode, { type: 'AlreadyAtFair' })];
    const otherRow = firstRows.get(creditCode);
    if (otherRow !== undefined) return [report(row, 'creditCode', creditCode, { type: 'DuplicateInFile', otherRow })];
    firstRows.set(creditCode, row);
    return [];
  });
}

function findSuspicions(rows: readonly RosterRow[], context: RosterContext, report: Report): readonly BadCell[] {
  const firstRows = new Map<string, number>();
  return rows.flatMap(({ row, name, creditCode }) => {
    const found: BadCell[] = [];
    const known = context.knownNames.get(creditCode);
    if (known !== undefined && known !== name) found.push(report(row, 'name', name, { type: 'KnownUnderOtherName', name: known }));
    const otherRow = firstRows.get(name);
    if (otherRow !== undefined) found.push(report(row, 'name', name, { type: 'SameNameOtherCode', otherRow }));
    else firstRows.set(name, row);
    const absence = context.absences.get(creditCode);
    if (absence?.type === 'warned')
      found.push(report(row, 'creditCode', creditCode, { type: 'AbsentBefore', absences: noShowWords(absence) }));
    return found;
  });
}

/** Units that the center's rule keeps from this fair. */
function findBarred(rows: readonly RosterRow[], { absences }: RosterContext, report: Report): readonly BadCell[] {
  return rows.flatMap(({ row, creditCode }) => {
    const finding = absences.get(creditCode);
    return finding?.type === 'barred'
      ? [report(row, 'creditCode', creditCode, { type: 'BarredForAbsence', absences: noShowWords(finding) })]
      : [];
  });
}

/** The unit is put on the roster all the same, without the booth that it cannot have. */
function findBoothFaults(rows: readonly RosterRow[], { booths }: RosterContext, report: Report): readonly BadCell[] {
  const wishes = rows.map(({ row, booth }) => ({ row, text: booth }));
  return claimBooths(booths, wishes).flatMap(({ row, faults }) => faults.map((fault) => report(row, 'booth', fault.number, fault)));
}

/** Reads the cells of one row by field and gathers what is wrong with them. */
class RowReader {
  readonly row: number;
  readonly badCells: BadCell[] = [];
  readonly #cells: readonly RawCell[];
  readonly #mapping: ColumnMapping;
  readonly #report: Report;

  constructor(cells: readonly RawCell[], row: number, headers: readonly Header[], mapping: ColumnMapping) {
    this.row = row;
    this.#cells = cells;
    this.#mapping = mapping;
    this.#report = reporter(headers, mapping);
  }

  text(field: RosterField, max: number, required: boolean): string | undefined {
    const text = this.#read(field);
    if (text === undefined) return undefined;
    if (text === '') {
      if (required) this.#fault(field, '', { type: 'Missing' });
      return undefined;
    }
    if (text.length > max) this.#fault(field, text, { type: 'TooLong', max });
    else if (/\p{Cc}/u.test(text)) this.#fault(field, text, { type: 'ControlCharacter' });
    return text;
  }

  creditCode(): string {
    const text = this.#read('creditCode');
    if (text === undefined) return '';
    const cell = this.#cell('creditCode');
    if (cell.kind === 'number' && text.replace(/\D/g, '').length > SAFE_DIGITS) {
      this.#fault('creditCode', text, { type: 'DigitsLost' });
      return '';
    }
    if (text === '') {
      this.#fault('creditCode', '', { type: 'Missing' });
      return '';
    }
    const code = parseCreditCode(text);
    if (code.ok) return code.value;
    this.#fault('creditCode', text, code.error);
    return '';
  }

  choice<Value extends string>(field: RosterField, words: Readonly<Record<Value, readonly string[]>>): Value | undefined {
    const text = this.#read(field);
    if (text === undefined || text === '') return undefined;
    const wanted = text.normalize('NFKC').toUpperCase().replace(/\s/g, '');
    const entries = Object.entries(words) as [Value, readonly string[]][];
    const found = entries.find(([, spellings]) => spellings.some((word) => word.normalize('NFKC') === wanted));
    if (!found) this.#fault(field, text, { type: 'UnknownChoice', choices: entries.map(([, [label = '']]) => label) });
    return found?.[0];
  }

  division(home: string): string | undefined {
    const text = this.#read('division');
    if (text === undefined || text === '') return undefined;
    const found = findDivision(text, home);
    if (found.ok) return found.value;
    this.#fault('division', text, found.error);
    return undefined;
  }

  count(field: RosterField, max: number): number | undefined {
    const text = this.#read(field);
    if (text === undefined || text === '') return undefined;
    const plain = text.normalize('NFKC').replace(/[,\s人个名]/g, '');
    const value = /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
    if (value <= max) return value;
    this.#fault(field, text, { type: 'NotAWholeNumber', max });
    return undefined;
  }

  /** The text of the cell; undefined when the field has no column or the cell cannot be read, which is then reported. */
  #read(field: RosterField): string | undefined {
    if (mappedIndex(this.#mapping, field) === undefined) return undefined;
    const cell = this.#cell(field);
    if (cell.kind === 'formula') this.#fault(field, cell.text, { type: 'FormulaWithoutValue' });
    else if (cell.kind === 'error') this.#fault(field, cell.text, { type: 'CellError' });
    else return cellText(cell).normalize('NFC');
    return undefined;
  }

  #cell(field: RosterField): RawCell {
    const index = mappedIndex(this.#mapping, field);
    return (index === undefined ? undefined : this.#cells[index]) ?? EMPTY_CELL;
  }

  #fault(field: RosterField, value: string, fault: CellFault): void {
    this.badCells.push(this.#report(this.row, field, value, fault));
  }
}
