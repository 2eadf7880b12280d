import type { TextStyle, Typesetter } from './typesetter.ts';
import { firstBaseline, lineHeight } from './typesetter.ts';

/** What stands on a page, in points from its upper left corner. */
export type Mark =
  | { readonly kind: 'text'; readonly x: number; readonly baseline: number; readonly text: string; readonly style: TextStyle }
  | { readonly kind: 'line'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; readonly weight: number }
  | {
      readonly kind: 'fill';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly gray: number;
    };

export interface Paper {
  readonly width: number;
  readonly height: number;
}

const A4 = { short: 595.28, long: 841.89 };

export function paperOf(orientation: 'portrait' | 'landscape'): Paper {
  return orientation === 'portrait' ? { width: A4.short, height: A4.long } : { width: A4.long, height: A4.short };
}

const POINTS_PER_MILLIMETRE = 72 / 25.4;

/** 毫米 in points. */
export function millimetres(length: number): number {
  return length * POINTS_PER_MILLIMETRE;
}

/** 20 mm on the side of the binding, 15 mm elsewhere; the foot holds the page number. */
const MARGIN = { left: 56.7, right: 42.5, top: 45, bottom: 52 };

export const RULE = { outer: 0.8, inner: 0.4 } as const;

/** Fills pages from top to bottom; whoever puts something down asks for room first. */
export class PageFlow {
  readonly pages: Mark[][] = [];
  readonly paper: Paper;
  readonly left = MARGIN.left;
  readonly right: number;
  readonly top = MARGIN.top;
  readonly bottom: number;
  y = MARGIN.top;
  readonly #onContinued: (flow: PageFlow) => void;

  /** @param onContinued puts the running head on every page after the first */
  constructor(paper: Paper, onContinued: (flow: PageFlow) => void) {
    this.paper = paper;
    this.right = paper.width - MARGIN.right;
    this.bottom = paper.height - MARGIN.bottom;
    this.#onContinued = onContinued;
    this.pages.push([]);
  }

  get width(): number {
    return this.right - this.left;
  }

  get room(): number {
    return this.bottom - this.y;
  }

  put(mark: Mark): void {
    this.pages.at(-1)?.push(mark);
  }

  newPage(): void {
    this.pages.push([]);
    this.y = MARGIN.top;
    this.#onContinued(this);
  }

  line(x1: number, y1: number, x2: number, y2: number, weight: number = RULE.inner): void {
    this.put({ kind: 'line', x1, y1, x2, y2, weight });
  }
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Space between a rule and the text beside it. */
export const PADDING = { x: 4, y: 2.8 } as const;

/** Sets lines into a box, in the middle of its height. */
export function setLines(
  flow: PageFlow,
  typesetter: Typesetter,
  lines: readonly string[],
  box: Box,
  style: TextStyle,
  align: 'left' | 'center' | 'right',
): void {
  const leading = lineHeight(style);
  let baseline = box.y + (box.height - lines.length * leading) / 2 + firstBaseline(style);
  for (const text of lines) {
    const free = align === 'left' ? 0 : box.width - 2 * PADDING.x - typesetter.widthOf(text, style);
    const x = box.x + PADDING.x + (align === 'center' ? free / 2 : free);
    if (text !== '') flow.put({ kind: 'text', x, baseline, text, style });
    baseline += leading;
  }
}
