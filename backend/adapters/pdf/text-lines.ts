/** Characters that must not begin a line. */
const NOT_FIRST = new Set('，。、；：！？）》」』】〉”’％%,.;:!?)]}·');
/** Characters that must not end a line. */
const NOT_LAST = new Set('（《「『【〈“‘([{￥¥');

/** Latin words, numbers and codes stay whole where the line is wide enough for them. */
const PIECES = /[A-Za-z0-9@#&+\-_/.,:%]+|\s+|./gsu;

/**
 * Breaks a text into lines no wider than `width`. Nothing is ever cut off: a word that is wider than the line is broken inside.
 *
 * @param widthOf width of a text in points
 */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) lines.push(...breakParagraph(paragraph, width, widthOf));
  return lines;
}

function breakParagraph(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  const end = (next: string) => {
    lines.push(line.trimEnd());
    line = next.trimStart();
  };
  for (const piece of piecesOf(text)) {
    if (line === '' || widthOf(line + piece) <= width) {
      line += line === '' ? piece.trimStart() : piece;
    } else {
      const [kept, carried] = splitForbidden(line, piece);
      line = kept;
      end(carried + piece);
    }
    while (widthOf(line) > width && [...line].length > 1) {
      const fitting = longestFitting(line, width, widthOf);
      const rest = line.slice(fitting.length);
      line = fitting;
      end(rest);
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

function piecesOf(text: string): readonly string[] {
  return text.match(PIECES) ?? [];
}

/** Moves characters over where punctuation would stand at the wrong end of a line. */
function splitForbidden(line: string, next: string): readonly [kept: string, carried: string] {
  const kept = [...line];
  let carried = '';
  while (kept.length > 1 && (NOT_LAST.has(kept.at(-1) ?? '') || NOT_FIRST.has([...(carried + next)][0] ?? '')))
    carried = `${kept.pop()}${carried}`;
  return [kept.join(''), carried];
}

function longestFitting(text: string, width: number, widthOf: (text: string) => number): string {
  let fitting = '';
  for (const character of text) {
    if (fitting !== '' && widthOf(fitting + character) > width) break;
    fitting += character;
  }
  return fitting;
}
