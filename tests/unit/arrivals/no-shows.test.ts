import { describe, expect, test } from 'vitest';
import { countNoShows, judgeNoShows, noShowWords, type PastAttendance } from '#shared/domain/arrivals/no-shows.ts';
import type { Attendance } from '#shared/domain/units/unit.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';

const past = (day: number, attendance: Attendance): PastAttendance => ({
  fairNumber: `2026-${String(day).padStart(3, '0')}`,
  fairTitle: `第${day}场`,
  startsOn: calendarDate(`2026-03-${String(day).padStart(2, '0')}`),
  attendance,
});

describe('absences over time', () => {
  test('count all, and those since the unit last came, in whatever order they are told', () => {
    const history = [past(9, 'noShow'), past(1, 'noShow'), past(5, 'attended'), past(7, 'noShow')];
    expect(countNoShows(history)).toEqual({ total: 3, inARow: 2, last: past(9, 'noShow') });
  });

  test('are neither added to nor ended by a fair that was called off beforehand or is not known yet', () => {
    expect(countNoShows([past(1, 'noShow'), past(2, 'cancelled'), past(3, 'pending')])).toMatchObject({ total: 1, inARow: 1 });
    expect(countNoShows([past(1, 'noShow'), past(2, 'represented')])).toMatchObject({ total: 1, inARow: 0 });
  });
});

describe('the rule', () => {
  const history = [past(1, 'noShow'), past(3, 'noShow')];
  const judge = (mode: 'off' | 'warn' | 'bar', times: number, lastFairDay = '2026-03-03') =>
    judgeNoShows({ mode, times }, history, calendarDate(lastFairDay)).type;

  test('says nothing when it is off or the unit was absent less often', () => {
    expect([judge('off', 1), judge('warn', 3), judge('bar', 3)]).toEqual(['clear', 'clear', 'clear']);
    expect(judgeNoShows({ mode: 'bar', times: 1 }, [], undefined).type).toBe('clear');
  });

  test('warns, or bars from the next fair', () => {
    expect([judge('warn', 2), judge('bar', 2), judge('bar', 1)]).toEqual(['warned', 'barred', 'barred']);
  });

  test('lets the unit come again, with a warning, once a fair has gone by without it', () => {
    expect(judge('bar', 2, '2026-03-04')).toBe('warned');
  });

  test('does not count what was before the unit last came', () => {
    expect(judgeNoShows({ mode: 'bar', times: 1 }, [...history, past(5, 'attended')], undefined).type).toBe('clear');
  });

  test('is told in words', () => {
    expect(noShowWords({ inARow: 2, last: past(3, 'noShow') })).toBe('连续 2 次未到会（最近一次 2026-003“第3场”，2026-03-03）');
    expect(noShowWords({ inARow: 1, last: past(3, 'noShow') })).toBe('上次报名后未到会（最近一次 2026-003“第3场”，2026-03-03）');
  });
});
