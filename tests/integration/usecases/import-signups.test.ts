import { readXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { Database } from '#db/connection/open-database.ts';
import { insertRow } from '#db/log/tracked-write.ts';
import { listJobSeekers, searchJobSeekers } from '#db/repositories/job-seekers.ts';
import { listSignupsByFair, setSignupCancelled } from '#db/repositories/signups.ts';
import { badCellSentence } from '#shared/domain/imports/import-words.ts';
import { SIGNUP_FIELDS } from '#shared/domain/imports/signup-fields.ts';
import type { Signup } from '#shared/domain/signups/signup.ts';
import { parseTicketCode } from '#shared/domain/signups/ticket-code.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { fileOf } from '#tests/support/backend-file.ts';
import { testId, write } from '#tests/support/database.ts';
import { importAll, textFile } from '#tests/support/rosters.ts';
import { goodSignup, importSignups, signupFile, testResidentId } from '#tests/support/signup-lists.ts';
import { businessRows } from '#tests/support/table-contents.ts';

/** Business rows without the batches themselves. */
function rowsWithoutBatches(db: Database) {
  const { import_batch: _batches, ...rows } = businessRows(db);
  return rows;
}

async function signupsOf(db: Database, fairId: FairId): Promise<readonly Signup[]> {
  return listSignupsByFair(db, fairId, { limit: 100 });
}

async function signupOf(db: Database, fairId: FairId, name: string): Promise<Signup> {
  const people = await listJobSeekers(db, { limit: 100 });
  const found = (await signupsOf(db, fairId)).find(({ jobSeekerId }) => people.find(({ id }) => id === jobSeekerId)?.name === name);
  if (!found) throw new Error(`${name} is not signed up`);
  return found;
}

function cancel(db: Database, signup: Signup, reason: string): Promise<void> {
  return write(db, (trx) => setSignupCancelled(trx, signup.id, reason));
}

async function readSheet(file: File) {
  const [sheet] = (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets;
  return sheet?.rows ?? [];
}

function undo(backend: TestBackend, batchId: Awaited<ReturnType<typeof importSignups>>['batchId']) {
  return backend.client.signupImport.undo({ command: backend.stamp(), batchId });
}

describe('reading a list of sign-ups', () => {
  test('names every bad cell at once, and marks them in a copy of the file', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const file = await signupFile([
      goodSignup(1),
      ['乙', '110105194912310021', '', '', ''],
      ['丙', 11010519491231e4, '', '', ''],
      ['丁', testResidentId(4), '12345', '幼儿园', ''],
      ['戊', testResidentId(1), '', '', ''],
      [null, null, null, null, null],
    ]);
    const preview = await backend.client.signupImport.readFile({ fairId: fair.id, file });
    expect(preview.check.counts).toEqual({ rows: 5, good: 1, bad: 4, blank: 0 });
    const sentences = preview.check.badCells.map(badCellSentence);
    expect(sentences).toEqual([
      '第 3 行 身份证号（B 列）“110105194912310021”：证件号码校验位不符，请核对证件',
      '第 4 行 身份证号（B 列）“110105194912310000”：单元格是数字，15 位以后的数字已丢失，请把该列设为文本格式后重新录入',
      '第 5 行 手机号（C 列）“12345”：不是 11 位手机号码或带区号的固定电话，请核对电话',
      '第 5 行 学历（D 列）“幼儿园”：无法识别，请填：小学及以下、初中、高中、中专中技、大专、本科、硕士研究生、博士研究生',
      `第 6 行 身份证号（B 列）“${testResidentId(1)}”：与第 2 行是同一人，请只保留一行`,
    ]);
    const { uploadId, mapping } = preview;
    const marked = await readSheet(await backend.client.signupImport.errorWorkbook({ fairId: fair.id, uploadId, mapping }));
    expect(marked[2]?.at(-1)).toBe('身份证号：证件号码校验位不符，请核对证件');
  });

  test('takes .xlsx, UTF-8 and GB18030, with dates as cells and as text', async () => {
    await using backend = await testBackend();
    const [one, two] = [await given.fair(backend), await given.fair(backend)];
    const header = ['姓名', '手机', '出生年月日', '授权日期'];
    await importSignups(
      backend,
      one.id,
      await signupFile([['𠮷田䶮', '13800138001', new Date('1990-05-06T00:00:00Z'), new Date('2026-03-01T00:00:00Z')]], header),
    );
    const csv = '姓名,手机,出生年月日,授权日期\n㛃小明,13800138002,1990年5月6日,2026/3/1\n';
    await importSignups(backend, one.id, textFile(csv, '报名.csv'));
    const gb = '姓名,手机,出生年月日,授权日期\n𬭎大伟,13800138003,19900506,2026.3.1\n';
    await importSignups(backend, two.id, textFile(iconv.encode(gb, 'gb18030'), '报名.csv'));
    await using db = await fileOf(backend);
    const people = await listJobSeekers(db, { limit: 10 });
    expect(people.map(({ name }) => name).sort()).toEqual(['㛃小明', '𠮷田䶮', '𬭎大伟'].sort());
    for (const person of people) expect(person).toMatchObject({ birthDate: '1990-05-06', consentOn: '2026-03-01' });
  });
});

describe('importing sign-ups', () => {
  test('registers the people and signs them up with tickets; no clear number is kept', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const rows = [goodSignup(1), goodSignup(2), ['坏', '1', '', '', '']];
    expect(await importSignups(backend, fair.id, await signupFile(rows))).toMatchObject({
      added: 2,
      newPeople: 2,
      restored: 0,
      skipped: 1,
    });
    await using db = await fileOf(backend);
    const signups = await signupsOf(db, fair.id);
    expect(signups).toHaveLength(2);
    for (const { ticketCode } of signups) expect(parseTicketCode(ticketCode)).toBe(ticketCode);
    const [person] = await searchJobSeekers(db, '求职1号', 10);
    expect(person).toMatchObject({ sex: 'male', birthDate: '1990-05-06', education: 'college', groups: ['graduate', 'veteran'] });
    const everything = JSON.stringify([
      businessRows(db),
      db.raw.prepare('SELECT * FROM op').all(),
      db.raw.prepare('SELECT * FROM command').all(),
    ]);
    for (const clear of [testResidentId(1), '13800000001']) expect(everything).not.toContain(clear);
  });

  test('finds a person by any spelling of the number and of the name, once', async () => {
    await using backend = await testBackend();
    const [one, two] = [await given.fair(backend), await given.fair(backend)];
    await importSignups(backend, one.id, await signupFile([['王建囯', '110105491231002', '', '', '']]));
    const file = await signupFile([['王建国', '１１０１０５１９４９１２３１００２ｘ', '', '', '']]);
    const { check } = await backend.client.signupImport.readFile({ fairId: two.id, file });
    expect(check.warnings.map(({ fault }) => fault)).toContainEqual({ type: 'PersonKnownUnderOtherName', name: '王建囯' });
    expect(await importSignups(backend, two.id, file)).toMatchObject({ added: 1, newPeople: 0 });
    await using db = await fileOf(backend);
    expect((await listJobSeekers(db, { limit: 10 })).map(({ name }) => name)).toEqual(['王建国']);
    const again = await backend.client.signupImport.readFile({ fairId: two.id, file });
    expect(again.check.badCells.map(({ fault }) => fault.type)).toEqual(['AlreadySignedUp']);
  });

  test('takes nobody for another: who has no document is not the one of the same name and phone whose document comes in the same file', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const file = await signupFile([
      ['王建国', testResidentId(1), '13800138000', '', ''],
      ['王建国', '', '13800138000', '', ''],
      ['王建国', testResidentId(3), '13800138000', '', ''],
    ]);
    const { check } = await backend.client.signupImport.readFile({ fairId: fair.id, file });
    expect(check.warnings.filter(({ fault }) => fault.type === 'NamesakeInFile').map(({ row }) => row)).toEqual([3, 4]);
    expect(await importSignups(backend, fair.id, file)).toMatchObject({ added: 3, newPeople: 3 });
  });

  test('restores who had cancelled', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    await importSignups(backend, fair.id, await signupFile([goodSignup(1)]));
    await using db = await fileOf(backend);
    await cancel(db, await signupOf(db, fair.id, '求职1号'), '有事');
    expect(await importSignups(backend, fair.id, await signupFile([goodSignup(1)]))).toMatchObject({ added: 1, newPeople: 0, restored: 1 });
    expect(await signupsOf(db, fair.id)).toMatchObject([{ cancelReason: undefined }]);
  });

  test('sent twice under one number happens once', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const { uploadId, mapping } = await backend.client.signupImport.readFile({ fairId: fair.id, file: await signupFile([goodSignup(1)]) });
    const input = { command: backend.stamp(), fairId: fair.id, uploadId, mapping };
    const first = await importAll(await backend.client.signupImport.commit(input));
    expect(await importAll(await backend.client.signupImport.commit(input))).toEqual(first);
    await using db = await fileOf(backend);
    expect(await signupsOf(db, fair.id)).toHaveLength(1);
    expect(await backend.client.signupImport.batches({ fairId: fair.id })).toHaveLength(1);
  });

  test('tells how far it is, and a cancel half way leaves nothing but the note of it and how the columns were read', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    await using db = await fileOf(backend);
    const before = businessRows(db);
    const rows = Array.from({ length: 1500 }, (_, index) => goodSignup(index));
    const { uploadId, mapping } = await backend.client.signupImport.readFile({ fairId: fair.id, file: await signupFile(rows) });
    const abort = new AbortController();
    const progress = await backend.client.signupImport.commit(
      { command: backend.stamp(), fairId: fair.id, uploadId, mapping },
      { signal: abort.signal },
    );
    expect((await progress.next()).value).toEqual({ done: 0, total: 1500 });
    expect((await progress.next()).value).toEqual({ done: 200, total: 1500 });
    abort.abort();
    await expect(importAll(progress)).rejects.toThrow();
    // What was in already is taken out again by a command of its own, after the call has ended.
    await expect.poll(() => backend.client.signupImport.batches({ fairId: fair.id })).toMatchObject([{ undone: true }]);
    const { import_batch: noted, column_mapping: remembered, ...after } = businessRows(db);
    expect([noted.length, remembered.length]).toEqual([1, 1]);
    expect({ ...after, import_batch: [], column_mapping: [] }).toEqual(before);
  });

  test('of a long list lets others work between its steps, and gives the same as a short one', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    await importSignups(backend, fair.id, await signupFile([goodSignup(1), goodSignup(2)]));
    await using db = await fileOf(backend);
    await cancel(db, await signupOf(db, fair.id, '求职2号'), '有事');
    const rows = Array.from({ length: 450 }, (_, index) => goodSignup(index + 1));
    const file = await signupFile([...rows, ['没有证件', '', '13700000000', '', ''], ['坏', '1', '', '', '']]);
    const { uploadId, mapping } = await backend.client.signupImport.readFile({ fairId: fair.id, file });
    const input = { command: backend.stamp(), fairId: fair.id, uploadId, mapping };
    const progress = await backend.client.signupImport.commit(input);
    await progress.next();
    await progress.next();
    expect(await backend.client.signupImport.batches({ fairId: fair.id })).toMatchObject([{ finished: false, undone: false }, {}]);
    const outcome = await importAll(progress);
    expect(outcome).toMatchObject({ added: 450, newPeople: 449, restored: 1, skipped: 2 });
    expect(await importAll(await backend.client.signupImport.commit(input))).toEqual(outcome);
    const [batch] = await backend.client.signupImport.batches({ fairId: fair.id });
    expect(batch).toMatchObject({ added: 450, skipped: 2, finished: true });
    expect(await undo(backend, outcome.batchId)).toEqual({ removed: 449, cancelledAgain: 1, removedPeople: 449 });
  });

  test('that was cut off is undone as it is, or finished by the same file', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const file = await signupFile(Array.from({ length: 450 }, (_, index) => goodSignup(index + 1)));
    const cutOff = async () => {
      // As by a power cut: nothing comes after the first steps, not even the taking back.
      backend.db.raw.exec(`CREATE TEMP TRIGGER cut BEFORE INSERT ON signup WHEN (SELECT count(*) FROM signup) = 200
        BEGIN SELECT raise(ABORT, 'cut off'); END`);
      await expect(importSignups(backend, fair.id, file)).rejects.toThrow();
      backend.db.raw.exec('DROP TRIGGER cut');
      const [batch] = await backend.client.signupImport.batches({ fairId: fair.id });
      if (!batch) throw new Error('no batch');
      expect(batch).toMatchObject({ added: 200, finished: false, undone: false });
      return batch;
    };
    const one = await cutOff();
    expect(await undo(backend, one.id)).toMatchObject({ removed: one.added });
    const two = await cutOff();
    expect(await importSignups(backend, fair.id, file)).toMatchObject({ added: 450 - two.added, skipped: two.added });
    expect(await listSignupsByFair(backend.db, fair.id, { limit: 1000 })).toHaveLength(450);
  });

  test('is refused for a cancelled fair', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    await backend.client.fairs.cancel({ command: backend.stamp(), id: fair.id, reason: '台风' });
    expect(await refusalFrom(importSignups(backend, fair.id, await signupFile([goodSignup(1)])))).toMatchObject({ type: 'FairCancelled' });
  });
});

