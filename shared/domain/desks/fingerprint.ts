/** A SHA-256 of a certificate in sixteen groups of four, to be compared by eye with what the browser shows. @param hex with or without colons */
export function formatFingerprint(hex: string): string {
  return (hex.replaceAll(':', '').toUpperCase().match(/.{4}/g) ?? []).join(' ');
}
