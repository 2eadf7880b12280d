import { withCheckCharacter } from '#shared/domain/people/identity-document.ts';

/** A valid ID number of 北京市朝阳区; every thousand are born a year later, even numbers are of women. */
export function testIdNumber(n: number): string {
  return withCheckCharacter(`110105${1990 + Math.floor(n / 1000)}0101${String(n % 1000).padStart(3, '0')}`);
}

/** A valid mobile number. */
export function testPhone(n: number): string {
  return `138${String(n).padStart(8, '0')}`;
}
