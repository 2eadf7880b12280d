import { describe, expect, test } from 'vitest';
import { insuredMonths } from '#shared/domain/outcomes/insured-months.ts';
import { type OutcomeFact, standingFacts } from '#shared/domain/outcomes/placement.ts';
import { placementStateAt } from '#shared/domain/outcomes/placement-state.ts';
import { lastDayClaimed, outcomeWarningSentence, outcomeWarnings } from '#shared/domain/outcomes/plausibility.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { PlacementId } from '#shared/kernel/ids.ts';
import { TEST_NOW } from '#tests/support/database.ts';
import { anOutcomeStep } from '#tests/support/records.ts';

const day = calendarDate;
const PLACEMENT = 'placement' as PlacementId;
const HIRED: OutcomeFact = { kind: 'hired', on: day('2026-03-10') };
const CONTRACT: OutcomeFact = { kind: 'contract', on: day('2026-03-12'), from: day('2026-03-15'), months: 12 };
const REGISTERED: OutcomeFact = { kind: 'registered', on: day('2026-04-02'), place: '清江浦区' };
const INSURED: OutcomeFact = { kind: 'insured', on: day('2026-03-01'), months: 6, backPaidMonths: 1 };

describe('a placement at a cut-off day', () => {
  test('has reached what was true by then, whatever the order of entry', () => {
    const steps = [REGISTERED, CONTRACT, HIRED].map((fact) => anOutcomeStep(PLACEMENT, fact));
    const state = placementStateAt(standingFacts(steps), day('2026-03-31'));
    expect(state.reached).toEqual({ hired: '2026-03-10', contract: '2026-03-12' });
    expect(state.contract).toEqual(CONTRACT);
    expect(state.registration).toBeUndefined();
  });

  test('knows nothing of a void step', () => {
    const voided = { by: '张三', at: TEST_NOW, reason: '误录' };
    const steps = [anOutcomeStep(PLACEMENT, HIRED), anOutcomeStep(PLACEMENT, CONTRACT, { voided })];
    expect(placementStateAt(standingFacts(steps), day('2026-12-31')).reached).toEqual({ hired: '2026-03-10' });
  });

  test('shows the first day of a repeated step and the newest contract', () => {
    const renewed: OutcomeFact = { kind: 'contract', on: day('2027-03-01'), from: day('2027-03-15'), months: undefined };
    const state = placementStateAt([CONTRACT, renewed], day('2027-12-31'));
    expect(state.reached.contract).toBe('2026-03-12');
    expect(state.contract).toEqual(renewed);
  });
});

describe('insured months', () => {
  test('are those begun by the day, with the back-paid ones told apart', () => {
    expect(insuredMonths([INSURED], day('2026-02-28'))).toEqual({ all: 0, backPaid: 0 });
    expect(insuredMonths([INSURED], day('2026-03-01'))).toEqual({ all: 1, backPaid: 1 });
    expect(insuredMonths([INSURED], day('2026-05-31'))).toEqual({ all: 3, backPaid: 1 });
    expect(insuredMonths([INSURED], day('2027-01-01'))).toEqual({ all: 6, backPaid: 1 });
  });

  test('count a month once that was entered twice; paid on time outweighs paid later', () => {
    const again: OutcomeFact = { kind: 'insured', on: day('2026-03-01'), months: 2, backPaidMonths: 0 };
    expect(insuredMonths([INSURED, again], day('2026-12-31'))).toEqual({ all: 6, backPaid: 0 });
  });
});

describe('dates that can hardly be right', () => {
  const cases: readonly (readonly [string, readonly OutcomeFact[], string])[] = [
    [
      'contract before hire',
      [HIRED, { ...CONTRACT, from: day('2026-03-01') }],
      '合同起始日期 2026年3月1日早于录用日期 2026年3月10日，请核对',
    ],
    [
      'registration before hire',
      [HIRED, { ...REGISTERED, on: day('2026-03-09') }],
      '就业登记日期 2026年3月9日早于录用日期 2026年3月10日，请核对',
    ],
    [
      'insurance before hire',
      [HIRED, { ...INSURED, on: day('2026-01-01'), months: 1 }],
      '参保起始月 2026-01 早于录用日期 2026年3月10日，请核对',
    ],
    [
      'leaving before hire',
      [HIRED, { kind: 'left', on: day('2026-03-09'), cause: '辞职' }],
      '离职日期 2026年3月9日早于2026年3月10日入职，请核对',
    ],
    [
      'insurance after leaving',
      [INSURED, { kind: 'left', on: day('2026-05-20'), cause: '辞职' }],
      '参保至 2026-08，晚于离职日期 2026年5月20日，请核对',
    ],
    [
      'an intention before the fair',
      [{ kind: 'intention', on: day('2026-03-04') }],
      '意向日期 2026年3月4日早于招聘会举办日期 2026年3月5日，请核对',
    ],
  ];

  test.each(cases)('%s warns', (_what, facts, sentence) => {
    expect(outcomeWarnings(facts, day('2026-03-05')).map(outcomeWarningSentence)).toEqual([sentence]);
  });

  test('a usual chain has none', () => {
    const facts = [{ kind: 'intention', on: day('2026-03-05') } as const, HIRED, CONTRACT, REGISTERED, INSURED];
    expect(outcomeWarnings(facts, day('2026-03-05'))).toEqual([]);
  });

  test('insurance claims its last month from that month on', () => {
    expect(lastDayClaimed(INSURED)).toBe('2026-08-01');
    expect(lastDayClaimed({ ...INSURED, months: 1 })).toBe('2026-03-01');
    expect(lastDayClaimed(HIRED)).toBe('2026-03-10');
  });
});
