import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  type DocumentFault,
  type IdentityDocument,
  normaliseDocumentNumber,
  parseDocument,
  personOf,
} from '../people/identity-document.ts';
import { normalisePhone, parsePhone } from '../people/phone.ts';
import { readScan } from './read-scan.ts';

export type ContactNumber = { readonly phone: string } | { readonly document: IdentityDocument };
export type ContactNumberFault = { readonly type: 'PhoneInvalid' } | { readonly type: 'DocumentInvalid'; readonly fault: DocumentFault };

/**
 * 手机或证件号码 in one field: a walk-in has one or the other in hand, and the numbers tell themselves apart. Bare digits without a check
 * character are never taken for a document: a phone number with a digit lost would make a person of its own.
 */
export function parseContactNumber(text: string): Result<ContactNumber, ContactNumberFault> {
  const phone = parsePhone(text);
  if (phone !== undefined) return ok({ phone });
  const read = readScan(text);
  const document =
    read.kind === 'document' ? read.documents.find((one) => personOf(one) !== undefined || /[A-Z]/.test(one.number)) : undefined;
  if (document) return ok({ document });
  if (/^[01][0-9]{6,11}$/.test(normalisePhone(text))) return err({ type: 'PhoneInvalid' });
  const resident = parseDocument('residentId', normaliseDocumentNumber(text));
  return resident.ok ? ok({ document: resident.value }) : err({ type: 'DocumentInvalid', fault: resident.error });
}
