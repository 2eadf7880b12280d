import type { FairId } from '#shared/kernel/ids.ts';
import { type CodeFault, isRowCode, isSheetCode, parseSheetNumber, type SheetNumber } from './row-code.ts';

/** Rows from one to another, both included. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Which rows of a sheet were named. */
export interface RowSelection {
  readonly sheet: SheetNumber;
  /** undefined: the whole sheet. */
  readonly taken: readonly RowRange[] | undefined;
  readonly except: readonly RowRange[];
}

/** A piece of what was typed that names no row. */
export interface UnreadCode {
  readonly text: string;
  readonly fault: CodeFault | 'range' | 'otherFair';
}

export interface ReadCodes {
  readonly selections: readonly RowSelection[];
  readonly faults: readonly UnreadCode[];
}

/** 签到表. Tickets of ours begin otherwise, so each desk tells the two apart. All in the capitals of the short QR alphabet. */
const QR_PREFIX = 'FP1:';

/** What the QR code of a sheet or a row says. @param code of the sheet or of the row */
export function paperQrText(fairNumber: string, code: string): string {
  return `${QR_PREFIX}${fairNumber.toUpperCase()}:${code}`;
}

const ROW_CODE = /^([PU])([0-9]+)-([1-9][0-9]*)([A-Z])$/;
const SHEET_CODE = /^([PU])([0-9]+)([A-Z]?)(?:-(.+))?$/;
const ROWS = /^([1-9][0-9]{0,2})(?:(?:\.\.|-|~|至)([1-9][0-9]{0,2}))?$/;
/** Begins a code of its own, right or wrong, rather than a row of the sheet before it. */
const MEANT_AS_CODE = /^(?:FP1:|[PU])/;
/** 除: what follows is left out. */
const EXCEPT = '除';
/** Far beyond what a sheet holds; what is longer is a slip of the finger. */
const LONGEST_RANGE = 500;

/**
 * Reads what was typed or scanned: row codes (`P03-17M`), rows of a sheet (`P03K-1..20,25`), a whole sheet (`P03K`), or a whole sheet without some
 * rows (`P03K 除 4,7`), in any number, apart by spaces, commas or lines. Full width and case do not matter, O is 0.
 */
export function readCodes(text: string, fair: { readonly id: FairId; readonly number: string }): ReadCodes {
  const reader = new CodeReader(fair.id);
  for (const word of wordsOf(text)) {
    const [, fairNumber, code = word] = word.startsWith(QR_PREFIX) ? word.split(':') : [];
    const isElsewhere = fairNumber !== undefined && fairNumber !== fair.number.toUpperCase();
    const fault = isElsewhere ? 'otherFair' : reader.read(code);
    if (fault) reader.refuse(word, fault);
  }
  return reader.result;
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(EXCEPT, ` ${EXCEPT} `)
    .split(/[\s,;、]+/)
    .filter((word) => word !== '');
}

interface OpenSelection {
  readonly sheet: SheetNumber;
  readonly taken: RowRange[] | undefined;
  readonly except: RowRange[];
}

type Fault = UnreadCode['fault'] | undefined;

class CodeReader {
  readonly #fairId: FairId;
  readonly #faults: UnreadCode[] = [];
  #selections: OpenSelection[] = [];
  /** The sheet that bare row numbers belong to. */
  #open: OpenSelection | undefined;
  #isExcept = false;

  constructor(fairId: FairId) {
    this.#fairId = fairId;
  }

  get result(): ReadCodes {
    return { selections: this.#selections, faults: this.#faults };
  }

  read(code: string): Fault {
    if (code === EXCEPT) return this.#beginExcept();
    const digits = code.replaceAll('O', '0');
    if (/^[0-9]/.test(digits)) return this.#readRows(digits);
    const row = ROW_CODE.exec(digits);
    if (row) return this.#readRowCode(row);
    const sheet = SHEET_CODE.exec(digits);
    return sheet ? this.#readSheet(sheet) : 'format';
  }

  /** Numbers after a fault fall to no other sheet, and a sheet is not taken when it is not sure which of its rows are to be left out. */
  refuse(text: string, fault: UnreadCode['fault']): void {
    this.#faults.push({ text, fault });
    if (this.#isExcept && !MEANT_AS_CODE.test(text)) this.#selections = this.#selections.filter((selection) => selection !== this.#open);
    this.#close();
  }

  /** Only of a whole sheet something can be left out. */
  #beginExcept(): Fault {
    if (!this.#open || this.#open.taken) return 'format';
    this.#isExcept = true;
    return undefined;
  }

  #readRowCode([, letters = '', digits = '', row = '', check = '']: RegExpExecArray): Fault {
    const sheet = parseSheetNumber(letters, digits);
    if (!sheet) return 'format';
    const number = Number(row);
    if (!isRowCode(this.#fairId, sheet, number, check)) return 'check';
    this.#close();
    this.#selections.push({ sheet, taken: [{ from: number, to: number }], except: [] });
    return undefined;
  }

  #readSheet([, letters = '', digits = '', check = '', rows]: RegExpExecArray): Fault {
    const sheet = parseSheetNumber(letters, digits);
    if (!sheet) return 'format';
    if (check === '') return 'checkMissing';
    if (!isSheetCode(this.#fairId, sheet, check)) return 'check';
    this.#close();
    this.#open = { sheet, taken: rows === undefined ? undefined : [], except: [] };
    this.#selections.push(this.#open);
    return rows === undefined ? undefined : this.#readRows(rows);
  }

  #readRows(text: string): Fault {
    const ranges = this.#isExcept ? this.#open?.except : this.#open?.taken;
    // Behind a whole sheet a number would name a row that is taken already.
    if (!ranges) return 'format';
    const [, first = '', last = first] = ROWS.exec(text) ?? [];
    const range = { from: Number(first), to: Number(last) };
    if (first === '' || range.to < range.from || range.to > LONGEST_RANGE) return 'range';
    ranges.push(range);
    return undefined;
  }

  #close(): void {
    this.#open = undefined;
    this.#isExcept = false;
  }
}

/** The rows of a sheet that a selection means, in order, each once. @param count rows the sheet has */
export function rowsOfSelection({ taken, except }: RowSelection, count: number): { rows: readonly number[]; beyond: readonly number[] } {
  const named = taken ? [...new Set(taken.flatMap(numbersOf))] : numbersOf({ from: 1, to: count });
  const left = new Set(except.flatMap(numbersOf));
  const kept = named.filter((row) => !left.has(row)).toSorted((a, b) => a - b);
  return {
    rows: kept.filter((row) => row <= count),
    beyond: [...kept.filter((row) => row > count), ...[...left].filter((row) => row > count)],
  };
}

function numbersOf({ from, to }: RowRange): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
