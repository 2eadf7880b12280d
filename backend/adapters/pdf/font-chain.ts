import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { Font } from 'fontkit';
import * as fontkit from 'fontkit';
import decompressWoff2 from 'wawoff2/decompress.js';
import { isPrivateUse } from './printable-text.ts';

/** body 宋体, strong and title the same in bold, head 黑体 of table heads. */
export type Face = 'body' | 'strong' | 'head';

export interface ChainFont {
  /** Names the font inside one document. */
  readonly name: string;
  readonly font: Font;
}

const require = createRequire(import.meta.url);

const FACES: Readonly<Record<Face, readonly [packageName: string, file: string]>> = {
  body: ['@expo-google-fonts/noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'],
  strong: ['@expo-google-fonts/noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf'],
  head: ['@expo-google-fonts/noto-sans-sc', '700Bold/NotoSansSC_700Bold.ttf'],
};

/** Rare Han of Extensions B–F; slices named by the package, opened only when a character asks for one. */
const RARE = 'hanamin';

/**
 * The fonts a sheet may be drawn with: the three faces, then 花园明朝 for rare characters, then the center's own files.
 * Fonts are parsed once a process; a rare one only when a character needs it.
 */
export class FontChain {
  readonly #folders: readonly string[];
  readonly #faces = new Map<Face, ChainFont>();
  readonly #fallbacks = new Map<number, ChainFont | undefined>();
  readonly #opened = new Map<string, ChainFont>();
  readonly #chosen: Readonly<Record<Face, Map<number, ChainFont>>> = { body: new Map(), strong: new Map(), head: new Map() };
  #rareSlices: readonly RareSlice[] | undefined;
  #own: readonly ChainFont[] | undefined;

  /** @param folders with font files (.ttf, .otf) of the center, read after the built-in fonts */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  face(face: Face): ChainFont {
    const known = this.#faces.get(face);
    if (known) return known;
    const [packageName, file] = FACES[face];
    const font = { name: face, font: parse(readFileSync(join(packageFolder(packageName), file))) };
    this.#faces.set(face, font);
    return font;
  }

  /** The font that draws a prepared character in a face. */
  fontFor(face: Face, codePoint: number): ChainFont {
    const chosen = this.#chosen[face];
    const known = chosen.get(codePoint);
    if (known) return known;
    const own = this.face(face);
    const font = own.font.hasGlyphForCodePoint(codePoint) ? own : (this.#fallbacks.get(codePoint) ?? this.face('body'));
    if (!font.font.hasGlyphForCodePoint(codePoint)) throw new Error(`U+${codePoint.toString(16)} is drawn before a font was found for it`);
    chosen.set(codePoint, font);
    return font;
  }

  /** Finds a font for every character of the texts, opening rare ones; says which characters have none. */
  async prepare(characters: Iterable<number>): Promise<ReadonlySet<number>> {
    const missing = new Set<number>();
    for (const codePoint of characters) {
      // What a bold face lacks is drawn in the body's.
      if (this.face('body').font.hasGlyphForCodePoint(codePoint)) continue;
      if (!this.#fallbacks.has(codePoint)) this.#fallbacks.set(codePoint, await this.#findFallback(codePoint));
      if (!this.#fallbacks.get(codePoint)) missing.add(codePoint);
    }
    return missing;
  }

  async #findFallback(codePoint: number): Promise<ChainFont | undefined> {
    if (isPrivateUse(codePoint)) return undefined;
    this.#rareSlices ??= readRareSlices();
    for (const slice of this.#rareSlices) {
      if (!slice.ranges.some(([first, last]) => first <= codePoint && codePoint <= last)) continue;
      const font = await this.#open(slice);
      if (font.font.hasGlyphForCodePoint(codePoint)) return font;
    }
    this.#own ??= this.#folders.flatMap(readOwnFonts);
    return this.#own.find(({ font }) => font.hasGlyphForCodePoint(codePoint));
  }

  async #open(slice: RareSlice): Promise<ChainFont> {
    const known = this.#opened.get(slice.file);
    if (known) return known;
    // As woff2 the PDF library embeds outlines that no reader draws; as TrueType they show.
    const bytes = await decompressWoff2(readFileSync(slice.file));
    const font = { name: `rare-${this.#opened.size}`, font: parse(Buffer.from(bytes)) };
    this.#opened.set(slice.file, font);
    return font;
  }
}

interface RareSlice {
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** The style sheet of the package says which slice has which characters. */
function readRareSlices(): readonly RareSlice[] {
  const folder = packageFolder(RARE);
  const css = readFileSync(join(folder, 'HanaMin.css'), 'utf8');
  return [...css.matchAll(/url\((HanaMinB\.[^)]+)\)[^}]*?unicode-range:([^;}]+)/g)].map(([, file = '', ranges = '']) => ({
    file: join(folder, file),
    ranges: [...ranges.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(
      ([, first = '', last = first]) => [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const,
    ),
  }));
}

function readOwnFonts(folder: string): readonly ChainFont[] {
  const names = (() => {
    try {
      return readdirSync(folder).sort();
    } catch {
      // No folder, no fonts of the center's own.
      return [];
    }
  })();
  return names.flatMap((name) => {
    if (!['.ttf', '.otf'].includes(extname(name).toLowerCase())) return [];
    return [{ name: `own-${name}`, font: parse(readFileSync(join(folder, name))) }];
  });
}

function parse(bytes: Buffer): Font {
  const font = fontkit.create(bytes);
  if (!('hasGlyphForCodePoint' in font)) throw new Error('A collection of fonts is not a font');
  return font;
}

function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}
