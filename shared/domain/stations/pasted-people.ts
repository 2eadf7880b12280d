import { type DocumentFault, type IdentityDocument, normaliseDocumentNumber, parseDocument } from '../people/identity-document.ts';
import { parsePhone } from '../people/phone.ts';

/** A line of pasted or typed people: what was read in it. */
export interface PastedLine {
  /** Counted from 1, empty lines among them, as one sees them. */
  readonly line: number;
  readonly name: string | undefined;
  readonly document: IdentityDocument | undefined;
  readonly phone: string | undefined;
  /** A number that should be of an identity document and is not. */
  readonly fault: DocumentFault | undefined;
}

const SEPARATORS = /[\s,，;；、|\t]+/;
/** A serial number that came along from a sheet. */
const SERIAL = /^\d{1,4}[.．]?$/;
const RESIDENT_LIKE = /^\d{14,17}[0-9X]$/;

/** Reads lines of 姓名, 证件号码 and 手机 in any order, as they are copied from a sheet or typed; a head line and serial numbers are passed over. */
export function readPastedPeople(text: string): readonly PastedLine[] {
  return text
    .normalize('NFKC')
    .split(/\r?\n/)
    .map((line, index) => ({ parts: line.split(SEPARATORS).filter((part) => part !== ''), line: index + 1 }))
    .filter(({ parts }) => parts.length > 0 && !isHead(parts))
    .map(({ parts, line }) => readLine(parts, line));
}

function isHead(parts: readonly string[]): boolean {
  return parts.includes('姓名');
}

function readLine(parts: readonly string[], line: number): PastedLine {
  let document: IdentityDocument | undefined;
  let phone: string | undefined;
  let fault: DocumentFault | undefined;
  const names: string[] = [];
  for (const [index, part] of parts.entries()) {
    const number = normaliseDocumentNumber(part);
    if (RESIDENT_LIKE.test(number)) {
      const parsed = parseDocument('residentId', number);
      if (parsed.ok) document = parsed.value;
      else fault = parsed.error;
    } else if (parsePhone(part) !== undefined) phone = parsePhone(part);
    else if (/\d{6,}/.test(part)) fault ??= { type: 'DocumentLength', length: number.length, expected: '18 位' };
    else if (!(index === 0 && parts.length > 1 && SERIAL.test(part)) && /\p{L}/u.test(part) && part !== '男' && part !== '女')
      names.push(part);
  }
  // What follows the name, a village or a trade, is not part of it; names in Latin letters come in several words.
  const name = names.length > 1 && names.every((part) => /^[\p{Script=Latin}.'-]+$/u.test(part)) ? names.join(' ') : names[0];
  return { line, name, document, phone, fault };
}
