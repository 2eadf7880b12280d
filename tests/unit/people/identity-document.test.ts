import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DocumentKind, parseDocument, personOf, withCheckCharacter } from '#shared/domain/people/identity-document.ts';
import { expectErr, expectOk } from '#tests/support/database.ts';

const read = (text: string, kind: DocumentKind = 'residentId') => expectOk(parseDocument(kind, text)).number;
const fault = (text: string, kind: DocumentKind = 'residentId') => expectErr(parseDocument(kind, text)).type;

describe('居民身份证', () => {
  test('the numbers of the standard itself are read, and tell sex and birth date', () => {
    // GB 11643-1999, the two examples of its annex.
    expect(personOf(expectOk(parseDocument('residentId', '11010519491231002X')))).toEqual({ sex: 'female', birthDate: '1949-12-31' });
    expect(personOf(expectOk(parseDocument('residentId', '440524188001010014')))).toEqual({ sex: 'male', birthDate: '1880-01-01' });
  });

  test('full width, spaces and a small x make no difference', () => {
    expect(read('１１０１０５１９４９１２３１００２ｘ')).toBe('11010519491231002X');
    expect(read(' 110105 19491231 002x ')).toBe('11010519491231002X');
  });

  test('15 digits become 18', () => {
    expect(read('110105491231002')).toBe('11010519491231002X');
  });

  test.each([
    ['110105194912310021', 'DocumentCheckCharacter'],
    ['110105194913310028', 'DocumentBirthDate'],
    ['110105194902300026', 'DocumentBirthDate'],
    ['1101051949123100', 'DocumentLength'],
    ['1101051949I231002X', 'DocumentCharacter'],
    ['X10105194912310026', 'DocumentCharacter'],
    ['', 'DocumentLength'],
  ])('%s is refused: %s', (text, type) => {
    expect(fault(text)).toBe(type);
  });

  test('a wrong digit and a swap of two neighbours are always found', () => {
    const valid = fc
      .tuple(
        fc.integer({ min: 0, max: 999_999 }),
        fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
        fc.nat(999),
      )
      .map(([region, date, sequence]) =>
        withCheckCharacter(
          `${String(region).padStart(6, '0')}${date.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`,
        ),
      );
    fc.assert(
      fc.property(valid, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const digits = [...number];
        digits[at] = String((Number(digits[at]) + shift) % 10);
        expect(parseDocument('residentId', digits.join('')).ok).toBe(false);
        const [a, b] = [number[at], number[at + 1]];
        if (a !== b) expect(parseDocument('residentId', number.slice(0, at) + b + a + number.slice(at + 2)).ok).toBe(false);
      }),
    );
  });
});

describe('other documents', () => {
  test.each<[DocumentKind, string, string]>([
    ['hkMacaoPermit', 'h12345678', 'H12345678'],
    ['taiwanPermit', '１２３４５６７８', '12345678'],
    ['passport', 'e 1234 5678', 'E12345678'],
    ['foreignPermanentId', 'abc123456789012', 'ABC123456789012'],
    ['foreignPermanentId', withCheckCharacter('91112319900101123'), withCheckCharacter('91112319900101123')],
  ])('%s %s', (kind, text, number) => {
    expect(read(text, kind)).toBe(number);
  });

  test.each<[DocumentKind, string, string]>([
    ['hkMacaoPermit', 'A12345678', 'DocumentLength'],
    ['taiwanPermit', '1234567', 'DocumentLength'],
    ['passport', '护照123456', 'DocumentCharacter'],
    ['foreignPermanentId', '11010519491231002X', 'DocumentCharacter'],
  ])('%s %s is refused: %s', (kind, text, type) => {
    expect(fault(text, kind)).toBe(type);
  });

  test('a passport tells neither sex nor birth date', () => {
    expect(personOf({ kind: 'passport', number: 'E12345678' })).toBeUndefined();
  });
});
