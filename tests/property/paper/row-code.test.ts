import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RowSelection, readCodes } from '#shared/domain/paper/read-codes.ts';
import { formatRowCode, formatSheetCode, PAPER_KINDS } from '#shared/domain/paper/row-code.ts';
import type { FairId } from '#shared/kernel/ids.ts';

const FAIR = { id: '01990000-0000-7000-8000-00000000000a' as FairId, number: '2026-031' };
const CHARACTERS = [...'0123456789-ABCDEFGHJKMNPQRSTUVWXYZ除.,'];

const anySheet = fc.record({ kind: fc.constantFrom(...PAPER_KINDS), number: fc.integer({ min: 1, max: 9_999 }) });
const anyRow = fc.integer({ min: 1, max: 120 });

function rowsNamedBy(text: string): readonly RowSelection[] {
  return readCodes(text, FAIR).selections.filter(({ taken }) => taken?.length !== 0);
}

function withCharacter(text: string, place: number, character: string): string {
  return text.slice(0, place) + character + text.slice(place + 1);
}

describe('a row code', () => {
  test('is read back as it was printed, in any writing', () => {
    fc.assert(
      fc.property(anySheet, anyRow, (sheet, row) => {
        const code = formatRowCode(FAIR.id, sheet, row);
        const meant = { selections: [{ sheet, taken: [{ from: row, to: row }], except: [] }], faults: [] };
        const fullWidth = code.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
        for (const text of [code, code.toLowerCase(), `  ${fullWidth}\n`, code.replaceAll('0', 'o')])
          expect(readCodes(text, FAIR)).toEqual(meant);
      }),
    );
  });

  test('with any one character wrong names no row', () => {
    fc.assert(
      fc.property(anySheet, anyRow, fc.nat(), fc.constantFrom(...CHARACTERS), (sheet, row, at, character) => {
        const code = formatRowCode(FAIR.id, sheet, row);
        const place = at % code.length;
        fc.pre(code.charAt(place) !== character);
        expect(rowsNamedBy(withCharacter(code, place, character))).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  test('with two neighbours swapped names no row', () => {
    fc.assert(
      fc.property(anySheet, anyRow, fc.nat(), (sheet, row, at) => {
        const code = formatRowCode(FAIR.id, sheet, row);
        const place = at % (code.length - 1);
        const swapped = code.slice(0, place) + code.charAt(place + 1) + code.charAt(place) + code.slice(place + 2);
        fc.pre(swapped !== code);
        expect(rowsNamedBy(swapped)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a sheet code', () => {
  test('with any one character wrong names no row', () => {
    fc.assert(
      fc.property(anySheet, fc.nat(), fc.constantFrom(...CHARACTERS), (sheet, at, character) => {
        const code = formatSheetCode(FAIR.id, sheet);
        const place = at % code.length;
        fc.pre(code.charAt(place) !== character);
        expect(rowsNamedBy(`${withCharacter(code, place, character)}-1..20`)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });
});

test('row codes of another fair are refused but for one in 23', () => {
  let accepted = 0;
  for (let n = 0; n < 2300; n++) {
    const other = `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as FairId;
    accepted += readCodes(formatRowCode(other, { kind: 'persons', number: 3 }, 17), FAIR).selections.length;
  }
  expect(accepted).toBeLessThan(2300 / 15);
});
