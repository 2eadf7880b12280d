import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadOrCreateKey } from '#backend/adapters/keys/database-keys.ts';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { readTable } from '#backend/adapters/spreadsheet/read-table.ts';
import type { Database } from '#db/connection/open-database.ts';
import { rebuildFromLog } from '#db/log/rebuild.ts';
import { insertSignups } from '#db/repositories/signups.ts';
import type { FairdeskClient } from '#shared/contract/index.ts';
import { cellText } from '#shared/domain/imports/raw-table.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { expectOk, testDatabase, testDatabaseFile, write } from '#tests/support/database.ts';
import { aSignup } from '#tests/support/records.ts';
import { businessRows } from '#tests/support/table-contents.ts';

const RESIDENT = '11010519491231002X';
const PHONE = '13800138765';

type Details = Parameters<FairdeskClient['jobSeekers']['register']>[0]['details'];

const register = (backend: TestBackend, over: Partial<Details> = {}) =>
  backend.client.jobSeekers.register({
    command: backend.stamp(),
    details: { documentKind: 'residentId', documentNumber: RESIDENT, name: '王建国', phone: PHONE, ...over },
  });

/** Somebody of whom only name and phone are known. */
const registerBare = (backend: TestBackend, over: Partial<Details> = {}) => register(backend, { documentNumber: '', ...over });

/** Works on the file behind the backend's back, and opens the backend again. */
async function inFile<T>(backend: TestBackend, work: (db: Database) => T | Promise<T>): Promise<T> {
  await backend.close();
  const databaseFile = join(backend.dataFolder, 'fairdesk.db');
  const places = { dataFolder: backend.dataFolder, databaseFile, keys: keyFilesIn(backend.keyFolder) };
  const key = expectOk(await loadOrCreateKey(places));
  const db = await testDatabaseFile(databaseFile, key);
  try {
    return await work(db);
  } finally {
    await db.close();
    await backend.reopen();
  }
}

const names = async ({ client }: TestBackend, text: string) =>
  (await client.jobSeekers.list({ text, limit: 500 })).people.map((person) => person.name);

async function confirmMerge(backend: TestBackend, a: JobSeekerId, b: JobSeekerId, survivor?: JobSeekerId) {
  const people = { a, b };
  const preview = await backend.client.jobSeekers.mergePreview(people);
  return backend.client.jobSeekers.merge({
    command: backend.stamp(),
    people,
    survivor: survivor ?? preview.survivor,
    seen: preview.seen,
    reason: '同一人重复登记',
  });
}

