import { describe, expect, test } from 'vitest';
import { type AreaDescription, describedBooths } from '#shared/domain/booths/area-description.ts';

const numbersOf = (changes: Partial<AreaDescription>) =>
  describedBooths({ prefix: 'A', rows: 2, perRow: 3, firstNumber: 1, numbering: 'running', ...changes }).map((booth) => booth.number);

describe('the booths of an area', () => {
  test('are numbered on from row to row', () => {
    expect(numbersOf({})).toEqual(['A01', 'A02', 'A03', 'A04', 'A05', 'A06']);
  });

  test('begin at the number given, without a prefix too', () => {
    expect(numbersOf({ prefix: '', firstNumber: 41 })).toEqual(['41', '42', '43', '44', '45', '46']);
  });

  test('have as many digits as the last of them', () => {
    expect(numbersOf({ rows: 1, perRow: 2, firstNumber: 99 })).toEqual(['A099', 'A100']);
  });

  test('are numbered anew in each row', () => {
    expect(numbersOf({ numbering: 'perRow' })).toEqual(['A1-01', 'A1-02', 'A1-03', 'A2-01', 'A2-02', 'A2-03']);
  });

  test('take the next letter in each row, behind Z two', () => {
    expect(numbersOf({ numbering: 'rowLetter', prefix: 'y', rows: 3, perRow: 1 })).toEqual(['Y01', 'Z01', 'AA01']);
  });

  test('stand in rows and places from 1', () => {
    const booths = describedBooths({ prefix: 'A', rows: 2, perRow: 2, firstNumber: 1, numbering: 'running' });
    expect(booths.map(({ row, place }) => [row, place])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
    ]);
  });
});
