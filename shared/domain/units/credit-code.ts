import type { Brand } from '#shared/kernel/brand.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** 统一社会信用代码 (GB 32100): 18 characters, the last checks the others. */
export type CreditCode = string & Brand<'CreditCode'>;

export type CreditCodeFault =
  | { readonly type: 'CreditCodeLength'; readonly length: number }
  | { readonly type: 'CreditCodeAlphabet'; readonly character: string }
  /** The character that the first 17 ask for is not told: a wrong code is looked up, not made to fit. */
  | { readonly type: 'CreditCodeCheckCharacter' };

/** Digits and capitals without I, O, S, V, Z; a character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const MODULUS = 31;

/** Half width, upper case, no spaces or dashes: how codes are compared. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}

/** Reads a code as typed or pasted and verifies its check character. */
export function parseCreditCode(text: string): Result<CreditCode, CreditCodeFault> {
  const code = normaliseCreditCode(text);
  const length = [...code].length;
  if (length !== LENGTH) return err({ type: 'CreditCodeLength', length });
  for (const character of code) if (!ALPHABET.includes(character)) return err({ type: 'CreditCodeAlphabet', character });
  return checkCharacter(code) === code.at(-1) ? ok(code as CreditCode) : err({ type: 'CreditCodeCheckCharacter' });
}

/** The 18th character of a code, from its first 17 (GB 32100, annex: weights 3^(i-1) modulo 31). */
export function checkCharacter(code: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, LENGTH - 1)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}