describe('a person at the desk', () => {
  test('is one person under 15 digits, full width and another spelling of the name', async () => {
    await using backend = await testBackend();
    const first = await register(backend, { documentNumber: '110105491231002' });
    const again = await register(backend, { documentNumber: '１１０１０５１９４９１２３１００２ｘ', name: '王建囯' });
    expect(first.person).toMatchObject({ documentTail: '002X', sex: 'female', birthYear: 1949, phoneTail: '8765' });
    expect(again).toMatchObject({ person: { id: first.person.id, name: '王建囯' }, isNew: false, otherName: '王建国' });
    const { people, total } = await backend.client.jobSeekers.list({ limit: 50 });
    expect([people.length, total]).toEqual([1, 1]);
  });

  test('is turned away with each error under its field', async () => {
    await using backend = await testBackend();
    const issuesOf = async (call: Promise<unknown>) => {
      const failure = (await call.catch((thrown: unknown) => thrown)) as { readonly data: { readonly issues: readonly object[] } };
      return failure.data.issues;
    };
    expect(await issuesOf(register(backend, { documentNumber: '110105194912310021', name: '' }))).toMatchObject([
      { path: ['details', 'name'] },
      { path: ['details', 'documentNumber'], params: { words: '号码校验位不符，请核对证件' } },
    ]);
    expect(await issuesOf(register(backend, { phone: '1380013' }))).toMatchObject([{ path: ['details', 'phone'] }]);
    expect(await issuesOf(registerBare(backend, { phone: '' }))).toMatchObject([
      { path: ['details', 'phone'], params: { words: '没有证件号码时请填写电话' } },
    ]);
  });

  test('is found by 汉字, syllables, initials, tails and whole numbers, and from everywhere', async () => {
    await using backend = await testBackend();
    await register(backend);
    await register(backend, { documentKind: 'passport', documentNumber: 'E12345678', name: '𠮷田', phone: '' });
    for (const text of [
      '建',
      '王建国',
      'jianguo',
      'wjg',
      '8765',
      '002x',
      RESIDENT,
      '１１０１０５４９１２３１００２',
      PHONE,
      '+86 138 0013 8765',
    ])
      expect(await names(backend, text), text).toEqual(['王建国']);
    expect(await names(backend, 'e12345678')).toEqual(['𠮷田']);
    expect(await names(backend, 'w')).toEqual([]);
    const hits = async (text: string) => (await backend.client.home.search({ text })).map((hit) => [hit.kind, hit.title]);
    expect(await hits('王')).toEqual([['person', '王建国']]);
    expect(await hits('wj')).toEqual([['person', '王建国']]);
  });

  test('is listed page after page and filtered by group, education and region', async () => {
    await using backend = await testBackend();
    for (let n = 0; n < 5; n += 1) {
      backend.setNow(`2026-03-20T02:00:0${n}.000Z`);
      const groups = n % 2 === 0 ? (['veteran', 'disabled'] as const) : (['graduate'] as const);
      await registerBare(backend, { name: `赵${n}`, phone: `1380013000${n}`, groups: [...groups], region: n === 4 ? '320812' : '110105' });
    }
    const first = await backend.client.jobSeekers.list({ limit: 3 });
    const second = await backend.client.jobSeekers.list({ limit: 3, ...(first.after === undefined ? {} : { after: first.after }) });
    expect([...first.people, ...second.people].map((person) => person.name)).toEqual(['赵4', '赵3', '赵2', '赵1', '赵0']);
    expect(second.after).toBeUndefined();
    const filtered = async (input: object) =>
      (await backend.client.jobSeekers.list({ limit: 50, ...input })).people.map(({ name }) => name);
    expect(await filtered({ group: 'veteran' })).toEqual(['赵4', '赵2', '赵0']);
    expect(await filtered({ group: 'veteran', region: '320800' })).toEqual(['赵4']);
    expect(await filtered({ text: '赵', group: 'graduate' })).toEqual(['赵1', '赵3']);
    expect(await filtered({ education: 'master' })).toEqual([]);
  });

  test('is corrected by what differs, a value left empty is taken back, and the trail stays', async () => {
    await using backend = await testBackend();
    const { person } = await register(backend, { skills: '焊工', education: 'college', groups: ['veteran'] });
    backend.setNow('2026-03-21T02:00:00.000Z');
    const correction = { command: backend.stamp(), id: person.id, details: { name: '王建国', education: 'college' as const, groups: [] } };
    expect(await backend.client.jobSeekers.update(correction)).toMatchObject({ skills: undefined, groups: [], phoneTail: '8765' });
    const { trail } = await backend.client.jobSeekers.get({ id: person.id });
    expect(trail.map(({ source, values, by }) => [source, values, by])).toEqual([
      ['edit', { skills: null, groups: [] }, '王芳'],
      ['desk', { name: '王建国', phone: '8765', skills: '焊工', education: 'college', groups: ['veteran'] }, '王芳'],
    ]);
    const same = { ...correction, command: backend.stamp() };
    await backend.client.jobSeekers.update(same);
    await backend.client.jobSeekers.update({ ...same, command: backend.stamp(), details: { ...same.details, removePhone: true } });
    const after = await backend.client.jobSeekers.get({ id: person.id });
    expect(after.person.phoneTail).toBeUndefined();
    expect(after.trail).toHaveLength(3);
  });
});