describe('undoing an import of sign-ups', () => {
  test('brings back exactly what was before: new people gone, known ones as they showed, cancelled ones cancelled', async () => {
    await using backend = await testBackend();
    const [one, two] = [await given.fair(backend), await given.fair(backend)];
    await importSignups(backend, one.id, await signupFile([goodSignup(1), goodSignup(2), goodSignup(3)]));
    await importSignups(backend, two.id, await signupFile([goodSignup(2)]));
    await using db = await fileOf(backend);
    await cancel(db, await signupOf(db, two.id, '求职2号'), '有事');
    const before = rowsWithoutBatches(db);

    backend.setNow('2026-03-21T02:00:00.000Z');
    const outcome = await importSignups(
      backend,
      two.id,
      await signupFile([
        ['改了名', testResidentId(1), '13900000001', '博士', '残疾人'],
        goodSignup(2),
        ['求职3号', testResidentId(3), '', '', ''],
        goodSignup(4),
        ['没有证件', '', '13700000000', '', ''],
      ]),
    );
    expect(outcome).toMatchObject({ added: 5, newPeople: 2, restored: 1 });
    expect(rowsWithoutBatches(db)).not.toEqual(before);
    expect(await undo(backend, outcome.batchId)).toEqual({ removed: 4, cancelledAgain: 1, removedPeople: 2 });
    expect(rowsWithoutBatches(db)).toEqual(before);
    expect(await searchJobSeekers(db, '改了名', 10)).toEqual([]);
    expect(await searchJobSeekers(db, '求职1号', 10)).toHaveLength(1);
    expect(await refusalFrom(undo(backend, outcome.batchId))).toEqual({ type: 'ImportUndone' });
    expect((await backend.client.signupImport.batches({ fairId: two.id })).map((batch) => batch.undone)).toEqual([true, false]);
  });

  test('leaves people who signed up elsewhere since, with what was said of them', async () => {
    await using backend = await testBackend();
    const [one, two] = [await given.fair(backend), await given.fair(backend)];
    const { batchId } = await importSignups(backend, one.id, await signupFile([goodSignup(1), goodSignup(2)]));
    await importSignups(backend, two.id, await signupFile([goodSignup(1)]));
    expect(await undo(backend, batchId)).toEqual({ removed: 2, cancelledAgain: 0, removedPeople: 1 });
    await using db = await fileOf(backend);
    expect((await listJobSeekers(db, { limit: 10 })).map(({ name, education }) => [name, education])).toEqual([['求职1号', 'college']]);
  });

  test('is refused while somebody came to the fair or was changed since, and names them', async () => {
    await using backend = await testBackend();
    const [one, two] = [await given.fair(backend), await given.fair(backend)];
    const { batchId } = await importSignups(
      backend,
      one.id,
      await signupFile([goodSignup(1), goodSignup(2), goodSignup(3), goodSignup(4)]),
    );
    await using db = await fileOf(backend);
    const came = await signupOf(db, one.id, '求职1号');
    await write(db, (trx) =>
      insertRow(trx, 'scan', {
        id: testId<'Scan'>(),
        fair_id: one.id,
        signup_id: came.id,
        desk: '一号台',
        way: 'code',
        scanned: null,
        verdict: 'accepted',
        reason: null,
        at: '2026-03-20T03:00:00.000Z',
        by_whom: '王芳',
        owner: null,
        decided_by: null,
        decided_at: null,
        decision_note: null,
        undone_by: null,
        undone_at: null,
        undo_reason: null,
      }),
    );
    await cancel(db, await signupOf(db, one.id, '求职2号'), '有事');
    backend.setNow('2026-03-21T02:00:00.000Z');
    await importSignups(backend, two.id, await signupFile([['求职3号', testResidentId(3), '', '本科', '']]));
    const before = businessRows(db);
    expect(await refusalFrom(undo(backend, batchId))).toEqual({
      type: 'SignupImportHasDependents',
      dependents: [
        { personName: '求职1号', reason: 'hasScans' },
        { personName: '求职2号', reason: 'changedLater' },
        { personName: '求职3号', reason: 'changedLater' },
      ],
    });
    expect(businessRows(db)).toEqual(before);
  });

  test('does not take a batch of another kind', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const { batchId } = await importSignups(backend, fair.id, await signupFile([goodSignup(1)]));
    expect(await refusalFrom(backend.client.roster.undo({ command: backend.stamp(), batchId }))).toMatchObject({ type: 'NotFound' });
  });
});

