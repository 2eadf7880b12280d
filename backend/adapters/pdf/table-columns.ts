import type { SheetTable } from '#shared/domain/documents/sheet.ts';
import { PADDING } from './page-flow.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

/** Codes, dates and amounts: broken over two lines they are misread. */
const CODE = /^[\x20-\x7e]+$/;
/** One code must not push the other columns off the page. */
const WIDEST_CODE = 0.25;

/**
 * Widths of the columns in points, together `width`. They follow the weights, but a column is at least as wide as its widest code or amount.
 */
export function columnWidths(table: SheetTable, width: number, typesetter: Typesetter, style: TextStyle): readonly number[] {
  const rows = [...table.rows.map((row) => row.cells), ...(table.total ? [table.total] : [])];
  const least = table.columns.map((_, index) => {
    const widest = rows.reduce((most, cells) => {
      const cell = cells[index] ?? '';
      return CODE.test(cell) ? Math.max(most, typesetter.widthOf(cell, style)) : most;
    }, 0);
    return Math.min(widest + 2 * PADDING.x, width * WIDEST_CODE);
  });
  const held = new Set<number>();
  for (;;) {
    const room = width - sum([...held].map((index) => least[index] ?? 0));
    const weight = sum(table.columns.map((column, index) => (held.has(index) ? 0 : column.weight)));
    const shareOf = (index: number) => ((table.columns[index]?.weight ?? 0) * room) / weight;
    const tooNarrow = table.columns.findIndex((_, index) => !held.has(index) && shareOf(index) < (least[index] ?? 0));
    if (tooNarrow < 0 || held.size === table.columns.length - 1) {
      return table.columns.map((_, index) => (held.has(index) ? (least[index] ?? 0) : shareOf(index)));
    }
    held.add(tooNarrow);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