describe('two records of one person', () => {
  test('are shown as perhaps the same, never merged by themselves', async () => {
    await using backend = await testBackend();
    const { person } = await register(backend);
    const { person: bare } = await registerBare(backend, { phone: PHONE });
    const { person: passport } = await register(backend, {
      documentKind: 'passport',
      documentNumber: 'E12345678',
      phone: '',
      birthDate: '1949-12-31',
    });
    await register(backend, { documentKind: 'passport', documentNumber: 'E12345679', phone: '', birthDate: '1950-12-31' });
    // The desk knows a person without a document by name and phone, so this one is made by another phone and corrected.
    expect(bare.id).toBe(person.id);
    const { person: other } = await registerBare(backend, { phone: '13900000000' });
    await backend.client.jobSeekers.update({ command: backend.stamp(), id: other.id, details: { name: '王建国', phone: PHONE } });
    const duplicates = await backend.client.jobSeekers.findDuplicates({ id: person.id });
    expect(new Map(duplicates.map((one) => [one.person.id, one.signs]))).toEqual(
      new Map([
        [other.id, ['namePhone']],
        [passport.id, ['nameBirthDate']],
      ]),
    );
  });

  test('are merged with a preview, and unmerged as if it had never been', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const { person } = await register(backend, { skills: '焊工', wishedPlace: '苏州' });
    backend.setNow('2026-03-21T02:00:00.000Z');
    const { person: other } = await registerBare(backend, { phone: '13900000000', skills: '电工' });
    await inFile(backend, (db) => write(db, (trx) => insertSignups(trx, [aSignup(fair.id, person.id), aSignup(fair.id, other.id)])));
    const links = ['job_seeker', 'job_seeker_observation', 'signup', 'job_seeker_key', 'job_seeker_key_list'] as const;
    const rowsOf = (db: Database) => links.map((table) => db.raw.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
    const before = await inFile(backend, rowsOf);

    const preview = await backend.client.jobSeekers.mergePreview({ a: other.id, b: person.id });
    expect(preview).toMatchObject({ survivor: person.id, free: false, sides: [{ signups: 1 }, { signups: 1 }] });
    expect(preview.attributes.map(({ attribute, shows }) => [attribute, shows])).toEqual([
      ['name', 0],
      ['phone', 0],
      ['skills', 0],
      ['wishedPlace', 1],
    ]);
    const merged = await confirmMerge(backend, other.id, person.id);
    expect(merged.person).toMatchObject({ id: person.id, skills: '电工', wishedPlace: '苏州', phoneTail: '0000', documentTail: '002X' });
    const page = await backend.client.jobSeekers.get({ id: other.id });
    expect(page.person.id).toBe(person.id);
    expect([page.trail.length, page.signups.length, page.merges.length]).toEqual([2, 2, 1]);
    expect(await names(backend, '0000')).toEqual(['王建国']);
    expect((await backend.client.jobSeekers.list({ limit: 50 })).people).toHaveLength(1);

    const undoing = { command: backend.stamp(), id: merged.mergeId, reason: '核对后不是同一人' };
    await backend.client.jobSeekers.unmerge(undoing);
    expect(await inFile(backend, rowsOf)).toEqual(before);
    expect(await backend.client.jobSeekers.unmerge(undoing)).toEqual({ merged: other.id, into: person.id });
    expect(await refusalFrom(backend.client.jobSeekers.unmerge({ ...undoing, command: backend.stamp() }))).toEqual({ type: 'MergeUndone' });
    const { merges } = await backend.client.jobSeekers.get({ id: person.id });
    expect(merges).toMatchObject([{ reason: '同一人重复登记', by: '王芳', undone: { reason: '核对后不是同一人', by: '王芳' } }]);
  });

  test('keep what was said of the person while they were merged', async () => {
    await using backend = await testBackend();
    const { person } = await register(backend);
    const { person: other } = await registerBare(backend, { phone: '13900000000' });
    const { mergeId } = await confirmMerge(backend, person.id, other.id);
    await register(backend, { wishedJob: '保安' });
    await backend.client.jobSeekers.unmerge({ command: backend.stamp(), id: mergeId, reason: '误认' });
    expect((await backend.client.jobSeekers.get({ id: person.id })).person.wishedJob).toBe('保安');
    expect((await backend.client.jobSeekers.get({ id: other.id })).person.wishedJob).toBeUndefined();
  });

  test('are not merged when they changed after the preview, when they are one, or so that the document would be hidden', async () => {
    await using backend = await testBackend();
    const { person } = await register(backend);
    const { person: other } = await registerBare(backend, { phone: '13900000000' });
    const people = { a: person.id, b: other.id };
    const { seen, survivor } = await backend.client.jobSeekers.mergePreview(people);
    const merge = (over: object) =>
      backend.client.jobSeekers.merge({ command: backend.stamp(), people, survivor, seen, reason: '同一人', ...over });
    expect(await refusalFrom(merge({ survivor: other.id }))).toEqual({ type: 'MergeHidesDocument', name: '王建国' });
    await register(backend, { skills: '焊工' });
    expect(await refusalFrom(merge({}))).toEqual({ type: 'MergeChanged' });
    await confirmMerge(backend, person.id, other.id);
    const merged = { type: 'PersonMerged', rootId: person.id, name: '王建国' };
    expect(await refusalFrom(backend.client.jobSeekers.mergePreview(people))).toEqual(merged);
    const update = { command: backend.stamp(), id: other.id, details: { name: '王建军' } };
    expect(await refusalFrom(backend.client.jobSeekers.update(update))).toEqual(merged);
    const itself = { a: person.id, b: person.id };
    expect(await refusalFrom(backend.client.jobSeekers.mergePreview(itself))).toEqual({ type: 'SamePerson', name: '王建国' });
  });

  test('become one when the document is added; a document of another person is refused with the name', async () => {
    await using backend = await testBackend();
    const { person: bare } = await registerBare(backend, { skills: '焊工' });
    const document = { documentKind: 'residentId', documentNumber: RESIDENT } as const;
    const add = (id: JobSeekerId) => backend.client.jobSeekers.addDocument({ command: backend.stamp(), id, document });
    const person = await add(bare.id);
    expect(person).toMatchObject({ skills: '焊工', phoneTail: '8765', documentTail: '002X', sex: 'female' });
    expect(person.id).not.toBe(bare.id);
    expect((await register(backend)).person.id).toBe(person.id);
    expect(await refusalFrom(add(person.id))).toEqual({ type: 'SamePerson', name: '王建国' });
    const { person: other } = await registerBare(backend, { name: '李四', phone: '13900000000' });
    expect(await refusalFrom(add(other.id))).toEqual({ type: 'DocumentOfAnother', personId: person.id, name: '王建国' });
    const [merge] = (await backend.client.jobSeekers.get({ id: person.id })).merges;
    if (!merge) throw new Error('no merge');
    await backend.client.jobSeekers.unmerge({ command: backend.stamp(), id: merge.id, reason: '证件是别人的' });
    expect((await backend.client.jobSeekers.get({ id: bare.id })).person).toMatchObject({ skills: '焊工', documentTail: undefined });
  });
});

