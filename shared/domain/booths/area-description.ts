import { assertNever } from '#shared/kernel/assert-never.ts';

/** 编号方式: running 连续编号 A01–A40, perRow 逐排编号 A1-01, rowLetter 每排一个字母 A01, B01. */
export const NUMBERINGS = ['running', 'perRow', 'rowLetter'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

/** A few words that an area is drawn from: so many rows of so many booths. */
export interface AreaDescription {
  /** Before each number, e.g. A; of rowLetter the letter of the first row. May be empty. */
  readonly prefix: string;
  readonly rows: number;
  readonly perRow: number;
  /** 起始编号 */
  readonly firstNumber: number;
  readonly numbering: Numbering;
}

export interface BoothPlace {
  readonly row: number;
  readonly place: number;
  readonly number: string;
}

/** Two digits at least, so that the numbers stand in order as text too. */
const LEAST_DIGITS = 2;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The booths of an area, row by row. */
export function describedBooths(description: AreaDescription): readonly BoothPlace[] {
  const { rows, perRow, firstNumber, numbering } = description;
  const last = firstNumber + (numbering === 'running' ? rows * perRow : perRow) - 1;
  const digits = Math.max(LEAST_DIGITS, String(last).length);
  return Array.from({ length: rows * perRow }, (_, index) => {
    const [row, place] = [Math.floor(index / perRow), index % perRow];
    const within = numbering === 'running' ? index : place;
    return {
      row: row + 1,
      place: place + 1,
      number: `${rowPrefix(description, row)}${String(firstNumber + within).padStart(digits, '0')}`,
    };
  });
}

function rowPrefix({ prefix, numbering }: AreaDescription, row: number): string {
  switch (numbering) {
    case 'running':
      return prefix;
    case 'perRow':
      return `${prefix}${row + 1}-`;
    case 'rowLetter':
      return letterAfter(prefix, row);
    default:
      return assertNever(numbering);
  }
}

/** The letter `steps` behind the first one; behind Z come AA, AB, as columns of a spreadsheet do. */
function letterAfter(first: string, steps: number): string {
  let index = Math.max(0, LETTERS.indexOf(first.toUpperCase())) + steps;
  let letters = '';
  for (;;) {
    letters = LETTERS.charAt(index % LETTERS.length) + letters;
    index = Math.floor(index / LETTERS.length) - 1;
    if (index < 0) return letters;
  }
}
