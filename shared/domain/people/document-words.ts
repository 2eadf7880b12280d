import { assertNever } from '#shared/kernel/assert-never.ts';
import type { DocumentFault } from './identity-document.ts';

/** What is wrong with a document number and what to do, to stand under its field. */
export function documentFaultWords(fault: DocumentFault): string {
  switch (fault.type) {
    case 'DocumentLength':
      return `号码现为 ${fault.length} 位，应为 ${fault.expected}，请核对证件`;
    case 'DocumentCharacter':
      return `号码中不应有“${fault.character}”，请核对证件`;
    case 'DocumentBirthDate':
      return '号码中的出生日期不存在，请核对证件';
    case 'DocumentCheckCharacter':
      return '号码校验位不符，请核对证件';
    default:
      return assertNever(fault);
  }
}
