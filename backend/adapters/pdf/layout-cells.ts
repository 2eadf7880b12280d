import type { Cell, CellLayout, CellPages } from '#shared/domain/documents/sheet.ts';
import type { Face } from './font-chain.ts';
import { fitInto } from './layout-card.ts';
import { type Box, millimetres, type PageFlow, RULE, setLines } from './page-flow.ts';
import { qrMarks } from './qr-marks.ts';
import { lineHeight, type Typesetter } from './typesetter.ts';

/** Length of a crop mark and its distance from the corner of the cells, in points. */
const CROP = { length: 12, distance: 4 } as const;
/** Parts of the smaller side kept free at the edge of a cell. */
const MARGIN = 0.07;
/** Parts of the height inside the margin. */
const PARTS = { heading: 0.18, gap: 0.03, name: 0.4, number: 0.14 } as const;
/** Largest QR code: beyond it nothing is gained in reading. */
const QR_LARGEST = millimetres(26);
/** Parts of a cell that its QR code may take. */
const QR_SHARE = { width: 0.34, height: 0.56 } as const;
/** Largest sizes in points. */
const SIZES = { heading: 13, label: 12, name: 60, line: 12, number: 10 } as const;

/** Cells page by page, row by row; margins and gaps are those of the layout, to the tenth of a millimetre. */
export function layCells(flow: PageFlow, typesetter: Typesetter, { layout, outlines, offset, cells }: CellPages): void {
  const perPage = layout.columns * layout.rows;
  for (const [index, cell] of cells.entries()) {
    const place = index % perPage;
    if (index > 0 && place === 0) flow.newPage();
    if (place === 0 && outlines === 'crop') layCropMarks(flow, layout, offset);
    const box = boxOf(layout, offset, place);
    if (outlines === 'frame') frame(flow, box);
    layCell(flow, typesetter, cell, box);
  }
}

function boxOf(layout: CellLayout, offset: CellPages['offset'], place: number): Box {
  const column = place % layout.columns;
  const row = Math.floor(place / layout.columns);
  return {
    x: millimetres(layout.left + offset.x + column * (layout.width + layout.gapX)),
    y: millimetres(layout.top + offset.y + row * (layout.height + layout.gapY)),
    width: millimetres(layout.width),
    height: millimetres(layout.height),
  };
}

function layCell(flow: PageFlow, typesetter: Typesetter, cell: Cell, outer: Box): void {
  const margin = Math.min(outer.width, outer.height) * MARGIN;
  const box = { x: outer.x + margin, y: outer.y + margin, width: outer.width - 2 * margin, height: outer.height - 2 * margin };
  const headingHeight = box.height * PARTS.heading;
  set(cell.heading, 'head', SIZES.heading, { ...box, height: headingHeight }, 'center');
  flow.line(box.x, box.y + headingHeight, box.x + box.width, box.y + headingHeight, RULE.inner);

  const gap = box.height * PARTS.gap;
  const below = { ...box, y: box.y + headingHeight + gap, height: box.height - headingHeight - gap };
  const qrSize = cell.qrText === undefined ? 0 : Math.min(QR_LARGEST, outer.width * QR_SHARE.width, outer.height * QR_SHARE.height);
  const width = below.width - qrSize;
  const nameHeight = box.height * PARTS.name;
  const numberHeight = box.height * PARTS.number;
  const linesHeight = below.height - nameHeight - numberHeight;
  set(cell.name, 'strong', SIZES.name, { ...below, width, height: nameHeight }, 'left');
  set(cell.lines.join('\n'), 'body', SIZES.line, { ...below, width, y: below.y + nameHeight, height: linesHeight }, 'left');
  set(cell.number, 'body', SIZES.number, { ...below, width, y: below.y + nameHeight + linesHeight, height: numberHeight }, 'left');
  if (cell.qrText !== undefined) {
    const x = below.x + width;
    for (const mark of qrMarks(cell.qrText, x, below.y + below.height - qrSize, qrSize)) flow.put(mark);
    set(cell.label, 'head', SIZES.label, { x, y: below.y, width: qrSize, height: below.height - qrSize }, 'center');
  }

  function set(text: string, face: Face, size: number, room: Box, align: 'left' | 'center'): void {
    if (text === '') return;
    const fitted = fitInto(typesetter, text, { face, size: Math.min(size, Math.floor(room.height / lineHeight({ face, size: 1 }))) }, room);
    setLines(flow, typesetter, fitted.lines, room, fitted.style, align);
  }
}

function frame(flow: PageFlow, { x, y, width, height }: Box): void {
  flow.line(x, y, x + width, y);
  flow.line(x, y + height, x + width, y + height);
  flow.line(x, y, x, y + height);
  flow.line(x + width, y, x + width, y + height);
}

/** Short lines outside the block of cells, where the knife begins. */
function layCropMarks(flow: PageFlow, layout: CellLayout, offset: CellPages['offset']): void {
  const first = boxOf(layout, offset, 0);
  const last = boxOf(layout, offset, layout.columns * layout.rows - 1);
  const [right, bottom] = [last.x + last.width, last.y + last.height];
  const from = CROP.distance + CROP.length;
  for (let column = 0; column < layout.columns; column++) {
    const { x, width } = boxOf(layout, offset, column);
    for (const at of [x, x + width]) {
      flow.line(at, first.y - from, at, first.y - CROP.distance);
      flow.line(at, bottom + CROP.distance, at, bottom + from);
    }
  }
  for (let row = 0; row < layout.rows; row++) {
    const { y, height } = boxOf(layout, offset, row * layout.columns);
    for (const at of [y, y + height]) {
      flow.line(first.x - from, at, first.x - CROP.distance, at);
      flow.line(right + CROP.distance, at, right + from, at);
    }
  }
}
