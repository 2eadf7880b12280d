import { expect, test } from 'vitest';
import { boothKey, claimBooths } from '#shared/domain/booths/named-booths.ts';

const PLAN = [
  { number: 'A01', heldBy: undefined },
  { number: 'A02', heldBy: '淮安新苑有限公司' },
  { number: 'A03', heldBy: undefined },
];

test('one number has many spellings', () => {
  expect(['A01', 'a1', 'Ａ０１', 'A区01号', '展位A01', ' A 01 '].map(boothKey)).toEqual(Array(6).fill('A1'));
  expect(boothKey('A1-01')).not.toBe(boothKey('A101'));
  expect([boothKey('A10'), boothKey('A100'), boothKey('A1-010'), boothKey('A0')]).toEqual(['A10', 'A100', 'A1-10', 'A0']);
});

test('lines get what they name; what is taken, named twice or unknown is told', () => {
  const claims = claimBooths(PLAN, [
    { row: 2, text: 'A1、a03' },
    { row: 3, text: 'A02' },
    { row: 4, text: 'A3 Z9' },
    { row: 5, text: undefined },
  ]);
  expect(claims.map(({ booths, faults }) => [booths.map((booth) => booth.number), faults])).toEqual([
    [['A01', 'A03'], []],
    [[], [{ type: 'BoothTaken', number: 'A02', unitName: '淮安新苑有限公司' }]],
    [
      [],
      [
        { type: 'BoothNamedTwice', number: 'A03', otherRow: 2 },
        { type: 'BoothNotOnPlan', number: 'Z9' },
      ],
    ],
    [[], []],
  ]);
});

test('without a plan a booth is a text and nothing is wrong with it', () => {
  expect(claimBooths([], [{ row: 2, text: 'A01' }])).toEqual([{ row: 2, booths: [], faults: [] }]);
});

test('a line that names a booth twice gets it once', () => {
  const [claim] = claimBooths(PLAN, [{ row: 2, text: 'A01，A1' }]);
  expect([claim?.booths.length, claim?.faults]).toEqual([1, []]);
});
