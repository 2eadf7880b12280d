import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { findDivision } from '../divisions/find-division.ts';
import type { BadCell, CellFault } from './cell-fault.ts';
import type { ColumnMapping, Header, ImportField } from './columns.ts';
import { dateOfSerial, parseDateText } from './date-text.ts';
import { cellText, EMPTY_CELL, type RawCell } from './raw-table.ts';

/** Names a cell of a row by its field, as the user sees it in the sheet. */
export type Report<Field extends string> = (row: number, field: Field, value: string, fault: CellFault) => BadCell;

export function reporter<Field extends string>(
  fields: readonly ImportField<Field>[],
  headers: readonly Header[],
  mapping: ColumnMapping,
): Report<Field> {
  const byColumn = new Map(headers.map((header) => [header.column, header.header]));
  const labels = new Map(fields.map((field) => [field.key, field.label]));
  return (row, field, value, fault) => {
    const column = mapping[field] ?? '';
    return { row, column, header: byColumn.get(column) || (labels.get(field) ?? field), field, value, fault };
  };
}

/** Excel keeps 15 digits of a number; what follows became zeros when the cell was typed. */
const SAFE_DIGITS = 15;
/** How a spreadsheet writes a long number into a text file: 1.10105E+17. */
const SCIENTIFIC = /^\d(\.\d+)?E\+\d+$/i;

/** Reads the cells of one row by field and gathers what is wrong with them. */
export class RowReader<Field extends string> {
  readonly row: number;
  readonly badCells: BadCell[] = [];
  readonly #cells: readonly RawCell[];
  readonly #columns: ReadonlyMap<string, number>;
  readonly #report: Report<Field>;

  /**
   * @param row number of the sheet, from 1
   * @param columns indices of the columns by field, as `mappedIndices` gives them
   */
  constructor(cells: readonly RawCell[], row: number, columns: ReadonlyMap<string, number>, report: Report<Field>) {
    this.row = row;
    this.#cells = cells;
    this.#columns = columns;
    this.#report = report;
  }

  text(field: Field, max: number, required: boolean): string | undefined {
    const text = this.#read(field);
    if (text === undefined) return undefined;
    if (text === '') {
      if (required) this.fault(field, '', { type: 'Missing' });
      return undefined;
    }
    this.#checkText(field, text, max);
    return text;
  }

  /** The lines of a cell, joined: what was typed with line breaks is read on one line. */
  lines(field: Field, max: number): string | undefined {
    const text = this.#read(field)?.replace(/\s*[\r\n]+\s*/g, ' ');
    if (text === undefined || text === '') return undefined;
    this.#checkText(field, text, max);
    return text;
  }

  /** What `parse` makes of the text; undefined when there is none or it is faulty, which is then reported. */
  parsed<Value>(field: Field, parse: (text: string) => Result<Value, CellFault>): Value | undefined {
    const text = this.#read(field);
    if (text === undefined || text === '') return undefined;
    const value = parse(text);
    if (value.ok) return value.value;
    this.fault(field, text, value.error);
    return undefined;
  }

  /** A number that names something, of up to 18 digits: told apart from one whose last digits the spreadsheet has lost. */
  code<Value>(field: Field, parse: (text: string) => Result<Value, CellFault>, required: boolean): Value | undefined {
    const { kind } = this.#cell(field);
    if (required) this.#require(field);
    return this.parsed(field, (text) => {
      const isLost = kind === 'number' ? text.replace(/\D/g, '').length > SAFE_DIGITS : SCIENTIFIC.test(text.normalize('NFKC'));
      return isLost ? err({ type: 'DigitsLost' }) : parse(text);
    });
  }

  choice<Value extends string>(field: Field, words: Readonly<Record<Value, readonly string[]>>): Value | undefined {
    return this.parsed(field, (text) => chosen(text, words));
  }

