import { err, ok, type Result } from '#shared/kernel/result.ts';

/** 启动口令: 15 random digits and a check digit in four groups, easy to say over the telephone and to hear. */
export function formatStartSecret(digits: string): string {
  const all = digits + checkDigit(digits);
  return (all.match(/\d{4}/g) ?? []).join('-');
}

export const SECRET_DIGITS = 15;

/** Reads what was typed: any grouping, full width too. A wrong digit or two exchanged ones are found at once. */
export function parseStartSecret(text: string): Result<string, 'SecretMistyped'> {
  const digits = text.normalize('NFKC').replace(/[\s\-–—_.]/g, '');
  if (!/^\d{16}$/.test(digits) || checkDigit(digits.slice(0, SECRET_DIGITS)) !== digits[SECRET_DIGITS]) return err('SecretMistyped');
  return ok((digits.match(/\d{4}/g) ?? []).join('-'));
}

/** ISO 7064 MOD 11,10: finds every wrong digit and every exchange of neighbours. */
function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
