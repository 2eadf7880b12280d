import { checkCharacter } from '#shared/domain/units/credit-code.ts';

/** A valid 统一社会信用代码; the same for the same number. */
export function testCreditCode(n: number): string {
  const first = `91320812MA${String(n).padStart(7, '0')}`;
  return first + checkCharacter(first);
}