describe('lists of sign-ups', () => {
  test('the template names the columns of the import', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const template = await backend.client.signupImport.readFile({ fairId: fair.id, file: await backend.client.signupImport.template() });
    expect(Object.keys(template.mapping)).toEqual(SIGNUP_FIELDS.map((field) => field.key));
  });

  test('are exported masked; whole numbers need a reason, which is kept, and can be imported again', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const [fair, other] = [await given.fair(backend), await given.fair(backend)];
    await importSignups(backend, fair.id, await signupFile([goodSignup(1)]));
    const masked = JSON.stringify(await readSheet(await client.signupImport.exportList({ fairId: fair.id })));
    expect(masked).toContain(`**************${testResidentId(1).slice(-4)}`);
    expect(masked).toContain('*******0001');
    for (const clear of [testResidentId(1), '13800000001']) expect(masked).not.toContain(clear);

    const whole = await client.signupImport.exportClear({ command: backend.stamp(), fairId: fair.id, reason: '公安核验' });
    expect(JSON.stringify(await readSheet(whole))).toContain(testResidentId(1));
    await using db = await fileOf(backend);
    expect(db.raw.prepare('SELECT subject, people, reason, disclosed_by FROM disclosure').all()).toEqual([
      { subject: `${fair.number} 报名名单`, people: 1, reason: '公安核验', disclosed_by: '王芳' },
    ]);
    const { check } = await client.signupImport.readFile({ fairId: other.id, file: whole });
    expect(check.counts).toMatchObject({ good: 1, bad: 0 });
  });
});
