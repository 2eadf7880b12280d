import { describe, expect, test } from 'vitest';
import type { OutcomeFact } from '#shared/domain/outcomes/placement.ts';
import { employmentPeriods, stableMonths } from '#shared/domain/outcomes/stable-employment.ts';
import { calendarDate, endOfTerm } from '#shared/kernel/calendar-date.ts';

const day = calendarDate;
const contract = (from: string, months?: number): OutcomeFact => ({ kind: 'contract', on: day(from), from: day(from), months });
const insured = (first: string, months: number, backPaidMonths = 0): OutcomeFact => ({
  kind: 'insured',
  on: day(`${first}-01`),
  months,
  backPaidMonths,
});
const left = (on: string): OutcomeFact => ({ kind: 'left', on: day(on), cause: '个人原因' });
const END = '2027-12-31';

/** What · facts by placement · cut-off · months. */
type Case = readonly [what: string, placements: readonly (readonly OutcomeFact[])[], cutOff: string, months: number];

const CASES: readonly Case[] = [
  ['nobody knows anything', [], END, 0],
  ['hired alone proves no work', [[{ kind: 'hired', on: day('2026-03-05') }]], END, 0],
  ['registered alone proves no work', [[{ kind: 'registered', on: day('2026-03-05'), place: undefined }]], END, 0],
  ['a year of contract', [[contract('2026-03-05', 12)]], END, 12],
  ['a year of contract, half over', [[contract('2026-03-05', 12)]], '2026-09-04', 6],
  ['one day short of half', [[contract('2026-03-05', 12)]], '2026-09-03', 5],
  ['a contract that begins after the cut-off', [[{ ...contract('2026-03-05', 12), on: day('2026-02-01') }]], '2026-03-04', 0],
  ['a contract signed after the cut-off', [[{ ...contract('2026-03-05', 12), on: day('2026-06-01') }]], '2026-05-31', 0],
  ['an open-ended contract runs to the cut-off', [[contract('2026-03-05')]], '2027-03-04', 12],
  ['left on the last day of a month of work', [[contract('2026-03-05'), left('2026-06-04')]], END, 3],
  ['left a day before', [[contract('2026-03-05'), left('2026-06-03')]], END, 2],
  ['left after the cut-off is not known yet', [[contract('2026-03-05'), left('2026-09-30')]], '2026-08-04', 5],
  ['left before it began', [[contract('2026-03-05'), left('2026-03-04')]], END, 0],
  ['insurance alone', [[insured('2026-03', 6)]], END, 6],
  ['insurance up to the cut-off in the middle of a month', [[insured('2026-03', 6)]], '2026-05-15', 2],
  ['insurance in two entries without a gap', [[insured('2026-03', 3), insured('2026-06', 3)]], END, 6],
  ['a month of insurance is missing', [[insured('2026-03', 3), insured('2026-07', 2)]], END, 3],
  ['all months back-paid prove nothing', [[insured('2026-03', 3, 3)]], END, 0],
  ['the first months back-paid do not count', [[insured('2026-03', 6, 2)]], END, 4],
  ['back-paid months under a contract count by the contract', [[contract('2026-03-01', 6), insured('2026-03', 6, 2)]], END, 6],
  ['insurance goes on after the contract', [[contract('2026-03-01', 3), insured('2026-03', 9)]], END, 9],
  ['contract and insurance of the same months count once', [[contract('2026-03-01', 6), insured('2026-03', 6)]], END, 6],
  ['two employers without a break', [[contract('2026-03-01'), left('2026-05-31')], [contract('2026-06-01', 3)]], END, 6],
  ['two employers with 14 days between', [[contract('2026-03-01', 3)], [contract('2026-06-15', 3)]], END, 6],
  ['two employers with 15 days between', [[contract('2026-03-01', 3)], [contract('2026-06-16', 3)]], END, 3],
  ['the longer time counts, though it was earlier', [[contract('2026-01-01', 6)], [contract('2026-09-01', 2)]], END, 6],
  ['two employers at once', [[contract('2026-03-01', 6)], [contract('2026-05-01', 6)]], END, 8],
  ['one employer within the time of another', [[contract('2026-03-01', 12)], [contract('2026-05-01', 2)]], END, 12],
  [
    'three short jobs, each a week after the other',
    [[contract('2026-01-01', 2)], [contract('2026-03-08', 2)], [contract('2026-05-15', 2)]],
    END,
    6,
  ],
  ['leaving one employer does not end the other', [[contract('2026-03-01'), left('2026-04-30')], [contract('2026-03-15', 6)]], END, 6],
  ['renewed on the day after', [[contract('2026-01-15', 6), contract('2026-07-15', 6)]], END, 12],
  ['from 31 January to the end of February', [[contract('2026-01-31', 1)]], END, 1],
  ['31 January to 27 February is no month', [[contract('2026-01-31'), left('2026-02-27')]], END, 0],
  ['31 January to 28 February is one', [[contract('2026-01-31'), left('2026-02-28')]], END, 1],
  ['in a leap year 28 February is too early', [[contract('2028-01-31'), left('2028-02-28')]], '2028-12-31', 0],
  ['in a leap year 29 February is enough', [[contract('2028-01-31'), left('2028-02-29')]], '2028-12-31', 1],
  ['from 29 February a year ends on 28 February', [[contract('2028-02-29'), left('2029-02-28')]], '2029-12-31', 12],
  ['from 31 August six months', [[contract('2026-08-31'), left('2027-02-28')]], END, 6],
  ['over the turn of the year', [[contract('2026-11-15', 3)]], END, 3],
  ['a break of 14 days over a leap day', [[contract('2028-01-01', 2)], [contract('2028-03-15', 1)]], '2028-12-31', 3],
];

