import { describe, expect, test } from 'vitest';
import { paperQrText, readCodes, rowsOfSelection } from '#shared/domain/paper/read-codes.ts';
import { formatRowCode, formatSheetCode, type SheetNumber } from '#shared/domain/paper/row-code.ts';
import type { FairId } from '#shared/kernel/ids.ts';

const FAIR = { id: '01990000-0000-7000-8000-00000000000a' as FairId, number: '2026-031' };
const P3: SheetNumber = { kind: 'persons', number: 3 };
const U1: SheetNumber = { kind: 'units', number: 1 };
const S = formatSheetCode(FAIR.id, P3);
const row = (number: number, sheet = P3) => formatRowCode(FAIR.id, sheet, number);

/** Rows by sheet, of sheets that have 20. */
function rowsOf(text: string) {
  const { selections, faults } = readCodes(text, FAIR);
  return {
    rows: selections.map((selection) => [`${selection.sheet.kind}${selection.sheet.number}`, ...rowsOfSelection(selection, 20).rows]),
    faults: faults.map(({ text: piece, fault }) => `${piece} ${fault}`),
  };
}

const ALL = Array.from({ length: 20 }, (_, index) => index + 1);

describe('what is typed', () => {
  test.each([
    [`${S}-1..3,7`, [['persons3', 1, 2, 3, 7]]],
    [`${S}-1-3，5～6、9至10`, [['persons3', 1, 2, 3, 5, 6, 9, 10]]],
    [`${S.toLowerCase()}-2`, [['persons3', 2]]],
    [S, [['persons3', ...ALL]]],
    [`${S} 除 4,7..9`, [['persons3', 1, 2, 3, 5, 6, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]]],
    [`${S}除1..18`, [['persons3', 19, 20]]],
    [`${S}-3,3,2..4`, [['persons3', 2, 3, 4]]],
    [
      `${row(17)} ${row(18)}\n${row(1, U1)}`,
      [
        ['persons3', 17],
        ['persons3', 18],
        ['units1', 1],
      ],
    ],
    [
      `${row(17)},${formatSheetCode(FAIR.id, U1)}-2,3`,
      [
        ['persons3', 17],
        ['units1', 2, 3],
      ],
    ],
    [paperQrText('2026-031', row(5)), [['persons3', 5]]],
    [`${paperQrText('2026-031', S)} 除 2..20`, [['persons3', 1]]],
    ['', []],
  ])('%s names its rows', (text, rows) => {
    expect(rowsOf(text)).toEqual({ rows, faults: [] });
  });

  test.each([
    ['P03-1..20', ['P03-1..20 checkMissing']],
    ['P03-17', ['P03-17 checkMissing']],
    ['王小明', ['王小明 format']],
    ['17', ['17 format']],
    [`${S}-5..2`, [`${S}-5..2 range`]],
    [`${S}-0`, [`${S}-0 range`]],
    [`${S}-1..900`, [`${S}-1..900 range`]],
    [paperQrText('2026-030', row(5)), [`${paperQrText('2026-030', row(5))} otherFair`]],
    ['除 3', ['除 format', '3 format']],
    ['FT1:ABCDEFGHJKM', ['FT1:ABCDEFGHJKM format']],
  ])('%s names none and says why', (text, faults) => {
    expect(rowsOf(text).faults).toEqual(faults);
    expect(rowsOf(text).rows.flatMap(([, ...rows]) => rows)).toEqual([]);
  });

  test('after a wrong code numbers fall to no other sheet', () => {
    expect(rowsOf(`${S}-1 P04Z-2,3`)).toEqual({ rows: [['persons3', 1]], faults: ['P04Z-2 check', '3 format'] });
  });

  test('with a slip in what is left out takes nothing of the sheet', () => {
    expect(rowsOf(`${S} 除 4,7x,9`)).toEqual({ rows: [], faults: ['7X range', '9 format'] });
    expect(rowsOf(`${S} 除 3..20 P01-1`)).toEqual({ rows: [['persons3', 1, 2]], faults: ['P01-1 checkMissing'] });
  });

  test('beyond the sheet is named apart', () => {
    const [selection] = readCodes(`${S}-19..22`, FAIR).selections;
    expect(selection && rowsOfSelection(selection, 20)).toEqual({ rows: [19, 20], beyond: [21, 22] });
  });
});
