import type { ChainFont, Face, FontChain } from './font-chain.ts';
import { advanceOf } from './plain-encoder.ts';
import { breakLines } from './text-lines.ts';

export interface TextStyle {
  readonly face: Face;
  /** Points. */
  readonly size: number;
}

/** A stretch of text that one font draws. */
export interface Run {
  readonly font: ChainFont;
  readonly text: string;
}

/** Distance of lines, in parts of the size; wide enough for stacked characters to stay apart. */
const LEADING = 1.4;
/** Chinese fonts draw from 0.88 of the size above the baseline to 0.12 below. */
const ASCENT = 0.88;

export function lineHeight(style: TextStyle): number {
  return style.size * LEADING;
}

/** Baseline of the first line of a text whose top is at 0. */
export function firstBaseline(style: TextStyle): number {
  return (lineHeight(style) - style.size) / 2 + style.size * ASCENT;
}

/** Measures and breaks text; the characters must have been prepared in the font chain. */
export class Typesetter {
  readonly #fonts: FontChain;

  constructor(fonts: FontChain) {
    this.#fonts = fonts;
  }

  /** Width in points. */
  widthOf(text: string, { face, size }: TextStyle): number {
    let width = 0;
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      width += advanceOf(this.#fonts.fontFor(face, codePoint).font, codePoint);
    }
    return (width * size) / 1000;
  }

  /** Lines no wider than `width` points. */
  linesOf(text: string, style: TextStyle, width: number): readonly string[] {
    return breakLines(text, width, (part) => this.widthOf(part, style));
  }

  runsOf(text: string, face: Face): readonly Run[] {
    const runs: { font: ChainFont; text: string }[] = [];
    for (const character of text) {
      const font = this.#fonts.fontFor(face, character.codePointAt(0) ?? 0);
      const last = runs.at(-1);
      if (last?.font === font) last.text += character;
      else runs.push({ font, text: character });
    }
    return runs;
  }
}
