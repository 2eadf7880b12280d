import type { Brand } from '#shared/kernel/brand.ts';

/**
 * 报名凭证号: ten characters and a check character, without those that are mistaken for one another; grouped `ABCDE-FGHJK-M` on paper. The
 * first two are letters, so that no telephone number and no permit (H or M and ten digits) is ever taken for one.
 */
export type TicketCode = string & Brand<'TicketCode'>;

/** Crockford's 32 characters; read aloud and typed without mistakes. */
export const TICKET_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const TICKET_LENGTH = 10;
const DIGITS = 10;
const LEADING_LETTERS = 2;

/** @param bytes at least ten, evenly spread */
export function ticketCodeOf(bytes: Uint8Array): TicketCode {
  const letters = TICKET_ALPHABET.slice(DIGITS);
  const characters = Array.from(bytes.subarray(0, TICKET_LENGTH), (byte, index) =>
    index < LEADING_LETTERS ? letters.charAt(byte % letters.length) : TICKET_ALPHABET.charAt(byte % TICKET_ALPHABET.length),
  );
  return withTicketCheck(characters.join(''));
}

/** @param first ten characters of the alphabet, of them the first two letters */
export function withTicketCheck(first: string): TicketCode {
  return (first + checkCharacter(first)) as TicketCode;
}

/**
 * Reads a code as scanned or typed: lower case, spaces and dashes do not matter, O is 0, I and L are 1.
 *
 * @returns undefined when the text is no ticket code of ours
 */
export function parseTicketCode(text: string): TicketCode | undefined {
  const code = inTicketAlphabet(text);
  if (code.length !== TICKET_LENGTH + 1 || [...code].some((character) => !TICKET_ALPHABET.includes(character))) return undefined;
  if (/^.?[0-9]/.test(code)) return undefined;
  return checkCharacter(code.slice(0, TICKET_LENGTH)) === code.at(-1) ? (code as TicketCode) : undefined;
}

/** Typed text as it would be in the alphabet; characters that never were in it stay as they are. */
export function inTicketAlphabet(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}

export function formatTicketCode(code: TicketCode): string {
  return `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`;
}

/** Odd weights, all different from their neighbours', modulo 31: finds every wrong character but one pair, and every swap of neighbours. */
function checkCharacter(first: string): string {
  let sum = 0;
  for (const [index, character] of [...first].entries()) sum += (index + 2) * TICKET_ALPHABET.indexOf(character);
  return TICKET_ALPHABET.charAt(sum % 31);
}

/** 报名凭证. Sheets of ours begin otherwise, so the desk tells the two apart. All in the capitals of the short QR alphabet. */
const QR_PREFIX = 'FT1:';

/** What the QR code of a ticket says. */
export function ticketQrText(code: TicketCode): string {
  return QR_PREFIX + code;
}

/** @returns undefined when the text is not that of one of our tickets */
export function ticketOfQrText(text: string): TicketCode | undefined {
  const plain = text.normalize('NFKC').trim().toUpperCase();
  return plain.startsWith(QR_PREFIX) ? parseTicketCode(plain.slice(QR_PREFIX.length)) : undefined;
}
