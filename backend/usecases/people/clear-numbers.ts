import type { PersonalData } from '#db/personal/personal-data.ts';
import type { RevealedNumbers } from '#shared/contract/job-seekers.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';

/** Opens numbers of a person; only after it was logged who sees them and why. */
export function clearNumbers(
  personal: PersonalData,
  { document, phone }: JobSeeker,
  numbers: readonly ('document' | 'phone')[],
): RevealedNumbers {
  return {
    documentNumber: document && numbers.includes('document') ? personal.open(document.sealed, 'document') : undefined,
    phone: phone && numbers.includes('phone') ? personal.open(phone.sealed, 'phone') : undefined,
  };
}
