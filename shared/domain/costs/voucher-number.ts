/**
 * One spelling for one number, so that a second use is found however it was typed: half width, upper case,
 * without spaces, and with the dashes of all keyboards as one.
 */
export function normaliseVoucherNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/[‐-―−－]/g, '-');
}
