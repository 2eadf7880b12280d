/**
 * What is drawn for a text: composed (NFC), Kangxi radicals copied from other PDFs as the characters they look like, and without what
 * no reader sees: variation selectors, zero-width and bidirectional marks, controls.
 */
export function printableText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[⼀-⿕]/g, (radical) => radical.normalize('NFKC'))
    .replace(/[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu, '')
    .replace(/(?!\n)\p{Cc}/gu, ' ');
}

/** Private use characters mean something else in every font: they are never taken from a fallback. */
export function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;
}
