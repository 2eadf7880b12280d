import type { FieldGrid, Paragraph, SignatureBlock } from '#shared/domain/documents/sheet.ts';
import { PADDING, type PageFlow, RULE, setLines } from './page-flow.ts';
import { lineHeight, type TextStyle, type Typesetter } from './typesetter.ts';

const LABEL: TextStyle = { face: 'head', size: 9.5 };
const VALUE: TextStyle = { face: 'body', size: 10 };
const STRONG_VALUE: TextStyle = { face: 'strong', size: 11 };
const TEXT: TextStyle = { face: 'body', size: 9.5 };
const STRONG_TEXT: TextStyle = { face: 'strong', size: 10 };
const FIELD_PADDING_Y = 3;
const AFTER_BLOCK = 8;

/** Label and value pairs in a ruled grid. */
export function layFields(flow: PageFlow, typesetter: Typesetter, grid: FieldGrid): void {
  const labelWidth = Math.max(...grid.fields.map(({ label }) => typesetter.widthOf(label, LABEL))) + 2 * PADDING.x + 4;
  const pairWidth = flow.width / grid.columns;
  let top = flow.y;
  const frame = () => {
    flow.line(flow.left, top, flow.right, top, RULE.outer);
    flow.line(flow.left, flow.y, flow.right, flow.y, RULE.outer);
    flow.line(flow.left, top, flow.left, flow.y, RULE.outer);
    flow.line(flow.right, top, flow.right, flow.y, RULE.outer);
  };
  for (const fields of gridLines(grid)) {
    const cells = fields.map((field) => {
      const style = field.strong ? STRONG_VALUE : VALUE;
      const width = pairWidth * (field.span ?? 1);
      return { field, style, width, lines: typesetter.linesOf(field.value, style, width - labelWidth - 2 * PADDING.x) };
    });
    const height = Math.max(...cells.map(({ lines, style }) => lines.length * lineHeight(style))) + 2 * FIELD_PADDING_Y;
    if (height > flow.room) {
      frame();
      flow.newPage();
      top = flow.y;
    }
    let x = flow.left;
    for (const { field, style, width, lines } of cells) {
      setLines(flow, typesetter, [field.label], { x, y: flow.y, width: labelWidth, height }, LABEL, 'left');
      setLines(flow, typesetter, lines, { x: x + labelWidth, y: flow.y, width: width - labelWidth, height }, style, 'left');
      if (x > flow.left) flow.line(x, flow.y, x, flow.y + height);
      flow.line(x + labelWidth, flow.y, x + labelWidth, flow.y + height);
      x += width;
    }
    if (flow.y > top) flow.line(flow.left, flow.y, flow.right, flow.y);
    flow.y += height;
  }
  frame();
  flow.y += AFTER_BLOCK;
}

/** Fields by line of the grid: as many as their spans fill. */
function gridLines(grid: FieldGrid): readonly (readonly FieldGrid['fields'][number][])[] {
  const lines: FieldGrid['fields'][number][][] = [];
  let filled = grid.columns;
  for (const field of grid.fields) {
    const span = field.span ?? 1;
    if (filled + span > grid.columns) {
      lines.push([]);
      filled = 0;
    }
    lines.at(-1)?.push(field);
    filled += span;
  }
  return lines;
}

export function layParagraph(flow: PageFlow, typesetter: Typesetter, paragraph: Paragraph): void {
  const style = paragraph.strong ? STRONG_TEXT : TEXT;
  const height = lineHeight(style);
  for (const line of typesetter.linesOf(paragraph.text, style, flow.width)) {
    if (height > flow.room) flow.newPage();
    setLines(flow, typesetter, [line], { x: flow.left - PADDING.x, y: flow.y, width: flow.width, height }, style, 'left');
    flow.y += height;
  }
  flow.y += 2;
}

const SIGNATURE_HEIGHT = 68;

/** 签字栏: a field for name and date a role, whole on one page. */
export function laySignatures(flow: PageFlow, typesetter: Typesetter, block: SignatureBlock): void {
  flow.y += AFTER_BLOCK / 2;
  if (SIGNATURE_HEIGHT > flow.room) flow.newPage();
  const width = flow.width / block.roles.length;
  const [top, bottom] = [flow.y, flow.y + SIGNATURE_HEIGHT];
  block.roles.forEach(({ role, name, seals }, index) => {
    const x = flow.left + index * width;
    const row = SIGNATURE_HEIGHT / 3;
    setLines(flow, typesetter, [`${role}（${seals ? '盖章处' : '签章'}）`], { x, y: top, width, height: row }, LABEL, 'left');
    if (name !== undefined) setLines(flow, typesetter, [name], { x, y: top + row, width, height: row }, VALUE, 'center');
    setLines(flow, typesetter, ['年　　月　　日'], { x, y: top + 2 * row, width, height: row }, VALUE, 'right');
    if (index > 0) flow.line(x, top, x, bottom);
  });
  flow.line(flow.left, top, flow.right, top, RULE.outer);
  flow.line(flow.left, bottom, flow.right, bottom, RULE.outer);
  flow.line(flow.left, top, flow.left, bottom, RULE.outer);
  flow.line(flow.right, top, flow.right, bottom, RULE.outer);
  flow.y = bottom + AFTER_BLOCK;
}
