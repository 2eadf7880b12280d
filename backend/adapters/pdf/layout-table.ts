import type { SheetRow, SheetTable } from '#shared/domain/documents/sheet.ts';
import { fen, formatYuan } from '#shared/kernel/money.ts';
import { millimetres, PADDING, type PageFlow, RULE, setLines } from './page-flow.ts';
import { qrMarks } from './qr-marks.ts';
import { columnWidths } from './table-columns.ts';
import { lineHeight, type TextStyle, type Typesetter } from './typesetter.ts';

const CELL: TextStyle = { face: 'body', size: 9 };
const HEAD: TextStyle = { face: 'head', size: 9 };
const SUM: TextStyle = { face: 'strong', size: 9 };
const CAPTION: TextStyle = { face: 'body', size: 9 };
const HEAD_GRAY = 0.93;
/** Between the rules and a QR code, which brings its own quiet zone. */
const QR_INSET = 1;

interface MeasuredRow {
  readonly lines: readonly (readonly string[])[];
  readonly height: number;
  readonly style: TextStyle;
  readonly qrText?: string;
}

/**
 * A table: its head again on every page; where it runs over several pages, 本页小计 and 累计 at the foot of each and 合计 at the end.
 * A row goes to the next page whole; only one taller than a page is divided.
 */
export function layTable(flow: PageFlow, typesetter: Typesetter, table: SheetTable): void {
  const widths = columnWidths(table, flow.width, typesetter, SUM);
  const measure = (cells: readonly string[], style: TextStyle): MeasuredRow => {
    const lines = cells.map((cell, index) => typesetter.linesOf(cell, style, (widths[index] ?? 0) - 2 * PADDING.x));
    return { lines, height: heightOf(lines, style), style };
  };
  const head = measure(
    table.columns.map((column) => column.header),
    HEAD,
  );
  const total = table.total && measure(table.total, SUM);
  const captionHeight = table.caption === undefined ? 0 : lineHeight(CAPTION) + PADDING.y;
  const leastHeight = millimetres(table.rowHeight ?? 0);
  const rows = table.rows.map((row) => {
    const measured = measure(row.cells, CELL);
    const height = Math.max(measured.height, leastHeight);
    return { row, measured: { ...measured, height, ...(row.qrText === undefined ? {} : { qrText: row.qrText }) } };
  });
  const whole = captionHeight + head.height + rows.reduce((height, { measured }) => height + measured.height, 0) + (total?.height ?? 0);

  const subtotalHeight = table.pageSubtotals ? Math.max(lineHeight(SUM) + 2 * PADDING.y, total?.height ?? 0) : 0;
  const first = rows[0]?.measured.height ?? 0;
  const inOne = whole <= flow.room;
  if (!inOne && captionHeight + head.height + first + 2 * subtotalHeight + (total?.height ?? 0) > flow.room) flow.newPage();

  if (table.caption !== undefined) {
    setLines(
      flow,
      typesetter,
      [table.caption],
      { x: flow.left - PADDING.x, y: flow.y, width: flow.width, height: captionHeight },
      CAPTION,
      'left',
    );
    flow.y += captionHeight;
  }
  const run = new TableRun(flow, typesetter, table, widths, head);
  const oneRun = whole - captionHeight <= flow.room;
  const foot = oneRun || !table.pageSubtotals ? 0 : 2 * subtotalHeight;
  let [onPage, soFar] = [noAmounts(table), noAmounts(table)];
  const closePage = () => {
    if (foot > 0) {
      run.add(measure(sumCells(table, '本页小计', onPage), SUM), 'sum');
      run.add(measure(sumCells(table, '累计', soFar), SUM), 'sum');
    }
    run.end();
    flow.newPage();
    run.begin();
    onPage = noAmounts(table);
  };
  run.begin();
  rows.forEach(({ row, measured }, index) => {
    const isLast = index === rows.length - 1;
    const kept = isLast ? Math.max(foot, total?.height ?? 0) : foot;
    let rest = measured;
    if (!oneRun && rest.height > flow.room - kept && run.isBegun) closePage();
    while (rest.height > flow.room - kept) {
      const [fitting, over] = divide(rest, flow.room - kept);
      if (!over) break;
      run.add(fitting, 'row');
      closePage();
      rest = over;
    }
    onPage = addAmounts(onPage, row);
    soFar = addAmounts(soFar, row);
    run.add(rest, 'row');
  });
  if (foot > 0) run.add(measure(sumCells(table, '本页小计', onPage), SUM), 'sum');
  if (total) run.add(total, 'sum');
  run.end();
  flow.y += 8;
}

