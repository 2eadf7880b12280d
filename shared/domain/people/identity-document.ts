import { type CalendarDate, parseCalendarDate } from '#shared/kernel/calendar-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/**
 * 证件类型: residentId 居民身份证 (港澳台居民居住证 has the same form), hkMacaoPermit 港澳居民来往内地通行证, taiwanPermit 台湾居民来往大陆通行证,
 * foreignPermanentId 外国人永久居留证, passport 护照.
 */
export const DOCUMENT_KINDS = ['residentId', 'hkMacaoPermit', 'taiwanPermit', 'foreignPermanentId', 'passport'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** 性别, as derived from an ID number or entered. */
export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

/** A document whose number is normalised, so that the same document is always the same text. */
export interface IdentityDocument {
  readonly kind: DocumentKind;
  readonly number: string;
}

export type DocumentFault =
  | { readonly type: 'DocumentLength'; readonly length: number; readonly expected: string }
  | { readonly type: 'DocumentCharacter'; readonly character: string }
  | { readonly type: 'DocumentBirthDate' }
  /** The check character that the rest asks for is not told: a wrong number is looked up, not made to fit. */
  | { readonly type: 'DocumentCheckCharacter' };

/** Half width, upper case (x is X), without spaces, dashes and dots: how numbers are compared. */
export function normaliseDocumentNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-·.]/g, '');
}

/** Reads a number as typed, pasted or read by a card reader. A 15-digit resident number of before 1999 becomes its 18-digit form. */
export function parseDocument(kind: DocumentKind, text: string): Result<IdentityDocument, DocumentFault> {
  const number = normaliseDocumentNumber(text);
  const parsed = kind === 'residentId' ? parseResidentId(number) : kind === 'foreignPermanentId' ? parsePermanentId(number) : undefined;
  if (parsed) return parsed.ok ? ok({ kind, number: parsed.value }) : parsed;
  const { pattern, expected } = PERMIT_FORMS[kind as keyof typeof PERMIT_FORMS];
  const character = /[^0-9A-Z]/u.exec(number)?.[0];
  if (character !== undefined) return err({ type: 'DocumentCharacter', character });
  return pattern.test(number) ? ok({ kind, number }) : err({ type: 'DocumentLength', length: number.length, expected });
}

const PERMIT_FORMS = {
  hkMacaoPermit: { pattern: /^[HM](\d{8}|\d{10})$/, expected: 'H 或 M 加 8 位数字' },
  taiwanPermit: { pattern: /^(\d{8}|\d{10}|[A-Z]\d{9})$/, expected: '8 位数字' },
  passport: { pattern: /^[A-Z0-9]{5,17}$/, expected: '5 至 17 位字母或数字' },
} as const;

/** 居民身份证号码 (GB 11643): region, birth date, sequence whose last digit is odd for men, check character. */
function parseResidentId(number: string): Result<string, DocumentFault> {
  if (number.length !== 18 && number.length !== 15) return err({ type: 'DocumentLength', length: number.length, expected: '18 位' });
  const character = (number.length === 18 ? /[^0-9](?!$)|[^0-9X]$/ : /[^0-9]/).exec(number)?.[0];
  if (character !== undefined) return err({ type: 'DocumentCharacter', character });
  const whole = number.length === 15 ? withCheckCharacter(`${number.slice(0, 6)}19${number.slice(6)}`) : number;
  return verified(whole);
}

/** 外国人永久居留证: since 2023 18 digits beginning with 9, checked like a resident's number; before that three letters and 12 digits. */
function parsePermanentId(number: string): Result<string, DocumentFault> {
  if (/^[A-Z]{3}\d{12}$/.test(number)) return ok(number);
  if (number.length !== 18) return err({ type: 'DocumentLength', length: number.length, expected: '18 位' });
  const character = /^[^9]|[^0-9](?!$)|[^0-9X]$/.exec(number)?.[0];
  if (character !== undefined) return err({ type: 'DocumentCharacter', character });
  return verified(number);
}

function verified(number: string): Result<string, DocumentFault> {
  if (birthDateOf(number) === undefined) return err({ type: 'DocumentBirthDate' });
  return withCheckCharacter(number.slice(0, 17)) === number ? ok(number) : err({ type: 'DocumentCheckCharacter' });
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** @param first the first 17 digits @returns all 18 (GB 11643: ISO 7064, MOD 11-2) */
export function withCheckCharacter(first: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first[index]), 0);
  return first + CHECK_CHARACTERS.charAt(sum % 11);
}

/** Sex and birth date that an 18-digit number tells; undefined for documents that tell neither. */
export function personOf(document: IdentityDocument): { readonly sex: Sex; readonly birthDate: CalendarDate } | undefined {
  if (!/^\d{17}[0-9X]$/.test(document.number)) return undefined;
  const birthDate = birthDateOf(document.number);
  return birthDate && { sex: Number(document.number[16]) % 2 === 1 ? 'male' : 'female', birthDate };
}

function birthDateOf(number: string): CalendarDate | undefined {
  const date = parseCalendarDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  return date !== undefined && date >= '1850-01-01' ? date : undefined;
}
