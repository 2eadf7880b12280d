import { expect, test } from 'vitest';
import { AISLE, shelvingsOf } from '#shared/domain/booths/shelve-areas.ts';

test('areas are shelved in their order, from one below the other to all side by side', () => {
  const areas = [
    { columns: 10, rows: 5 },
    { columns: 10, rows: 4 },
    { columns: 4, rows: 2 },
  ];
  expect(shelvingsOf(areas).map(({ shelves, columns, rows }) => [shelves.map((shelf) => shelf.length), columns, rows])).toEqual([
    [[1, 1, 1], 10, 11],
    [[1, 2], 14 + AISLE, 9],
    [[2, 1], 20 + AISLE, 7],
    [[3], 24 + 2 * AISLE, 5],
  ]);
  expect(shelvingsOf([])).toEqual([]);
});
