import { describe, expect, test } from 'vitest';
import { type Registration, type RegistrationContext, registerPeople } from '#backend/usecases/people/register.ts';
import type { Database } from '#db/connection/open-database.ts';
import { rebuildFromLog } from '#db/log/rebuild.ts';
import { countJobSeekers, findJobSeekerById, listObservations, searchJobSeekers, updateJobSeeker } from '#db/repositories/job-seekers.ts';
import { type DocumentKind, parseDocument } from '#shared/domain/people/identity-document.ts';
import { type Instant, instant } from '#shared/kernel/instant.ts';
import { expectOk, TEST_NOW, testDatabase, testId, write } from '#tests/support/database.ts';

const LATER = instant('2026-03-06T01:00:00.000Z');
const DOCUMENT = expectOk(parseDocument('residentId' as DocumentKind, '11010519491231002X'));

const aRegistration = (over: Partial<Registration> = {}): Registration => ({
  name: '王建国',
  document: DOCUMENT,
  phone: undefined,
  ...over,
});

function register(db: Database, registrations: readonly Registration[], over: Partial<RegistrationContext> & { at?: Instant } = {}) {
  const context: RegistrationContext = {
    actor: { name: '张三', at: over.at ?? TEST_NOW },
    source: 'desk',
    fairId: undefined,
    importBatchId: undefined,
    ...over,
  };
  return write(db, (trx) => registerPeople({ ids: { next: testId } }, trx, db.personal, registrations, context));
}

describe('a person with a document', () => {
  test('is made once, with sex and birth date from the number, the number sealed', async () => {
    await using db = await testDatabase();
    const [first] = await register(db, [aRegistration({ phone: '13800138000' })]);
    const [again] = await register(db, [aRegistration()], { at: LATER });
    expect(first?.isNew).toBe(true);
    expect(first?.person).toMatchObject({ sex: 'female', birthDate: '1949-12-31', rootId: first?.person.id });
    expect(again).toEqual({ person: first?.person, isNew: false, otherName: undefined });
    expect(await countJobSeekers(db)).toBe(1);
    const everything =
      JSON.stringify(db.raw.prepare('SELECT * FROM op').all()) + JSON.stringify(db.raw.prepare('SELECT * FROM job_seeker').all());
    expect(everything).not.toContain('11010519491231002X');
    expect(everything).not.toContain('13800138000');
  });

  test('under another spelling stays the same person, and the other name is told', async () => {
    await using db = await testDatabase();
    const [first] = await register(db, [aRegistration({ name: '王建囯' })]);
    const [second] = await register(db, [aRegistration()], { at: LATER });
    expect(second).toMatchObject({ isNew: false, otherName: '王建囯' });
    expect(second?.person).toMatchObject({ id: first?.person.id, name: '王建国' });
  });

  test('shows the newest of what was said, whatever arrives late', async () => {
    await using db = await testDatabase();
    await register(db, [aRegistration({ skills: '焊工', education: 'college' })], { at: LATER });
    const [late] = await register(db, [aRegistration({ skills: '电工', wishedJob: '维修' })], { at: TEST_NOW });
    expect(late?.person).toMatchObject({ skills: '焊工', education: 'college', wishedJob: '维修' });
    expect(await listObservations(db, [late?.person.id ?? testId<'JobSeeker'>()])).toHaveLength(2);
  });

  test('that stands twice in one list is one person', async () => {
    await using db = await testDatabase();
    const [a, b] = await register(db, [aRegistration({ skills: '焊工' }), aRegistration({ education: 'master' })]);
    expect(a?.person).toEqual(b?.person);
    expect(a?.person).toMatchObject({ skills: '焊工', education: 'master' });
  });

  test('that was merged into another stands for that one', async () => {
    await using db = await testDatabase();
    const [loser] = await register(db, [aRegistration()]);
    const [survivor] = await register(db, [aRegistration({ document: { kind: 'passport', number: 'E12345678' } })]);
    if (!loser || !survivor) throw new Error('not registered');
    await write(db, (trx) => updateJobSeeker(trx, { ...loser.person, rootId: survivor.person.id }));
    const [again] = await register(db, [aRegistration({ wishedPlace: '苏州' })], { at: LATER });
    expect(again?.person).toMatchObject({ id: survivor.person.id, wishedPlace: '苏州' });
  });
});

describe('a person without a document', () => {
  const bare = aRegistration({ document: undefined, phone: '13800138000' });

  test('is known by name and phone together, never by one of them', async () => {
    await using db = await testDatabase();
    const [first] = await register(db, [bare]);
    const [same, otherPhone, otherName] = await register(db, [bare, { ...bare, phone: '13800138001' }, { ...bare, name: '王建军' }]);
    expect(same?.person.id).toBe(first?.person.id);
    expect([otherPhone?.isNew, otherName?.isNew]).toEqual([true, true]);
  });

  test('is not merged with a person whose document is known later', async () => {
    await using db = await testDatabase();
    const [first] = await register(db, [bare]);
    const [second] = await register(db, [{ ...bare, document: DOCUMENT }]);
    expect(second?.person.id).not.toBe(first?.person.id);
    const [third] = await register(db, [bare]);
    // Two people of that name and phone now: neither is taken for the other.
    expect(third?.isNew).toBe(true);
  });
});

test('people are found by characters, syllables, initials and tails', async () => {
  await using db = await testDatabase();
  await register(db, [
    aRegistration({ phone: '13800138765' }),
    aRegistration({ name: '𠮷田', document: { kind: 'passport', number: 'E12345678' } }),
  ]);
  for (const text of ['建国', 'jianguo', 'wjg', '8765', '002x', '002X']) {
    expect(
      (await searchJobSeekers(db, text, 50)).map((person) => person.name),
      text,
    ).toEqual(['王建国']);
  }
  expect((await searchJobSeekers(db, '𠮷', 50)).map((person) => person.name)).toEqual(['𠮷田']);
  expect(await searchJobSeekers(db, '%', 50)).toEqual([]);
});

test('a database played from the log finds and opens the same', async () => {
  await using db = await testDatabase();
  await using fresh = await testDatabase();
  const [registered] = await register(db, [aRegistration({ phone: '13800138765' })]);
  expectOk(await rebuildFromLog(db, fresh.kysely));
  const key = (from: Database) => from.raw.prepare('SELECT key FROM organization_key').all();
  expect(key(fresh)).toEqual(key(db));
  expect(await searchJobSeekers(fresh, '8765', 50)).toEqual([await findJobSeekerById(db, registered?.person.id ?? testId<'JobSeeker'>())]);
});
