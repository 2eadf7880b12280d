import { expect, test } from 'vitest';
import { fitColumns } from '../../renderer/components/fit-columns.ts';

const NAME = { key: 'name', width: 300, least: 200 };
const PLACE = { key: 'place', width: 100, yields: true };
const JOBS = { key: 'jobs', width: 60, yields: true };
const AMOUNT = { key: 'amount', width: 100 };
const ALL = [NAME, PLACE, AMOUNT, JOBS];

const widthsOf = (room: number) => Object.fromEntries(fitColumns(ALL, room).shown.map(({ column, width }) => [column.key, width]));

test('with room enough every column has its width', () => {
  expect(widthsOf(560)).toEqual({ name: 300, place: 100, amount: 100, jobs: 60 });
});

test('text is shortened before anything is left out, amounts never', () => {
  expect(widthsOf(500)).toEqual({ name: 240, place: 100, amount: 100, jobs: 60 });
});

test('the last that may yield is left out first, and named', () => {
  expect(fitColumns(ALL, 440).leftOut).toEqual([JOBS]);
  expect(widthsOf(440)).toEqual({ name: 240, place: 100, amount: 100 });
  expect(fitColumns(ALL, 320).leftOut).toEqual([PLACE, JOBS]);
});

test('what may not yield stays at its least, however narrow the window', () => {
  expect(widthsOf(100)).toEqual({ name: 200, amount: 100 });
});
