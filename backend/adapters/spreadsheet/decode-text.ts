/**
 * The text of a file that does not name its encoding: byte order mark, else strict UTF-8, else strict GB 18030, which is what
 * spreadsheets and Chinese systems write.
 *
 * @returns undefined when it is neither, or a mixture
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strict('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strict('utf-16be', bytes);
  const text = strict('utf-8', bytes) ?? strict('gb18030', bytes);
  // Binary files decode to text of a kind; no table holds a NUL.
  return text?.includes('\0') ? undefined : text;
}

function strict(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
