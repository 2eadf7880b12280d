import { AISLE, type Shelving, shelvingsOf } from '#shared/domain/booths/shelve-areas.ts';
import type { FloorPlan, PlanArea, PlanCell } from '#shared/domain/documents/sheet.ts';
import { PADDING, type PageFlow, RULE, setLines } from './page-flow.ts';
import { lineHeight, type TextStyle, type Typesetter } from './typesetter.ts';

const CAPTION: TextStyle = { face: 'head', size: 10 };
const CAPTION_HEIGHT = lineHeight(CAPTION) + 2;
/** Largest first; the largest at which the hall fits on one page is taken. */
const NAME_SIZES = [9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5];
/** A hall that fits on no single page is printed at this size on several. */
const SIZE_OVER_PAGES = 7;
/** Between rule and text: names need the room. */
const CELL_PADDING = 1.5;
const BETWEEN_SHELVES = 10;
const WIDEST_CELL = 84;
const LOWEST_CELL = 26;
const SHADE_GRAY = 0.86;

interface SizedArea {
  readonly columns: number;
  readonly rows: number;
  readonly area: PlanArea;
}

/** How the hall is drawn: all booths of one width and one height. */
interface Scale {
  readonly shelving: Shelving<SizedArea>;
  readonly name: TextStyle;
  readonly number: TextStyle;
  readonly cell: { readonly width: number; readonly height: number };
}

/** The areas of a hall side by side and one below the other, every name whole; rows that a page has no room for go on to the next. */
export function layPlan(flow: PageFlow, typesetter: Typesetter, plan: FloorPlan): void {
  const scale = chooseScale(flow, typesetter, plan);
  for (const shelf of scale.shelving.shelves) {
    if (CAPTION_HEIGHT + scale.cell.height > flow.room) flow.newPage();
    layCaptions(flow, typesetter, shelf, scale, '');
    const rows = Math.max(...shelf.map((one) => one.rows));
    for (let row = 0; row < rows; row++) {
      if (scale.cell.height > flow.room) {
        flow.newPage();
        layCaptions(flow, typesetter, shelf, scale, '（续）');
      }
      for (const { area, x } of placed(flow, shelf, scale)) {
        area.rows[row]?.forEach((cell, place) => {
          layCell(flow, typesetter, cell, x + place * scale.cell.width, scale);
        });
      }
      flow.y += scale.cell.height;
    }
    flow.y += BETWEEN_SHELVES;
  }
}

function chooseScale(flow: PageFlow, typesetter: Typesetter, plan: FloorPlan): Scale {
  const sized = plan.areas.map((area) => ({ area, columns: Math.max(...area.rows.map((row) => row.length)), rows: area.rows.length }));
  const shelvings = shelvingsOf(sized);
  const scalesOf = (size: number) =>
    shelvings.map((shelving) => scaleOf(flow, typesetter, plan, shelving, size)).toSorted((a, b) => heightOf(a) - heightOf(b));
  for (const size of NAME_SIZES) {
    const [lowest] = scalesOf(size);
    if (lowest && heightOf(lowest) <= flow.room) return lowest;
  }
  const [lowest] = scalesOf(SIZE_OVER_PAGES);
  if (!lowest) throw new Error('A plan without areas is printed');
  return lowest;
}

function scaleOf(flow: PageFlow, typesetter: Typesetter, plan: FloorPlan, shelving: Shelving<SizedArea>, size: number): Scale {
  const name: TextStyle = { face: 'body', size };
  const number: TextStyle = { face: 'head', size };
  const width = Math.min(WIDEST_CELL, flow.width / shelving.columns);
  const heights = plan.areas
    .flatMap((area) => area.rows.flat())
    .map((cell) => linesHeight(cellLines(typesetter, cell, width, { name, number })));
  return { shelving, name, number, cell: { width, height: Math.max(LOWEST_CELL, ...heights) + 2 * CELL_PADDING } };
}

function heightOf({ shelving, cell }: Scale): number {
  return shelving.shelves.length * CAPTION_HEIGHT + (shelving.shelves.length - 1) * BETWEEN_SHELVES + shelving.rows * cell.height;
}

/** Where the areas of a shelf begin. */
function placed(flow: PageFlow, shelf: readonly SizedArea[], { cell }: Scale): readonly { readonly area: PlanArea; readonly x: number }[] {
  let x = flow.left;
  return shelf.map(({ area, columns }) => {
    const at = { area, x };
    x += (columns + AISLE) * cell.width;
    return at;
  });
}

function layCaptions(flow: PageFlow, typesetter: Typesetter, shelf: readonly SizedArea[], scale: Scale, suffix: string): void {
  for (const { area, x } of placed(flow, shelf, scale)) {
    const box = { x: x - PADDING.x, y: flow.y, width: flow.right - x, height: CAPTION_HEIGHT };
    setLines(flow, typesetter, [`${area.name}${suffix}`], box, CAPTION, 'left');
  }
  flow.y += CAPTION_HEIGHT;
}

function layCell(flow: PageFlow, typesetter: Typesetter, cell: PlanCell, x: number, scale: Scale): void {
  const { width, height } = scale.cell;
  const y = flow.y;
  if (cell.shaded) flow.put({ kind: 'fill', x, y, width, height, gray: SHADE_GRAY });
  const lines = cellLines(typesetter, cell, width, scale);
  // The box of a text keeps more distance from its rules than a booth has to give.
  const box = { x: x - PADDING.x + CELL_PADDING, width: width + 2 * (PADDING.x - CELL_PADDING) };
  let top = y + CELL_PADDING;
  for (const { text, style } of lines) {
    setLines(flow, typesetter, [text], { ...box, y: top, height: lineHeight(style) }, style, 'center');
    top += lineHeight(style);
  }
  flow.line(x, y, x + width, y, RULE.inner);
  flow.line(x, y + height, x + width, y + height, RULE.inner);
  flow.line(x, y, x, y + height, RULE.inner);
  flow.line(x + width, y, x + width, y + height, RULE.inner);
}

interface CellLine {
  readonly text: string;
  readonly style: TextStyle;
}

function cellLines(
  typesetter: Typesetter,
  cell: PlanCell,
  width: number,
  { name, number }: Pick<Scale, 'name' | 'number'>,
): readonly CellLine[] {
  const room = width - 2 * CELL_PADDING;
  const head = cell.mark === '' ? cell.number : `${cell.number} ${cell.mark}`;
  const names = cell.name === '' ? [] : typesetter.linesOf(cell.name, name, room);
  return [
    ...typesetter.linesOf(head, number, room).map((text) => ({ text, style: number })),
    ...names.map((text) => ({ text, style: name })),
  ];
}

function linesHeight(lines: readonly CellLine[]): number {
  return lines.reduce((height, { style }) => height + lineHeight(style), 0);
}