/** The part of a table that stands on one page: its head, its rows, and the rules around them. */
class TableRun {
  readonly #flow: PageFlow;
  readonly #typesetter: Typesetter;
  readonly #table: SheetTable;
  readonly #widths: readonly number[];
  readonly #head: MeasuredRow;
  #top = 0;
  #rows = 0;

  constructor(flow: PageFlow, typesetter: Typesetter, table: SheetTable, widths: readonly number[], head: MeasuredRow) {
    this.#flow = flow;
    this.#typesetter = typesetter;
    this.#table = table;
    this.#widths = widths;
    this.#head = head;
  }

  /** Whether rows stand on this page already; on a fresh one there is nothing to gain from turning over. */
  get isBegun(): boolean {
    return this.#rows > 0;
  }

  begin(): void {
    const flow = this.#flow;
    this.#top = flow.y;
    this.#rows = 0;
    flow.put({ kind: 'fill', x: flow.left, y: flow.y, width: flow.width, height: this.#head.height, gray: HEAD_GRAY });
    this.#set(this.#head, 'head');
  }

  add(row: MeasuredRow, kind: 'row' | 'sum'): void {
    this.#flow.line(this.#flow.left, this.#flow.y, this.#flow.right, this.#flow.y);
    this.#set(row, kind);
    this.#rows += 1;
  }

  /** Draws the vertical rules and the frame. */
  end(): void {
    const flow = this.#flow;
    let x = flow.left;
    for (const width of this.#widths.slice(0, -1)) {
      x += width;
      flow.line(x, this.#top, x, flow.y);
    }
    flow.line(flow.left, this.#top, flow.right, this.#top, RULE.outer);
    flow.line(flow.left, flow.y, flow.right, flow.y, RULE.outer);
    flow.line(flow.left, this.#top, flow.left, flow.y, RULE.outer);
    flow.line(flow.right, this.#top, flow.right, flow.y, RULE.outer);
  }

  #set(row: MeasuredRow, kind: 'head' | 'row' | 'sum'): void {
    const flow = this.#flow;
    let x = flow.left;
    row.lines.forEach((lines, index) => {
      const width = this.#widths[index] ?? 0;
      const align = kind === 'head' ? 'center' : (this.#table.columns[index]?.align ?? 'left');
      setLines(flow, this.#typesetter, lines, { x, y: flow.y, width, height: row.height }, row.style, align);
      x += width;
    });
    if (row.qrText !== undefined) {
      const size = row.height - 2 * QR_INSET;
      for (const mark of qrMarks(row.qrText, flow.right - size - QR_INSET, flow.y + QR_INSET, size)) flow.put(mark);
    }
    flow.y += row.height;
  }
}

function heightOf(lines: readonly (readonly string[])[], style: TextStyle): number {
  return Math.max(1, ...lines.map((cell) => cell.length)) * lineHeight(style) + 2 * PADDING.y;
}

/** What of a row fits into `height`, and what is left; nothing left when not even a line fits, which cannot be helped. */
function divide(row: MeasuredRow, height: number): readonly [fitting: MeasuredRow, over: MeasuredRow | undefined] {
  const count = Math.floor((height - 2 * PADDING.y) / lineHeight(row.style));
  if (count < 1) return [row, undefined];
  const part = (lines: readonly (readonly string[])[]): MeasuredRow => ({ lines, height: heightOf(lines, row.style), style: row.style });
  return [part(row.lines.map((cell) => cell.slice(0, count))), part(row.lines.map((cell) => cell.slice(count)))];
}

/** Sums by column, in fen or in what is counted; undefined where there is nothing to sum. */
type Amounts = readonly (number | undefined)[];

function noAmounts(table: SheetTable): Amounts {
  return table.columns.map((column) => (column.money || column.counted !== undefined ? 0 : undefined));
}

function addAmounts(sums: Amounts, row: SheetRow): Amounts {
  return sums.map((sum, index) => (sum === undefined ? undefined : sum + (row.amounts[index] ?? 0)));
}

/** The label stands where the total line has its own. */
function sumCells(table: SheetTable, label: string, sums: Amounts): readonly string[] {
  const place = Math.max(0, table.total?.findIndex((cell) => cell !== '') ?? 0);
  return sums.map((sum, index) => {
    if (index === place) return label;
    if (sum === undefined) return '';
    const counted = table.columns[index]?.counted;
    return counted === undefined ? formatYuan(fen(sum)) : `${sum} ${counted}`;
  });
}
