import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { BadCell } from './cell-fault.ts';
import { type ColumnMapping, type Header, type HeaderRow, type ImportField, mappedIndices, unmappedHeaders } from './columns.ts';
import { cellText, type RawTable } from './raw-table.ts';
import { type Report, RowReader, reporter } from './row-reader.ts';

/** A row that was read; what it says is the importer's own. */
export interface ImportedRow {
  /** Row number of the sheet, from 1. */
  readonly row: number;
}

/** Where and when a file is read. */
export interface ReadingPlace {
  /** 行政区划代码 of the center; decides between places of one name. */
  readonly homeDivision: string;
  readonly today: CalendarDate;
}

/** What an importer knows about the rows of its files. */
export interface RowRules<Field extends string, Row extends ImportedRow, Known> {
  /** In the order of the template. */
  readonly fields: readonly ImportField<Field>[];
  readonly readRow: (reader: RowReader<Field>, place: ReadingPlace) => Row;
  /** What is wrong with rows beside one another and beside what is known already. */
  readonly findFaults: (rows: readonly Row[], known: Known, report: Report<Field>) => readonly BadCell[];
  /** What is suspicious about rows that are good. */
  readonly findSuspicions: (rows: readonly Row[], known: Known, report: Report<Field>) => readonly BadCell[];
}

/** All that is wrong with the file at once, and counts that add up: rows = good + bad + blank. */
export interface ImportCheck {
  readonly counts: { readonly rows: number; readonly good: number; readonly bad: number; readonly blank: number };
  readonly badCells: readonly BadCell[];
  /** Suspicious, but the row is good. */
  readonly warnings: readonly BadCell[];
  /** Columns that carry no field: not read. */
  readonly unmapped: readonly Header[];
}

/** A file whose columns are told apart. */
export interface MappedTable {
  readonly table: RawTable;
  readonly header: HeaderRow;
  readonly mapping: ColumnMapping;
}

/** Every row below the header, each read by itself. */
export interface ReadRows<Row> {
  readonly rows: readonly { readonly row: Row; readonly isClean: boolean }[];
  readonly badCells: readonly BadCell[];
  readonly blank: number;
}

const ROWS_A_STEP = 500;

/** Reads every cell of every row below the header. Yields the rows behind it from time to time, so that other work gets its turn. */
export function* readRows<Field extends string, Row extends ImportedRow, Known>(
  rules: RowRules<Field, Row, Known>,
  { table, header, mapping }: MappedTable,
  place: ReadingPlace,
): Generator<number, ReadRows<Row>> {
  const report = reporter(rules.fields, header.headers, mapping);
  const columns = mappedIndices(mapping);
  const badCells: BadCell[] = [];
  const rows: { readonly row: Row; readonly isClean: boolean }[] = [];
  let blank = 0;
  for (let index = header.index + 1; index < table.rows.length; index++) {
    const done = index - header.index - 1;
    if (done % ROWS_A_STEP === 0 && done > 0) yield done;
    const cells = table.rows[index] ?? [];
    if (cells.every((cell) => cellText(cell) === '')) {
      blank += 1;
      continue;
    }
    const reader = new RowReader(cells, index + 1, columns, report);
    const row = rules.readRow(reader, place);
    badCells.push(...reader.badCells);
    rows.push({ row, isClean: reader.badCells.length === 0 });
  }
  return { rows, badCells, blank };
}

/** Holds the rows against one another and against what is known; nothing is dropped: a row is good, bad or blank. */
export function judgeRows<Field extends string, Row extends ImportedRow, Known>(
  rules: RowRules<Field, Row, Known>,
  { header, mapping }: MappedTable,
  read: ReadRows<Row>,
  known: Known,
): { readonly check: ImportCheck; readonly goodRows: readonly Row[] } {
  const report = reporter(rules.fields, header.headers, mapping);
  const faults = rules.findFaults(
    read.rows.map(({ row }) => row),
    known,
    report,
  );
  const spoiled = new Set(faults.map((cell) => cell.row));
  const goodRows = read.rows.filter(({ row, isClean }) => isClean && !spoiled.has(row.row)).map(({ row }) => row);
  const badCells = [...read.badCells, ...faults].sort(bySheetOrder);
  const rows = read.rows.length + read.blank;
  const counts = { rows, good: goodRows.length, bad: read.rows.length - goodRows.length, blank: read.blank };
  const warnings = rules.findSuspicions(goodRows, known, report);
  return { check: { counts, badCells, warnings, unmapped: unmappedHeaders(header.headers, mapping) }, goodRows };
}

/** Each row that has the key of an earlier one, with the number of that one; a row without a key repeats nothing. */
export function findRepeats<Row extends ImportedRow>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | undefined,
): readonly { readonly row: Row; readonly otherRow: number }[] {
  const firstRows = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = keyOf(row);
    if (key === undefined) return [];
    const otherRow = firstRows.get(key);
    if (otherRow !== undefined) return [{ row, otherRow }];
    firstRows.set(key, row.row);
    return [];
  });
}

function bySheetOrder(a: BadCell, b: BadCell): number {
  return a.row - b.row || a.column.length - b.column.length || (a.column < b.column ? -1 : 1);
}
