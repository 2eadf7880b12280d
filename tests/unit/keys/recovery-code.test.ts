import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyFromRecoveryCode, recoveryCode } from '#backend/adapters/keys/recovery-code.ts';
import { databaseKey, newDatabaseKey } from '#db/connection/database-key.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const anyKey = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => databaseKey(bytes));

describe('the recovery code', () => {
  test('is 13 groups of 5 letters that are not mistaken for each other', () => {
    expect(recoveryCode(newDatabaseKey())).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){12}$/);
  });

  test('of a known key never changes: codes printed years ago still open', () => {
    const key = databaseKey(Uint8Array.from({ length: 32 }, (_, index) => index));
    expect(recoveryCode(key)).toBe('000GV-40R4H-0M30P-E209P-185GH-R38E0-1W814-24GKZ-2GAHA-C5RR5-34D1N-P70XA-3RFPV');
  });

  test('gives its key back', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(keyFromRecoveryCode(recoveryCode(key))).toEqual({ ok: true, value: key });
      }),
    );
  });

  test.each([
    ['lower case', (code: string) => code.toLowerCase()],
    ['no hyphens', (code: string) => code.replaceAll('-', '')],
    ['spaces and line breaks', (code: string) => code.replaceAll('-', ' \n')],
    ['O for 0, I and l for 1', (code: string) => code.replaceAll('0', 'O').replace('1', 'I').replace('1', 'l')],
    [
      'full width',
      (code: string) => [...code].map((letter) => (letter === '-' ? '－' : String.fromCharCode(letter.charCodeAt(0) + 0xfee0))).join(''),
    ],
  ])('is read with %s', (_how, typed) => {
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(keyFromRecoveryCode(typed(recoveryCode(key)))).toEqual({ ok: true, value: key });
      }),
    );
  });

  test('one wrong letter is found and its group named', () => {
    fc.assert(
      fc.property(anyKey, fc.nat({ max: 64 }), fc.integer({ min: 1, max: 31 }), (key, at, shift) => {
        const letters = [...recoveryCode(key).replaceAll('-', '')];
        letters[at] = ALPHABET.charAt((ALPHABET.indexOf(letters[at] ?? '') + shift) % 32);
        expect(keyFromRecoveryCode(letters.join(''))).toEqual({
          ok: false,
          error: { type: 'RecoveryCodeWrong', group: Math.floor(at / 5) + 1 },
        });
      }),
    );
  });

  test('two letters of a group exchanged are found', () => {
    fc.assert(
      fc.property(anyKey, fc.nat({ max: 12 }), fc.nat({ max: 4 }), fc.nat({ max: 4 }), (key, group, i, j) => {
        const letters = [...recoveryCode(key).replaceAll('-', '')];
        const [a, b] = [group * 5 + i, group * 5 + j];
        fc.pre(letters[a] !== letters[b]);
        [letters[a], letters[b]] = [letters[b] ?? '', letters[a] ?? ''];
        expect(keyFromRecoveryCode(letters.join(''))).toEqual({ ok: false, error: { type: 'RecoveryCodeWrong', group: group + 1 } });
      }),
    );
  });

  test('two groups exchanged are found', () => {
    fc.assert(
      fc.property(anyKey, fc.nat({ max: 12 }), fc.nat({ max: 12 }), (key, a, b) => {
        const groups = recoveryCode(key).split('-');
        fc.pre(a !== b);
        [groups[a], groups[b]] = [groups[b] ?? '', groups[a] ?? ''];
        expect(keyFromRecoveryCode(groups.join('-'))).toEqual({
          ok: false,
          error: { type: 'RecoveryCodeWrong', group: Math.min(a, b) + 1 },
        });
      }),
    );
  });

  test('a letter missing names the short group where groups were typed apart', () => {
    const groups = recoveryCode(newDatabaseKey()).split('-');
    groups[4] = groups[4]?.slice(1) ?? '';
    expect(keyFromRecoveryCode(groups.join('-'))).toEqual({ ok: false, error: { type: 'RecoveryCodeWrong', group: 5 } });
    expect(keyFromRecoveryCode(groups.join(''))).toEqual({ ok: false, error: { type: 'RecoveryCodeWrong', group: undefined } });
    expect(keyFromRecoveryCode('')).toEqual({ ok: false, error: { type: 'RecoveryCodeWrong', group: undefined } });
  });

  test('a letter outside the alphabet names its group', () => {
    const groups = recoveryCode(newDatabaseKey()).split('-');
    groups[7] = 'UUUUU';
    expect(keyFromRecoveryCode(groups.join('-'))).toEqual({ ok: false, error: { type: 'RecoveryCodeWrong', group: 8 } });
  });
});
