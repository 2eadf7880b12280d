import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupsToDelete, ROTATION } from '#shared/domain/backups/rotation.ts';
import { chinaDate, type Instant, instantFromMillis } from '#shared/kernel/instant.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-05T01:00:00.000Z');
const backupAt = (millis: number) => ({ at: instantFromMillis(millis) });
const stays = (backups: readonly { readonly at: Instant }[]) => {
  const gone = new Set(backupsToDelete(backups));
  return backups.filter((backup) => !gone.has(backup));
};

describe('rotation', () => {
  test('after three years of daily backups 14 days, 8 weeks and 12 months are there', () => {
    const backups = Array.from({ length: 3 * 365 }, (_, day) => backupAt(START - day * DAY));
    const kept = stays(backups).map((backup) => chinaDate(backup.at));
    expect(kept.slice(0, 14)).toEqual(backups.slice(0, 14).map((backup) => chinaDate(backup.at)));
    expect(new Set(kept.map((date) => date.slice(0, 7))).size).toBe(12);
    expect(kept.length).toBeLessThanOrEqual(14 + 8 + 12);
    expect(kept.length).toBeGreaterThanOrEqual(14 + 6 + 9);
  });

  test('of several backups of one day the newest stays', () => {
    const [morning, noon] = [backupAt(START), backupAt(START + 3_600_000)];
    expect(backupsToDelete([morning, noon])).toEqual([morning]);
  });

  test('a day begins at midnight in China', () => {
    const [before, after] = [backupAt(Date.parse('2026-03-05T15:59:00Z')), backupAt(Date.parse('2026-03-05T16:01:00Z'))];
    expect(backupsToDelete([before, after])).toEqual([]);
  });

  test('a long pause deletes nothing by itself', () => {
    const backups = [backupAt(START - 900 * DAY), backupAt(START - 901 * DAY), backupAt(START)];
    expect(backupsToDelete(backups)).toEqual([]);
  });

  test('keeps the newest, never more than the policy allows, and settles: what stays stays', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 * DAY }), { size: 'max', maxLength: 400 }), (ages) => {
        const backups = ages.map((age) => backupAt(START - age));
        const kept = stays(backups);
        expect(kept.length).toBeLessThanOrEqual(ROTATION.days + ROTATION.weeks + ROTATION.months);
        if (backups.length > 0) {
          const newest = backups
            .map((backup) => backup.at)
            .toSorted()
            .at(-1);
          expect(kept.some((backup) => backup.at === newest)).toBe(true);
        }
        expect(stays(kept)).toEqual(kept);
      }),
    );
  });
});
