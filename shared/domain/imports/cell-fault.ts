import type { BoothClaimFault } from '../booths/named-booths.ts';

/** What is wrong with one cell. */
export type CellFault =
  | { readonly type: 'Missing' }
  | { readonly type: 'CreditCodeLength'; readonly length: number }
  | { readonly type: 'CreditCodeAlphabet'; readonly character: string }
  | { readonly type: 'CreditCodeCheckCharacter' }
  | { readonly type: 'DigitsLost' }
  | { readonly type: 'UnknownChoice'; readonly choices: readonly string[] }
  | { readonly type: 'UnknownDivision' }
  | { readonly type: 'AmbiguousDivision'; readonly candidates: readonly string[] }
  | { readonly type: 'NotAWholeNumber'; readonly max: number }
  | { readonly type: 'TooLong'; readonly max: number }
  | { readonly type: 'ControlCharacter' }
  | { readonly type: 'FormulaWithoutValue' }
  | { readonly type: 'CellError' }
  | { readonly type: 'DuplicateInFile'; readonly otherRow: number }
  | { readonly type: 'AlreadyAtFair' }
  /** 未到会 words. */
  | { readonly type: 'BarredForAbsence'; readonly absences: string }
  /** Warnings: the row is still good. */
  | { readonly type: 'AbsentBefore'; readonly absences: string }
  | BoothClaimFault
  | { readonly type: 'KnownUnderOtherName'; readonly name: string }
  | { readonly type: 'SameNameOtherCode'; readonly otherRow: number };

/** A bad cell where the user sees it. */
export interface BadCell {
  /** Row number of the sheet, from 1. */
  readonly row: number;
  /** Column letter; empty when the field has no column. */
  readonly column: string;
  readonly header: string;
  readonly field: string;
  readonly value: string;
  readonly fault: CellFault;
}
