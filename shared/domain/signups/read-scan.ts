import {
  DOCUMENT_KINDS,
  type DocumentFault,
  type IdentityDocument,
  normaliseDocumentNumber,
  parseDocument,
} from '../people/identity-document.ts';
import { searchKey } from '../people/name-keys.ts';
import { parsePhone } from '../people/phone.ts';
import { parseTicketCode, type TicketCode, ticketOfQrText } from './ticket-code.ts';

/** What a scanned or typed text is, before anybody looks whose it is. */
export type ScannedText =
  | { readonly kind: 'ticket'; readonly code: TicketCode }
  /** Some numbers fit several kinds of document; a reader that types the whole card also tells the name. */
  | { readonly kind: 'document'; readonly documents: readonly IdentityDocument[]; readonly name: string | undefined }
  | { readonly kind: 'phone'; readonly phone: string }
  /** A name, its syllables or initials, or the tail of a number. */
  | { readonly kind: 'search'; readonly text: string }
  /** Of another system, or with a fault that is told where it was meant as an ID number. */
  | { readonly kind: 'unknown'; readonly fault: DocumentFault | undefined };

/** Longer texts are of another system; no name and no number of ours comes near it. */
const LONGEST_SEARCH = 30;

const RESIDENT_NUMBER = /(?<![0-9])[0-9]{17}[0-9X](?![0-9])/;
const FIELD_BREAK = /[\s,;、|]+/;
const NAME = /^[\p{Script=Han}·]{2,15}$/u;
/** What stands between name and number on the card. */
const NOT_A_NAME = /^(姓名|性别|男|女|民族|汉族?|出生|住址|公民身份号码|居民身份证|身份证号?码?)$/;

/** Reads what came in by scanner, ID-card reader or keyboard. Full width, case and spaces do not matter. */
export function readScan(raw: string): ScannedText {
  const text = raw.normalize('NFKC').trim();
  const ticket = ticketOfQrText(text) ?? parseTicketCode(text);
  if (ticket) return { kind: 'ticket', code: ticket };
  const phone = parsePhone(text);
  if (phone !== undefined) return { kind: 'phone', phone };
  return readDocument(text) ?? readSearch(text);
}

function readDocument(text: string): ScannedText | undefined {
  const whole = normaliseDocumentNumber(text);
  const documents = hasDocumentLook(whole) ? documentsOf(whole) : [];
  if (documents.length > 0) return { kind: 'document', documents, name: undefined };
  const number = RESIDENT_NUMBER.exec(text.toUpperCase())?.[0] ?? (/^[0-9]{15}$|^[0-9]{17}[0-9X]$/.test(whole) ? whole : undefined);
  if (number === undefined || isAddress(text)) return undefined;
  const card = documentsOf(number);
  if (card.length > 0) return { kind: 'document', documents: card, name: nameOnCard(text) };
  const parsed = parseDocument('residentId', number);
  return { kind: 'unknown', fault: parsed.ok ? undefined : parsed.error };
}

/** Passports may be any letters and digits; a word without a few digits is a name in syllables. */
function hasDocumentLook(number: string): boolean {
  return /^[0-9A-Z]{7,18}$/.test(number) && (number.match(/[0-9]/g)?.length ?? 0) >= 5;
}

function documentsOf(number: string): readonly IdentityDocument[] {
  return DOCUMENT_KINDS.flatMap((kind) => {
    const parsed = parseDocument(kind, number);
    return parsed.ok ? [parsed.value] : [];
  });
}

function nameOnCard(text: string): string | undefined {
  return text
    .split(FIELD_BREAK)
    .map((field) => field.replace(/^姓名:/, ''))
    .find((field) => NAME.test(field) && !NOT_A_NAME.test(field));
}

function readSearch(text: string): ScannedText {
  const key = searchKey(text);
  const isName = /\p{Script=Han}/u.test(key);
  const isWord = /^[\p{Script=Han}a-z0-9]+$/u.test(key);
  // Of numbers only the tails are known, so a longer one that is neither document nor phone finds nobody.
  const isFindable = isWord && key.length <= LONGEST_SEARCH && (isName || key.length >= 2) && !/^[0-9]{5,}$/.test(key);
  return isFindable && !isAddress(text) ? { kind: 'search', text: key } : { kind: 'unknown', fault: undefined };
}

function isAddress(text: string): boolean {
  return /:\/\/|^www\./i.test(text);
}
