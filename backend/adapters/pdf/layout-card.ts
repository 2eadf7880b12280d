import type { BoothCard } from '#shared/domain/documents/sheet.ts';
import type { Face } from './font-chain.ts';
import { PADDING, type PageFlow, RULE, setLines } from './page-flow.ts';
import { lineHeight, type TextStyle, type Typesetter } from './typesetter.ts';

/** Where two cards stand on a page they are cut apart in the middle of this. */
const CUT = 24;
/** Largest sizes of a card that has the page for itself; half as high, half as large. */
const HEADING_SIZE = 22;
const NUMBER_SIZE = 240;
const NAME_SIZE = 54;
const DETAIL_SIZE = 14;
const SMALLEST = 6;
/** Between frame and text. */
const MARGIN = 16;
/** Parts of the height for heading, number and name; what is left is for the details. */
const PARTS = { heading: 0.1, number: 0.44, name: 0.28 } as const;

/** A card in a frame; two on a page with a line to cut along. */
export function layCard(flow: PageFlow, typesetter: Typesetter, card: BoothCard): void {
  const whole = flow.bottom - flow.top;
  const height = card.perPage === 1 ? whole : (whole - CUT) / 2;
  if (flow.y > flow.top) {
    if (height > flow.room - CUT + 1) flow.newPage();
    else {
      flow.line(0, flow.y + CUT / 2, flow.paper.width, flow.y + CUT / 2, RULE.inner);
      flow.y += CUT;
    }
  }
  const top = flow.y;
  const part = (text: string, face: Face, size: number, share: number) => {
    const box = { x: flow.left, y: flow.y, width: flow.width, height: height * share };
    const fitted = fitInto(typesetter, text, { face, size: size / card.perPage }, box);
    setLines(flow, typesetter, fitted.lines, box, fitted.style, 'center');
    flow.y += box.height;
  };
  part(card.heading, 'head', HEADING_SIZE * Math.sqrt(card.perPage), PARTS.heading);
  part(card.number, 'strong', NUMBER_SIZE, PARTS.number);
  part(card.name, 'strong', NAME_SIZE, PARTS.name);
  if (card.details.length > 0) {
    part(card.details.join('\n'), 'body', DETAIL_SIZE * Math.sqrt(card.perPage), 1 - PARTS.heading - PARTS.number - PARTS.name);
  }
  flow.y = top + height;
  flow.line(flow.left, top, flow.right, top, RULE.outer);
  flow.line(flow.left, flow.y, flow.right, flow.y, RULE.outer);
  flow.line(flow.left, top, flow.left, flow.y, RULE.outer);
  flow.line(flow.right, top, flow.right, flow.y, RULE.outer);
}

/** The text as large as it fits into the box whole; a number stays in one piece. */
export function fitInto(
  typesetter: Typesetter,
  text: string,
  largest: TextStyle,
  box: { readonly width: number; readonly height: number },
): { readonly lines: readonly string[]; readonly style: TextStyle } {
  const room = box.width - 2 * (PADDING.x + MARGIN);
  for (let size = largest.size; ; size -= 1) {
    const style: TextStyle = { face: largest.face, size };
    const lines = typesetter.linesOf(text, style, room);
    if ((!breaksWord(text, lines) && lines.length * lineHeight(style) <= box.height) || size <= SMALLEST) return { lines, style };
  }
}

/** A booth number over two lines would be read as another. */
function breaksWord(text: string, lines: readonly string[]): boolean {
  return /^[\x21-\x7e]+$/.test(text) && lines.length > 1;
}
