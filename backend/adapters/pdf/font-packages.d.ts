// The parts that are used of two packages without types of their own.

declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    /** In units of the em. */
    readonly advanceWidth: number;
  }
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
  }
  export interface FontCollection {
    readonly fonts: readonly Font[];
  }
  export function create(bytes: Uint8Array): Font | FontCollection;
}

declare module 'wawoff2/decompress.js' {
  /** WOFF2 → TrueType. */
  export default function decompress(bytes: Uint8Array): Promise<Uint8Array>;
}
