import { expect, test } from 'vitest';
import { comparePeople } from '#shared/domain/people/compare-people.ts';
import { duplicateSigns } from '#shared/domain/people/duplicates.ts';
import { newestAttributes } from '#shared/domain/people/job-seeker.ts';
import { proposeSurvivor } from '#shared/domain/people/merging.ts';
import type { SealedText } from '#shared/domain/people/sealed-text.ts';
import { isSearchable } from '#shared/domain/people/searchable.ts';
import { instant } from '#shared/kernel/instant.ts';
import { aJobSeeker, anObservation } from '#tests/support/records.ts';

const EARLIER = instant('2026-03-01T01:00:00.000Z');
const LATER = instant('2026-03-02T01:00:00.000Z');

test('whoever has a document stands, and of two the one known for longer', () => {
  const documented = aJobSeeker({ registeredAt: LATER });
  const bare = aJobSeeker({ document: undefined, registeredAt: EARLIER });
  const older = aJobSeeker({ registeredAt: EARLIER });
  expect(proposeSurvivor(bare, documented)).toEqual({ survivor: documented.id, free: false });
  expect(proposeSurvivor(documented, bare)).toEqual({ survivor: documented.id, free: false });
  expect(proposeSurvivor(documented, older)).toEqual({ survivor: older.id, free: true });
});

test('two are alike by name and phone or name and birth date, never by one of them', () => {
  const phone = { sealed: 'x' as SealedText, tail: '8000', index: 'i' };
  const a = aJobSeeker({ name: '王建国', phone });
  expect(duplicateSigns(a, aJobSeeker({ name: '王建国', phone, birthDate: undefined }))).toEqual(['namePhone']);
  expect(duplicateSigns(a, aJobSeeker({ name: '王建国' }))).toEqual(['nameBirthDate']);
  expect(duplicateSigns(a, aJobSeeker({ name: '王建军', phone }))).toEqual([]);
  expect(duplicateSigns(a, aJobSeeker({ name: '王建国', birthDate: undefined }))).toEqual([]);
});

test('the preview of a merge shows what will be shown', () => {
  const [x, y] = [aJobSeeker(), aJobSeeker()];
  const a = [anObservation(x.id, { observedAt: EARLIER, values: { name: '王建国', skills: '焊工' } })];
  const b = [
    anObservation(y.id, { observedAt: EARLIER, values: { name: '王建囯' } }),
    anObservation(y.id, { observedAt: LATER, values: { skills: null } }),
  ];
  const compared = comparePeople(a, b);
  expect(compared.map(({ attribute, shows }) => [attribute, shows])).toEqual([
    ['name', 1],
    ['skills', 1],
  ]);
  expect(newestAttributes([...a, ...b])).toMatchObject({ name: '王建囯', skills: undefined });
});

test('two characters or one 汉字 are enough to look for somebody', () => {
  expect(['王', '𠮷', 'wj', '12', ' w j '].map(isSearchable)).toEqual([true, true, true, true, true]);
  expect(['', 'w', '1', ' w ', '·'].map(isSearchable)).toEqual([false, false, false, false, false]);
});
