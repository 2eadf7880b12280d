import { AISLE, type Shelving, shelvingsOf } from '#shared/domain/booths/shelve-areas.ts';
import type { FloorPlan, PlanArea, PlanCell } from '#shared/domain/documents/sheet.ts';
import { PADDING, type PageFlow, setLines } from './page-flow.ts';
import { lineHeight, type TextStyle, type Typesetter } from './typesetter.ts';

const CAPTION: TextStyle = { face: 'head', size: 10 };
const CAPTION_HEIGHT = lineHeight(CAPTION) + 2;
/** Of the text in a booth, largest first; a long name is set smaller than its neighbours rather than cut. */
const SIZES = [9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5];
/** In a hall that fits on no single page nothing is smaller than this. */
const LEAST_OVER_PAGES = 7;
const LEAST_WIDTH_OVER_PAGES = 34;
/** Closer than running text: a booth is small, and its lines are few. */
const LEADING = 1.15;
/** Between rule and text. */
const CELL_PADDING = 1.5;
const BETWEEN_SHELVES = 10;
const LARGEST_CELL = { width: 84, height: 56 };
const LEAST_CELL_HEIGHT = 24;
const SHADE_GRAY = 0.86;

interface SizedArea {
  readonly columns: number;
  readonly rows: number;
  readonly area: PlanArea;
}

/** How the hall is drawn: all booths of one width and one height. */
interface Scale {
  readonly shelving: Shelving<SizedArea>;
  readonly cell: CellSize;
}

interface CellSize {
  readonly width: number;
  readonly height: number;
}

interface CellText {
  readonly size: number;
  /** Number and mark. */
  readonly head: readonly string[];
  readonly name: readonly string[];
}

/** The areas of a hall side by side and one below the other, every name whole; rows that a page has no room for go on to the next. */
export function layPlan(flow: PageFlow, typesetter: Typesetter, plan: FloorPlan): void {
  const scale = chooseScale(flow, typesetter, plan);
  for (const shelf of scale.shelving.shelves) {
    if (CAPTION_HEIGHT + scale.cell.height > flow.room) flow.newPage();
    layCaptions(flow, typesetter, shelf, scale.cell, '');
    const rows = Math.max(...shelf.map((one) => one.rows));
    for (let row = 0; row < rows; row++) {
      // The last row of a page that is exactly full must not turn it over for a rounding error.
      if (scale.cell.height > flow.room + 0.01) {
        flow.newPage();
        layCaptions(flow, typesetter, shelf, scale.cell, '（续）');
      }
      for (const { area, x } of placed(flow, shelf, scale.cell)) {
        area.rows[row]?.forEach((cell, place) => {
          layCell(flow, typesetter, cell, x + place * scale.cell.width, scale.cell);
        });
      }
      flow.y += scale.cell.height;
    }
    flow.y += BETWEEN_SHELVES;
  }
}

/** The shelving that leaves the smallest text largest on one page; where none does, the lowest that leaves booths wide enough to read. */
function chooseScale(flow: PageFlow, typesetter: Typesetter, plan: FloorPlan): Scale {
  const cells = plan.areas.flatMap((area) => area.rows.flat());
  const sized = plan.areas.map((area) => ({ area, columns: Math.max(...area.rows.map((row) => row.length)), rows: area.rows.length }));
  const shelvings = shelvingsOf(sized);
  let best: { readonly scale: Scale; readonly smallest: number } | undefined;
  for (const shelving of shelvings) {
    const cell = { width: widthOf(flow, shelving), height: Math.min(LARGEST_CELL.height, (flow.room - between(shelving)) / shelving.rows) };
    const smallest = smallestText(typesetter, cells, cell, best?.smallest ?? 0);
    if (smallest !== undefined) best = { scale: { shelving, cell }, smallest };
  }
  if (best) return best.scale;
  const readable = shelvings.filter((shelving) => widthOf(flow, shelving) >= LEAST_WIDTH_OVER_PAGES);
  const [lowest] = (readable.length > 0 ? readable : shelvings.slice(0, 1))
    .map((shelving) => ({ shelving, cell: tallEnough(typesetter, cells, widthOf(flow, shelving)) }))
    .toSorted((a, b) => heightOf(a) - heightOf(b));
  if (!lowest) throw new Error('A plan without areas is printed');
  return lowest;
}

