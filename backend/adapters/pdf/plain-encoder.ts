import type { Font } from 'fontkit';
import type PDFDocument from 'pdfkit';
import type { ChainFont } from './font-chain.ts';

/** The parts of pdfkit's embedded font that are written to here; the version is pinned and a test extracts what was drawn. */
interface EmbeddedFont {
  readonly id: string;
  readonly font: Font;
  readonly scale: number;
  readonly subset: Subset;
  readonly unicode: number[][];
  readonly widths: number[];
  ref(): unknown;
}

/** The part of the font library's subset that writes one glyph into the font file of the document. */
interface Subset {
  readonly glyphs: number[];
  readonly glyf: Uint8Array[];
  readonly loca: { readonly offsets: number[] };
  readonly hmtx: { readonly metrics: unknown[] };
  offset: number;
  /** @returns the place of the glyph in the subset */
  _addGlyph(glyphId: number): number;
}

/**
 * One font in one document, without shaping: a code point is looked up in the font's table and gets a slot of its own in the subset.
 *
 * Shaping would be slower and share state between documents: the font library remembers a glyph under the first character it was
 * asked for, so that 一 of a later document would extract as the radical ⼀ of an earlier one.
 */
export class PlainFont {
  readonly #embedded: EmbeddedFont;
  readonly #slots = new Map<number, number>();
  readonly #widths: Map<number, number>;

  constructor(doc: typeof PDFDocument.prototype, { name, font }: ChainFont) {
    doc.registerFont(name, font as unknown as Buffer);
    doc.font(name);
    this.#embedded = (doc as unknown as { _font: EmbeddedFont })._font;
    rememberGlyphs(font, this.#embedded.subset);
    this.#widths = widthsOf(font);
  }

  get resourceName(): string {
    return this.#embedded.id;
  }

  reference(): unknown {
    return this.#embedded.ref();
  }

  /** Hex string of glyph slots for a text that this font holds. */
  encode(text: string): string {
    let hex = '';
    for (const character of text)
      hex += this.#slot(character.codePointAt(0) ?? 0)
        .toString(16)
        .padStart(4, '0');
    return hex;
  }

  #slot(codePoint: number): number {
    const known = this.#slots.get(codePoint);
    if (known !== undefined) return known;
    const { font, scale, subset, unicode, widths } = this.#embedded;
    const glyph = font.glyphForCodePoint(codePoint);
    const slot = subset.glyphs.push(glyph.id) - 1;
    widths[slot] = glyph.advanceWidth * scale;
    unicode[slot] = [codePoint];
    this.#slots.set(codePoint, slot);
    this.#widths.set(codePoint, glyph.advanceWidth * scale);
    return slot;
  }
}

/** Advance widths in thousandths of the size, by font and code point; fonts live as long as the process. */
const WIDTHS = new WeakMap<Font, Map<number, number>>();

function widthsOf(font: Font): Map<number, number> {
  const known = WIDTHS.get(font);
  if (known) return known;
  const widths = new Map<number, number>();
  WIDTHS.set(font, widths);
  return widths;
}

/** Width of a character in thousandths of the font size. */
export function advanceOf(font: Font, codePoint: number): number {
  const widths = widthsOf(font);
  const known = widths.get(codePoint);
  if (known !== undefined) return known;
  const width = (font.glyphForCodePoint(codePoint).advanceWidth * 1000) / font.unitsPerEm;
  widths.set(codePoint, width);
  return width;
}

interface WrittenGlyph {
  readonly outline: Uint8Array;
  readonly metrics: unknown;
}

const WRITTEN = new WeakMap<Font, Map<number, WrittenGlyph>>();

/**
 * A glyph is decoded once a process and not again for every document, which was a third of the time of a sheet. Composed glyphs point to
 * places in the subset and differ from document to document; they go the library's own way.
 */
function rememberGlyphs(font: Font, subset: Subset): void {
  const written = WRITTEN.get(font) ?? new Map<number, WrittenGlyph>();
  WRITTEN.set(font, written);
  const addGlyph = subset._addGlyph.bind(subset);
  subset._addGlyph = (glyphId) => {
    const known = written.get(glyphId);
    if (!known) {
      const place = addGlyph(glyphId);
      const outline = subset.glyf[place];
      if (outline && !isComposed(outline)) written.set(glyphId, { outline, metrics: subset.hmtx.metrics[place] });
      return place;
    }
    subset.glyf.push(known.outline);
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push(known.metrics);
    subset.offset += known.outline.length;
    return subset.glyf.length - 1;
  };
}

/** TrueType: a negative number of contours. */
function isComposed(outline: Uint8Array): boolean {
  return outline.length >= 2 && new DataView(outline.buffer, outline.byteOffset).getInt16(0) < 0;
}
