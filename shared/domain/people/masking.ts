/**
 * 脱敏: how personal data stand on screen, on paper and in exports unless a sheet needs them and a reason was given. Only the tails are kept in
 * clear beside the sealed values, so a list is masked without opening anything.
 */

/** `***************1234`, as long as a resident number whatever the document, so that the length tells nothing. */
export function maskDocument(tail: string | undefined): string {
  return tail === undefined ? '' : `${'*'.repeat(14)}${tail}`;
}

/** `*******5678` */
export function maskPhone(tail: string | undefined): string {
  return tail === undefined ? '' : `${'*'.repeat(7)}${tail}`;
}

/** 王小明 → 王*明, 王明 → 王*, for lists that are posted in public. */
export function maskName(name: string): string {
  const characters = [...name];
  const [first = '', ...rest] = characters;
  if (rest.length <= 1) return rest.length === 0 ? first : `${first}*`;
  return first + '*'.repeat(rest.length - 1) + (rest.at(-1) ?? '');
}

export const TAIL_LENGTH = 4;

/** The last four characters, kept in clear. */
export function tailOf(text: string): string {
  return text.slice(-TAIL_LENGTH);
}

/** A text with every number in it that could be of a document or a phone reduced to its tail. */
export function maskNumbersIn(text: string): string {
  return text.normalize('NFKC').replace(/[0-9]{6,}[0-9Xx]/g, (number) => '*'.repeat(number.length - TAIL_LENGTH) + tailOf(number));
}