describe('numbers', () => {
  test('are shown with a reason that stands in the log, and are nowhere in the file', async () => {
    await using backend = await testBackend();
    const { person } = await register(backend);
    const request = { numbers: ['document', 'phone'] as ('document' | 'phone')[], reason: '核对参保信息' };
    const reveal = { command: backend.stamp(), id: person.id, request };
    const shown = { documentNumber: RESIDENT, phone: PHONE };
    expect(await backend.client.jobSeekers.reveal(reveal)).toEqual(shown);
    expect(await backend.client.jobSeekers.reveal(reveal)).toEqual(shown);
    const one = { command: backend.stamp(), id: person.id, request: { ...request, numbers: ['phone' as const] } };
    expect(await backend.client.jobSeekers.reveal(one)).toEqual({ documentNumber: undefined, phone: PHONE });
    const tooShort = { ...one, request: { ...request, reason: '看' } };
    await expect(backend.client.jobSeekers.reveal(tooShort)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await backend.client.jobSeekers.exportInClear({ command: backend.stamp(), reason: '报送上级' });
    const { entries } = await backend.client.audit.list({ recordId: person.id, limit: 50 });
    expect(entries[0]).toMatchObject({ by: '王芳', table: 'disclosure', subject: '求职者名单', action: 'created' });
    expect(entries[0]?.changes.filter(({ column }) => column === 'people' || column === 'reason').map(({ after }) => after)).toEqual([
      1,
      '报送上级',
    ]);
    expect(
      entries.filter((entry) => entry.action === 'disclosed').map(({ by, subject, why, disclosed }) => [by, subject, why, disclosed]),
    ).toEqual([
      ['王芳', '王建国', '核对参保信息', ['phone']],
      ['王芳', '王建国', '核对参保信息', ['document', 'phone']],
    ]);
    const everything = await inFile(backend, (db) => {
      const tables = db.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as readonly string[];
      return tables.map((table) => JSON.stringify(db.raw.prepare(`SELECT * FROM "${table}"`).all())).join('\n');
    });
    expect(everything).toContain('核对参保信息');
    for (const clear of [RESIDENT, PHONE, RESIDENT.slice(0, 14)]) expect(everything).not.toContain(clear);
  });

  test('cannot be put together from what is shown without a reason', async () => {
    await using backend = await testBackend();
    const { person } = await register(backend);
    const shown = JSON.stringify([await backend.client.jobSeekers.get({ id: person.id }), await backend.client.audit.list({ limit: 50 })]);
    expect(shown).toContain('002X');
    expect(JSON.stringify(await backend.client.jobSeekers.get({ id: person.id }))).not.toMatch(/1949-?12-?31|sealed|11010519491231/);
    expect(shown).not.toMatch(/11010519491231|13800138/);
  });

  test('that were shown change nothing when the database is played from its log', async () => {
    await using backend = await testBackend();
    const { person } = await register(backend);
    const request = { numbers: ['document' as const], reason: '核对参保信息' };
    await backend.client.jobSeekers.reveal({ command: backend.stamp(), id: person.id, request });
    await inFile(backend, async (db) => {
      await using fresh = await testDatabase();
      expectOk(await rebuildFromLog(db, fresh.kysely));
      expect(businessRows(fresh).job_seeker).toEqual(businessRows(db).job_seeker);
      expect(fresh.raw.prepare(`SELECT count(*) FROM op WHERE body LIKE '{"r":%'`).pluck().get()).toBe(1);
    });
  });

  test('are masked in the export, and whole text cells where a reason was given', async () => {
    await using backend = await testBackend();
    await register(backend);
    const cells = async (file: File) => {
      const read = expectOk(await readTable({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
      return read.rows[1]?.map((cell) => (cell.kind === 'number' ? cell.value : cellText(cell)));
    };
    const masked = await cells(await backend.client.jobSeekers.exportList({}));
    expect(masked?.slice(0, 6)).toEqual(['王建国', '女', 1949, '居民身份证', '**************002X', '*******8765']);
    const clear = await cells(await backend.client.jobSeekers.exportInClear({ command: backend.stamp(), reason: '报送上级' }));
    expect(clear?.slice(4, 6)).toEqual([RESIDENT, PHONE]);
    const none = backend.client.jobSeekers.exportInClear({ command: backend.stamp(), reason: '报送上级', text: '无此人' });
    expect(await refusalFrom(none)).toEqual({ type: 'NothingToExport' });
  });
});