/** Size of the smallest text in the booths; undefined as soon as one is not larger than `beaten`. */
function smallestText(typesetter: Typesetter, cells: readonly PlanCell[], size: CellSize, beaten: number): number | undefined {
  let smallest = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    const text = fitText(typesetter, cell, size);
    if (!text || text.size <= beaten) return undefined;
    smallest = Math.min(smallest, text.size);
  }
  return smallest;
}

function widthOf(flow: PageFlow, shelving: Shelving<SizedArea>): number {
  return Math.min(LARGEST_CELL.width, flow.width / shelving.columns);
}

/** What captions and aisles take of the height. */
function between({ shelves }: Shelving<SizedArea>): number {
  return shelves.length * CAPTION_HEIGHT + (shelves.length - 1) * BETWEEN_SHELVES;
}

function heightOf({ shelving, cell }: Scale): number {
  return between(shelving) + shelving.rows * cell.height;
}

/** High enough for the longest name. */
function tallEnough(typesetter: Typesetter, cells: readonly PlanCell[], width: number): CellSize {
  const heights = cells.map((cell) => textHeight(breakText(typesetter, cell, width, LEAST_OVER_PAGES)));
  return { width, height: Math.max(LEAST_CELL_HEIGHT, ...heights) };
}

function breakText(typesetter: Typesetter, { number, mark, name }: PlanCell, width: number, size: number): CellText {
  const room = width - 2 * CELL_PADDING;
  const style: TextStyle = { face: 'head', size };
  const whole = mark === '' ? number : `${number} ${mark}`;
  const head = mark === '' || typesetter.widthOf(whole, style) <= room ? [whole] : [number, mark];
  return { size, head, name: name === '' ? [] : typesetter.linesOf(name, { face: 'body', size }, room) };
}

function textHeight({ size, head, name }: CellText): number {
  return (head.length + name.length) * size * LEADING + 2 * CELL_PADDING;
}

/** The text of a booth as large as it fits in, its number in one piece; undefined when it does not at the smallest. */
function fitText(typesetter: Typesetter, cell: PlanCell, { width, height }: CellSize): CellText | undefined {
  for (const size of SIZES) {
    const text = breakText(typesetter, cell, width, size);
    const isWhole = text.head.every((line) => typesetter.widthOf(line, { face: 'head', size }) <= width - 2 * CELL_PADDING);
    if (isWhole && textHeight(text) <= height) return text;
  }
  return undefined;
}

/** Where the areas of a shelf begin. */
function placed(flow: PageFlow, shelf: readonly SizedArea[], cell: CellSize): readonly { readonly area: PlanArea; readonly x: number }[] {
  let x = flow.left;
  return shelf.map(({ area, columns }) => {
    const at = { area, x };
    x += (columns + AISLE) * cell.width;
    return at;
  });
}

function layCaptions(flow: PageFlow, typesetter: Typesetter, shelf: readonly SizedArea[], cell: CellSize, suffix: string): void {
  for (const { area, x } of placed(flow, shelf, cell)) {
    const box = { x: x - PADDING.x, y: flow.y, width: flow.right - x, height: CAPTION_HEIGHT };
    setLines(flow, typesetter, [`${area.name}${suffix}`], box, CAPTION, 'left');
  }
  flow.y += CAPTION_HEIGHT;
}

function layCell(flow: PageFlow, typesetter: Typesetter, cell: PlanCell, x: number, size: CellSize): void {
  const { width, height } = size;
  const { y } = flow;
  if (cell.shaded) flow.put({ kind: 'fill', x, y, width, height, gray: SHADE_GRAY });
  const text = fitText(typesetter, cell, size) ?? breakText(typesetter, cell, width, LEAST_OVER_PAGES);
  const pitch = text.size * LEADING;
  // The box of a text keeps more distance from its rules than a booth has to give.
  const box = { x: x - PADDING.x + CELL_PADDING, width: width + 2 * (PADDING.x - CELL_PADDING), height: pitch };
  let top = y + (height - textHeight(text)) / 2 + CELL_PADDING;
  const set = (lines: readonly string[], face: TextStyle['face']) => {
    for (const line of lines) {
      setLines(flow, typesetter, [line], { ...box, y: top }, { face, size: text.size }, 'center');
      top += pitch;
    }
  };
  set(text.head, 'head');
  set(text.name, 'body');
  flow.line(x, y, x + width, y);
  flow.line(x, y + height, x + width, y + height);
  flow.line(x, y, x, y + height);
  flow.line(x + width, y, x + width, y + height);
}