describe('稳定就业月数', () => {
  test.each(CASES)('%s', (_what, placements, cutOff, months) => {
    expect(stableMonths(placements, day(cutOff))).toBe(months);
  });

  /** 20 first days × 12 lengths, each against the calendar walked day by day: a month is over when the corresponding day comes round. */
  const STARTS = [
    '2026-01-01',
    '2026-01-15',
    '2026-01-28',
    '2026-01-29',
    '2026-01-30',
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
    '2027-08-29',
    '2027-08-30',
    '2027-08-31',
    '2027-12-31',
    '2028-01-29',
    '2028-01-30',
    '2028-01-31',
    '2028-02-28',
    '2028-02-29',
    '2028-12-30',
  ];
  const TERMS = STARTS.flatMap((from) => Array.from({ length: 12 }, (_, index) => [from, index + 1] as const));

  test.each(TERMS)('a term from %s of %i months is that many months, and a day less is one fewer', (from, months) => {
    const end = endOfTerm(day(from), months);
    expect(walkedEnd(from, months)).toBe(end);
    const before = new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10);
    expect(stableMonths([[contract(from), left(end)]], day('2031-12-31'))).toBe(months);
    expect(stableMonths([[contract(from), left(before)]], day('2031-12-31'))).toBe(months - 1);
  });
});

/** The last day before the day of the month comes round for the nth time, counted on the calendar alone. */
function walkedEnd(from: string, months: number): string {
  const wanted = Number(from.slice(8));
  const date = new Date(`${from}T00:00:00Z`);
  for (let passed = 0; ; ) {
    const today = date.toISOString().slice(0, 10);
    const dayOfMonth = date.getUTCDate();
    date.setUTCDate(dayOfMonth + 1);
    const comesRoundTomorrow = date.getUTCDate() === wanted;
    const isEndOfMonthWithoutIt = date.getUTCDate() === 1 && dayOfMonth < wanted;
    if (comesRoundTomorrow || isEndOfMonthWithoutIt) passed += 1;
    if (passed === months) return today;
  }
}

test('periods are told oldest first, with their whole months', () => {
  const spans = [
    { from: day('2026-09-01'), to: day('2026-10-15') },
    { from: day('2026-01-01'), to: day('2026-03-31') },
  ];
  expect(employmentPeriods(spans)).toEqual([
    { from: '2026-01-01', to: '2026-03-31', months: 3 },
    { from: '2026-09-01', to: '2026-10-15', months: 1 },
  ]);
});
