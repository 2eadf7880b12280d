import type { FairId } from '#shared/kernel/ids.ts';

/** 签到表种类: persons 求职者, units 参会单位. */
export const PAPER_KINDS = ['persons', 'units'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** 表号 within one fair. */
export interface SheetNumber {
  readonly kind: PaperKind;
  /** From 1 on. */
  readonly number: number;
}

export type CodeFault =
  /** No code of ours at all. */
  | 'format'
  /** Rows of a sheet without the check letter of the sheet. */
  | 'checkMissing'
  /** Mistyped, or of a sheet of another fair. */
  | 'check';

const KIND_LETTERS: Readonly<Record<PaperKind, string>> = { persons: 'P', units: 'U' };

/** Without I, L and O, which are read as digits. A prime number of letters, so that no weight below it loses a difference. */
const CHECK_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const SYMBOLS = '0123456789-PU';
const FIRST_WEIGHT = 2;

/** `P03K` 求职者签到表 3: the check letter is part of what is typed for many rows at once. */
export function formatSheetCode(fairId: FairId, sheet: SheetNumber): string {
  const plain = plainSheet(sheet);
  return plain + checkLetter(fairId, plain);
}

/** `P03-17M` 求职者签到表 3, row 17. @param row from 1 on */
export function formatRowCode(fairId: FairId, sheet: SheetNumber, row: number): string {
  const plain = `${plainSheet(sheet)}-${row}`;
  return plain + checkLetter(fairId, plain);
}

/** Whether the check letter is that of the number; one wrong character or two neighbours in the wrong order are always found. */
export function isSheetCode(fairId: FairId, sheet: SheetNumber, letter: string): boolean {
  return checkLetter(fairId, plainSheet(sheet)) === letter;
}

export function isRowCode(fairId: FairId, sheet: SheetNumber, row: number, letter: string): boolean {
  return checkLetter(fairId, `${plainSheet(sheet)}-${row}`) === letter;
}

/** @param letters `P` or `U` @param digits as they are written: two at least, and no leading zero beyond that */
export function parseSheetNumber(letters: string, digits: string): SheetNumber | undefined {
  const kind = PAPER_KINDS.find((one) => KIND_LETTERS[one] === letters);
  const number = Number(digits);
  if (kind === undefined || number < 1) return undefined;
  return digitsOf(number) === digits ? { kind, number } : undefined;
}

function plainSheet({ kind, number }: SheetNumber): string {
  return KIND_LETTERS[kind] + digitsOf(number);
}

function digitsOf(number: number): string {
  return String(number).padStart(2, '0');
}

/** Each place has a weight of its own, one more than its neighbour's; the fair shifts the sum, so that most codes of another fair are found. */
function checkLetter(fairId: FairId, plain: string): string {
  let sum = fairShift(fairId);
  for (const [index, character] of [...plain].entries()) sum += (index + FIRST_WEIGHT) * SYMBOLS.indexOf(character);
  return CHECK_LETTERS.charAt(sum % CHECK_LETTERS.length);
}

function fairShift(fairId: FairId): number {
  return [...fairId].reduce((sum, character, index) => sum + (index + 1) * character.charCodeAt(0), 0);
}