  /** Several words in one cell, however they are set apart. The value of a fault is the word that is not known. */
  choices<Value extends string>(field: Field, words: Readonly<Record<Value, readonly string[]>>): readonly Value[] {
    const parts = (this.#read(field) ?? '').split(/[、;；,，/\s]+/).filter((part) => part !== '');
    const found = new Set<Value>();
    for (const part of parts) {
      const value = chosen(part, words);
      if (value.ok) found.add(value.value);
      else this.fault(field, part, value.error);
    }
    return [...found];
  }

  division(field: Field, home: string): string | undefined {
    return this.parsed(field, (text) => findDivision(text, home));
  }

  count(
    field: Field,
    { least, most, required }: { readonly least: number; readonly most: number; readonly required: boolean },
  ): number | undefined {
    if (required) this.#require(field);
    return this.parsed(field, (text) => {
      const plain = text.normalize('NFKC').replace(/[,\s人个名]/g, '');
      const value = /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
      return value >= least && value <= most ? ok(value) : err({ type: 'NotAWholeNumber', least, most });
    });
  }

  /** @param latest a later day cannot be meant */
  date(field: Field, latest: CalendarDate): CalendarDate | undefined {
    const cell = this.#cell(field);
    return this.parsed(field, (text) => {
      const date = (cell.kind === 'number' ? dateOfSerial(cell.value) : undefined) ?? parseDateText(text);
      if (date === undefined) return err({ type: 'DateUnreadable' });
      return date <= latest ? ok(date) : err({ type: 'DateTooLate', latest });
    });
  }

  /** Whether something was already found wrong with the field. */
  isBad(field: Field): boolean {
    return this.badCells.some((cell) => cell.field === field);
  }

  /** The cell as it stands in the sheet. */
  shown(field: Field): string {
    return cellText(this.#cell(field));
  }

  fault(field: Field, value: string, fault: CellFault): void {
    this.badCells.push(this.#report(this.row, field, value, fault));
  }

  #checkText(field: Field, text: string, max: number): void {
    if (text.length > max) this.fault(field, text, { type: 'TooLong', max });
    else if (/\p{Cc}/u.test(text)) this.fault(field, text, { type: 'ControlCharacter' });
  }

  /** Reports a cell that should say something and is there, but empty. */
  #require(field: Field): void {
    const { kind } = this.#cell(field);
    const isEmpty = (kind === 'empty' || kind === 'text') && this.shown(field) === '';
    if (isEmpty && this.#columns.has(field)) this.fault(field, '', { type: 'Missing' });
  }

  /** The text of the cell; undefined when the field has no column or the cell cannot be read, which is then reported. */
  #read(field: Field): string | undefined {
    if (!this.#columns.has(field)) return undefined;
    const cell = this.#cell(field);
    if (cell.kind === 'formula') this.fault(field, cell.text, { type: 'FormulaWithoutValue' });
    else if (cell.kind === 'error') this.fault(field, cell.text, { type: 'CellError' });
    else return cellText(cell).normalize('NFC');
    return undefined;
  }

  #cell(field: Field): RawCell {
    const index = this.#columns.get(field);
    return (index === undefined ? undefined : this.#cells[index]) ?? EMPTY_CELL;
  }
}

function chosen<Value extends string>(text: string, words: Readonly<Record<Value, readonly string[]>>): Result<Value, CellFault> {
  const found = valuesByWord(words).get(text.normalize('NFKC').toUpperCase().replace(/\s/g, ''));
  if (found !== undefined) return ok(found as Value);
  return err({ type: 'UnknownChoice', choices: Object.values<readonly string[]>(words).map(([label = '']) => label) });
}

/** A file asks for the same few words in every row. */
const indexedWords = new WeakMap<object, ReadonlyMap<string, string>>();

function valuesByWord(words: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  const known = indexedWords.get(words);
  if (known) return known;
  const index = new Map<string, string>();
  for (const [value, spellings] of Object.entries(words)) {
    for (const word of spellings) if (!index.has(word.normalize('NFKC'))) index.set(word.normalize('NFKC'), value);
  }
  indexedWords.set(words, index);
  return index;
}
