import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTicketCode, parseTicketCode, TICKET_LENGTH, ticketCodeOf, withTicketCheck } from '#shared/domain/signups/ticket-code.ts';

const codes = fc.uint8Array({ minLength: TICKET_LENGTH, maxLength: 32 }).map(ticketCodeOf);

test('a code is read back however it is typed', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(parseTicketCode(formatTicketCode(code))).toBe(code);
      expect(parseTicketCode(code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }),
  );
});

test('two characters in each other’s place are found', () => {
  fc.assert(
    fc.property(codes, fc.nat(TICKET_LENGTH - 2), (code, at) => {
      const [a, b] = [code[at], code[at + 1]];
      // Values that are equal modulo 31 are the one pair that cannot be told apart.
      fc.pre(a !== b && !(`${a}${b}` === '0Z' || `${a}${b}` === 'Z0'));
      expect(parseTicketCode(code.slice(0, at) + b + a + code.slice(at + 2))).toBeUndefined();
    }),
  );
});

test.each(['', 'https://example.org/ticket/1', '11010519491231002X', 'ABCDE', '中文'])('%s is no ticket code', (text) => {
  expect(parseTicketCode(text)).toBeUndefined();
});

test('found 2026-11-25: no telephone number and no permit is taken for a ticket, whatever its check character', () => {
  const tenDigits = fc.stringMatching(/^[0-9]{10}$/);
  fc.assert(
    fc.property(tenDigits, (digits) => {
      // As a ticket each of these would be right in every character but for its letters.
      expect(parseTicketCode(withTicketCheck(digits))).toBeUndefined();
      expect(parseTicketCode(withTicketCheck(`H${digits.slice(1)}`))).toBeUndefined();
    }),
  );
});
