import { describe, expect, test } from 'vitest';
import { monthlyDueOn, PROPOSED_DEADLINES, statisticsDueOn, yearlyPlanDueOn } from '#shared/domain/statistics/deadlines.ts';
import type { FairFacts } from '#shared/domain/statistics/facts.ts';
import { GRADUATE_TWIN, MEASURE_KEYS, MEASURES } from '#shared/domain/statistics/measures.ts';
import { placeOf } from '#shared/domain/statistics/parts.ts';
import { correctionsBetween, figureName } from '#shared/domain/statistics/report.ts';
import { fairStatistics } from '#shared/domain/statistics/statistics.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { NO_FEEDBACK } from '#tests/support/records.ts';

const unit = { name: '甲厂', kind: 'enterprise', industry: undefined, divisionCode: '320812', feedback: undefined } as const;

const FACTS: FairFacts = {
  home: '320800',
  units: [
    {
      ...unit,
      participationId: 'a' as ParticipationId,
      attendance: 'attended',
      jobs: [
        { education: 'bachelor', jobs: 1, headcount: 4 },
        { education: undefined, jobs: 1, headcount: 6 },
      ],
      feedback: { ...NO_FEEDBACK, resumesHigher: 5, intentionsBachelor: 2, intentionsMale: 1, intentionsFemale: 1, graduateIntentions: 1 },
    },
    {
      ...unit,
      participationId: 'b' as ParticipationId,
      attendance: 'represented',
      jobs: [{ education: undefined, jobs: 2, headcount: 9 }],
    },
    { ...unit, participationId: 'c' as ParticipationId, attendance: 'noShow', jobs: [{ education: undefined, jobs: 7, headcount: 70 }] },
  ],
  people: [
    { sex: 'female', education: 'bachelor', isGraduate: true, region: '320812', registered: 3, entrants: 2, entrances: 3 },
    { sex: undefined, education: undefined, isGraduate: false, region: undefined, registered: 1, entrants: 1, entrances: 1 },
  ],
  observations: [],
};

describe('the statistics of a fair', () => {
  const { figures, tables } = fairStatistics(FACTS);

  test('count who came, what they offer, who came in and what was said', () => {
    expect(figures).toMatchObject({
      units: 2,
      graduateUnits: 1,
      jobs: 4,
      graduateJobs: 1,
      headcount: 19,
      graduateHeadcount: 4,
      registered: 4,
      entrances: 4,
      entrants: 3,
      entrantsFemale: 2,
      entrantsMale: 0,
      entrantsUntold: 1,
      graduateEntrants: 2,
      resumes: 5,
      intentions: 2,
      missingFeedback: 1,
    });
    expect(figures.onlineVisits).toBeUndefined();
  });

  test('divide intentions and jobs by education', () => {
    const table = tables.find(({ by }) => by === 'education');
    expect(table?.columns).toEqual(['jobs', 'headcount', 'registered', 'entrants', 'intentions']);
    expect(table?.rows.find(({ value }) => value === 'bachelor')?.cells).toEqual([1, 4, 3, 2, 2]);
    expect(table?.rows.find(({ value }) => value === '')?.cells).toEqual([3, 15, 1, 1, 0]);
  });

  test('that were reported are corrected by what differs, and by nothing else', () => {
    const later = fairStatistics({ ...FACTS, people: FACTS.people.slice(0, 1) });
    const corrections = correctionsBetween({ figures, tables }, later);
    expect(corrections.map(({ figure, reported, now }) => [figureName(figure), reported, now])).toEqual([
      ['求职登记人数', 4, 3],
      ['求职登记（性别未注明）', 1, 0],
      ['入场人次', 4, 3],
      ['入场人数', 3, 2],
      ['入场（性别未注明）', 1, 0],
      ['求职登记人数（学历：未注明）', 1, 0],
      ['入场人数（学历：未注明）', 1, 0],
      ['求职登记人数（地域：未注明）', 1, 0],
      ['入场人数（地域：未注明）', 1, 0],
    ]);
    expect(correctionsBetween({ figures, tables }, { figures, tables })).toEqual([]);
  });
});

test('the eleven figures of the 上海 form each have their graduates', () => {
  const eleven = [
    'units',
    'jobs',
    'headcount',
    'resumes',
    'onlineResumes',
    'onsiteApplicants',
    'onlineApplicants',
    'entrances',
    'interviews',
    'intentions',
    'onlineIntentions',
  ] as const;
  expect(eleven.map((key) => GRADUATE_TWIN[key]).filter((twin) => twin === undefined)).toEqual([]);
});

test('the codes of CB33 and CB35 are each given to one figure', () => {
  const codes = MEASURE_KEYS.flatMap((key) => MEASURES[key].code ?? []);
  expect(codes.toSorted()).toEqual(['acb33a', 'acb355', 'acb356', 'acb357', 'acb358', 'acb35d', 'acb35h']);
});

test.each([
  ['320812', 'inCity'],
  ['320102', 'inProvince'],
  ['320000', ''],
  ['340104', 'outOfProvince'],
  ['810000', 'outOfProvince'],
  ['000000', ''],
  [undefined, ''],
])('%s lies %s of 淮安', (code, place) => expect(placeOf(code, '320800')).toBe(place));

describe('deadlines', () => {
  const day = calendarDate;

  test('remind of the table from the day after the fair until a month past its day', () => {
    const due = (today: string) => statisticsDueOn(day('2026-03-05'), day(today), PROPOSED_DEADLINES);
    expect([due('2026-03-05'), due('2026-03-06'), due('2026-04-12'), due('2026-04-13')]).toEqual([
      undefined,
      '2026-03-12',
      '2026-03-12',
      undefined,
    ]);
  });

  test('remind of the month and of the year ten days before, not after', () => {
    const monthly = (today: string) => monthlyDueOn(day(today), PROPOSED_DEADLINES);
    expect([monthly('2026-02-17'), monthly('2026-02-18'), monthly('2026-02-28'), monthly('2026-03-01')]).toEqual([
      undefined,
      '2026-02-28',
      '2026-02-28',
      undefined,
    ]);
    const yearly = (today: string) => yearlyPlanDueOn(day(today), PROPOSED_DEADLINES);
    expect([yearly('2026-12-04'), yearly('2026-12-05'), yearly('2026-12-15'), yearly('2026-12-16')]).toEqual([
      undefined,
      '2026-12-15',
      '2026-12-15',
      undefined,
    ]);
  });

  test('that are switched off remind of nothing', () => {
    const off = { filingDays: undefined, statisticsDays: undefined, statisticsMonthDay: undefined, yearlyPlan: false };
    expect(statisticsDueOn(day('2026-03-05'), day('2026-03-06'), off)).toBeUndefined();
    expect(monthlyDueOn(day('2026-02-28'), off)).toBeUndefined();
    expect(yearlyPlanDueOn(day('2026-12-15'), off)).toBeUndefined();
  });
});
