/** What fitting needs to know of a column; pixels at standard text size. */
export interface Fitted {
  readonly key: string;
  readonly width: number;
  /** Down to this it may shrink, its text then shortened; a column without it keeps its width. */
  readonly least?: number;
  /** Left out when there is no room, the last first. */
  readonly yields?: boolean;
}

/** Columns and their widths for a table of `room` pixels; what had no room is left out and named. */
export function fitColumns<C extends Fitted>(
  columns: readonly C[],
  room: number,
): { readonly shown: readonly { readonly column: C; readonly width: number }[]; readonly leftOut: readonly C[] } {
  const leftOut: C[] = [];
  const needOf = (left: readonly C[]) => left.reduce((sum, column) => sum + (column.least ?? column.width), 0);
  let kept = columns;
  while (needOf(kept) > room) {
    const yielding = kept.findLast((column) => column.yields);
    if (!yielding) break;
    leftOut.unshift(yielding);
    kept = kept.filter((column) => column !== yielding);
  }
  const slack = kept.reduce((sum, column) => sum + column.width - (column.least ?? column.width), 0);
  const over = kept.reduce((sum, column) => sum + column.width, 0) - room;
  const part = slack === 0 || over <= 0 ? 0 : Math.min(1, over / slack);
  return {
    shown: kept.map((column) => ({ column, width: column.width - (column.width - (column.least ?? column.width)) * part })),
    leftOut,
  };
}
