import type { Brand } from '#shared/kernel/brand.ts';
import { inTicketAlphabet, TICKET_ALPHABET } from '../signups/ticket-code.ts';

/** 配对码: eight characters, good once and for ten minutes. 40 bits, of which a guesser may try five a minute. */
export type PairingCode = string & Brand<'PairingCode'>;

export const PAIRING_CODE_MILLIS = 10 * 60_000;
const LENGTH = 8;

/** @param bytes random, at least eight */
export function pairingCodeFrom(bytes: Uint8Array): PairingCode {
  return Array.from(bytes.subarray(0, LENGTH), (byte) => TICKET_ALPHABET.charAt(byte % 32)).join('') as PairingCode;
}

/** As typed: lower case, spaces and dashes do not matter, O is 0, I and L are 1. @returns undefined when it cannot be one */
export function parsePairingCode(text: string): PairingCode | undefined {
  const code = inTicketAlphabet(text);
  return code.length === LENGTH && [...code].every((character) => TICKET_ALPHABET.includes(character)) ? (code as PairingCode) : undefined;
}

export function formatPairingCode(code: PairingCode): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

const FRAGMENT = /^#pair=([^&]+)$/;

/** What the QR code says: the page with the code in its fragment, which is never sent as part of an address. */
export function pairingAddress(pageAddress: string, code: PairingCode): string {
  return `${pageAddress}#pair=${code}`;
}

export function pairingCodeOfFragment(fragment: string): PairingCode | undefined {
  return parsePairingCode(FRAGMENT.exec(fragment)?.[1] ?? '');
}
