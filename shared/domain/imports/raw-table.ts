/** A cell as the file holds it. What it means is decided by the field it is mapped to. */
export type RawCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'boolean'; readonly text: string }
  /** A formula whose result the file does not hold. */
  | { readonly kind: 'formula'; readonly text: string }
  /** #N/A and the like. */
  | { readonly kind: 'error'; readonly text: string };

export interface RawTable {
  readonly sheetNames: readonly string[];
  readonly sheetName: string;
  /** All rows down to the last that has a cell; `rows[0]` is row 1 of the sheet. Rows may be shorter than the widest. */
  readonly rows: readonly (readonly RawCell[])[];
}

export const EMPTY_CELL: RawCell = { kind: 'empty' };

/** 0 → A, 25 → Z, 26 → AA */
export function columnLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${columnLetter(Math.floor(index / 26) - 1)}${columnLetter(index % 26)}`;
}

/** A → 0, AA → 26 */
export function columnIndex(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What a reader sees in the cell, trimmed. */
export function cellText(cell: RawCell | undefined): string {
  return cell === undefined || cell.kind === 'empty' ? '' : cell.text.trim();
}
