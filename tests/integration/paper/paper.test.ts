import { describe, expect, test } from 'vitest';
import type { FairId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';

const ARRIVED = '2026-03-05T01:00:00.000Z';
const CHOICE = { kind: 'persons', order: 'signup', only: 'all', blanks: 0, rowQr: false } as const;

/** One after the other, a second apart. */
async function signUp(backend: TestBackend, fairId: FairId, n: number, name = `求职者${n}`) {
  backend.setNow(`2026-03-20T02:00:${String(n).padStart(2, '0')}.000Z`);
  const { entry } = await backend.client.signups.signUp({
    command: backend.stamp(),
    fairId,
    person: { name, documentKind: 'residentId', groups: [], documentNumber: testIdNumber(n), phone: testPhone(n) },
  });
  return entry;
}

async function fairWithPeople(backend: TestBackend, count: number) {
  const fair = await given.fair(backend);
  const entries = [];
  for (let n = 1; n <= count; n++) entries.push(await signUp(backend, fair.id, n));
  return { fair, entries };
}

const print = (backend: TestBackend, fairId: FairId, changes: Partial<Parameters<TestBackend['client']['paper']['print']>[0]> = {}) =>
  backend.client.paper.print({ command: backend.stamp(), fairId, ...CHOICE, ...changes });

const sheetsOf = (backend: TestBackend, fairId: FairId) => backend.client.paper.sheets({ fairId });

const read = (backend: TestBackend, fairId: FairId, text: string) => backend.client.paper.read({ fairId, text });

async function enter(backend: TestBackend, fairId: FairId, text: string, arrivedAt = ARRIVED) {
  const { rows } = await read(backend, fairId, text);
  return backend.client.paper.enter({
    command: backend.stamp(),
    fairId,
    arrivedAt,
    rows: rows.map(({ sheetId, row }) => ({ sheetId, row })),
  });
}

const outcomes = (entered: { readonly rows: readonly { readonly name: string; readonly outcome: string }[] }) =>
  entered.rows.map(({ name, outcome }) => `${name} ${outcome}`);

const people = async (backend: TestBackend, fairId: FairId) => (await backend.client.desk.status({ fairId })).people;

const textOf = async (file: File) =>
  readPdf(new Uint8Array(await file.arrayBuffer()), async (pages) => squeeze(pages.map((page) => page.text).join('')));

describe('printed sheets', () => {
  test('are numbered, hold twenty lines each, and name everybody who is signed up', async () => {
    await using backend = await testBackend();
    const { fair, entries } = await fairWithPeople(backend, 23);
    await backend.client.signups.cancel({ command: backend.stamp(), id: entries[0]?.signup.id ?? '', reason: '有事' });
    const text = await textOf(await print(backend, fair.id, { blanks: 5 }));
    expect(text).not.toContain('求职者1*');
    for (let n = 2; n <= 23; n++) expect(text).toContain(`求职者${n}`);
    expect(text).not.toContain(testIdNumber(5));
    expect(text).not.toContain(testPhone(5));
    expect(await sheetsOf(backend, fair.id)).toMatchObject([
      { code: expect.stringMatching(/^P01[A-Z]$/), named: 20, blank: 0, copies: 1, printedBy: '王芳' },
      { code: expect.stringMatching(/^P02[A-Z]$/), named: 2, blank: 18 },
    ]);
  });

  test('stand in the order of names where that is asked for', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    for (const [index, name] of ['张三', '安一', '李四'].entries()) await signUp(backend, fair.id, index + 1, name);
    expect(await textOf(await print(backend, fair.id, { order: 'name' }))).toMatch(/安一.*李四.*张三/);
    expect(await textOf(await print(backend, fair.id))).toMatch(/张三.*安一.*李四/);
  });

  test('hold only those who stand on none yet, and nobody is nothing to print', async () => {
    await using backend = await testBackend();
    const { fair } = await fairWithPeople(backend, 2);
    await print(backend, fair.id);
    expect(await refusalFrom(print(backend, fair.id, { only: 'unlisted' }))).toEqual({ type: 'NothingToPrint' });
    await signUp(backend, fair.id, 3);
    const text = await textOf(await print(backend, fair.id, { only: 'unlisted' }));
    expect(text).toContain('求职者3');
    expect(text).not.toContain('求职者2');
  });

  test('printed again have the same rows, say 补打, and ask for a reason', async () => {
    await using backend = await testBackend();
    const { fair } = await fairWithPeople(backend, 2);
    await print(backend, fair.id);
    await signUp(backend, fair.id, 3);
    const [sheet] = await sheetsOf(backend, fair.id);
    const command = backend.stamp();
    const again = await backend.client.paper.reprint({ command, id: sheet?.id ?? '', rowQr: true, reason: '表格淋湿' });
    const text = await textOf(again);
    expect(text).toContain('补打1');
    expect(text).toContain('求职者2');
    expect(text).not.toContain('求职者3');
    await backend.client.paper.reprint({ command, id: sheet?.id ?? '', rowQr: true, reason: '表格淋湿' });
    expect(await sheetsOf(backend, fair.id)).toMatchObject([{ copies: 2 }]);
  });

  test('that lack a character are not kept', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    await signUp(backend, fair.id, 1, '张\u{E123}');
    expect(await refusalFrom(print(backend, fair.id))).toMatchObject({ type: 'CharactersWithoutFont' });
    expect(await sheetsOf(backend, fair.id)).toEqual([]);
  });
});

describe('entering what was signed', () => {
  test('counts everybody once, however often it is entered', async () => {
    await using backend = await testBackend();
    const { fair } = await fairWithPeople(backend, 3);
    await print(backend, fair.id);
    const [sheet] = await sheetsOf(backend, fair.id);
    expect(outcomes(await enter(backend, fair.id, `${sheet?.code}-1..2`))).toEqual(['求职者1 accepted', '求职者2 accepted']);
    const second = await enter(backend, fair.id, `${sheet?.code}`);
    expect(outcomes(second)).toEqual(['求职者1 duplicate', '求职者2 duplicate', '求职者3 accepted']);
    expect(second.rows[0]?.first).toEqual({ at: ARRIVED, desk: `签到表 ${sheet?.code}` });
    expect(await people(backend, fair.id)).toBe(3);
    const { tallies, last } = await backend.client.desk.status({ fairId: fair.id });
    expect(tallies).toMatchObject({ accepted: 3, duplicate: 2, scans: 5 });
    expect(last.every((line) => line.way === 'paper')).toBe(true);
    expect(await sheetsOf(backend, fair.id)).toMatchObject([{ entered: 3 }]);
  });

  test('sent again under its number is one batch', async () => {
    await using backend = await testBackend();
    const { fair } = await fairWithPeople(backend, 1);
    await print(backend, fair.id);
    const [sheet] = await sheetsOf(backend, fair.id);
    const { rows } = await read(backend, fair.id, `${sheet?.code}`);
    const input = {
      command: backend.stamp(),
      fairId: fair.id,
      arrivedAt: ARRIVED,
      rows: rows.map(({ sheetId, row }) => ({ sheetId, row })),
    };
    expect(await backend.client.paper.enter(input)).toEqual(await backend.client.paper.enter(input));
    expect(await backend.client.paper.batches({ fairId: fair.id })).toHaveLength(1);
  });

  test('finds who was scanned at the desk before, by whichever sheet', async () => {
    await using backend = await testBackend();
    const { fair, entries } = await fairWithPeople(backend, 2);
    await print(backend, fair.id);
    await print(backend, fair.id, { order: 'name' });
    const text = entries[0]?.signup.ticketCode ?? '';
    await backend.client.desk.scan({ command: backend.stamp(), fairId: fair.id, desk: '东门', text });
    const [first, second] = await sheetsOf(backend, fair.id);
    expect((await read(backend, fair.id, `${first?.code}-1`)).rows[0]?.meaning).toMatchObject({
      kind: 'person',
      standing: { desk: '东门' },
    });
    expect(outcomes(await enter(backend, fair.id, `${first?.code}`))).toEqual(['求职者1 duplicate', '求职者2 accepted']);
    expect(outcomes(await enter(backend, fair.id, `${second?.code}`))).toEqual(['求职者1 duplicate', '求职者2 duplicate']);
    expect(await people(backend, fair.id)).toBe(2);
  });

  test('is taken back in one go, and what stood before stays', async () => {
    await using backend = await testBackend();
    const { fair, entries } = await fairWithPeople(backend, 3);
    await print(backend, fair.id);
    const text = entries[0]?.signup.ticketCode ?? '';
    await backend.client.desk.scan({ command: backend.stamp(), fairId: fair.id, desk: '东门', text });
    const [sheet] = await sheetsOf(backend, fair.id);
    const { batchId } = await enter(backend, fair.id, `${sheet?.code}`);
    const undo = () => backend.client.paper.undo({ command: backend.stamp(), id: batchId, reason: '录错场次' });
    expect(await undo()).toEqual({ undone: 2 });
    expect(await people(backend, fair.id)).toBe(1);
    expect(await refusalFrom(undo())).toEqual({ type: 'PaperBatchUndone' });
    expect(await backend.client.paper.batches({ fairId: fair.id })).toMatchObject([{ rows: 3, batch: { undone: { reason: '录错场次' } } }]);
    expect(outcomes(await enter(backend, fair.id, `${sheet?.code}-2`))).toEqual(['求职者2 accepted']);
  });

  test('lets in who signed on a blank line, once', async () => {
    await using backend = await testBackend();
    const { fair } = await fairWithPeople(backend, 1);
    backend.setNow('2026-03-20T03:00:00.000Z');
    await print(backend, fair.id);
    const [sheet] = await sheetsOf(backend, fair.id);
    const { rows } = await read(backend, fair.id, `${sheet?.code}-2`);
    expect(rows).toMatchObject([{ row: 2, meaning: { kind: 'blank' } }]);
    const enterRow = (walkIn?: { name: string; number: string }) =>
      backend.client.paper.enter({
        command: backend.stamp(),
        fairId: fair.id,
        arrivedAt: ARRIVED,
        rows: [{ sheetId: sheet?.id ?? '', row: 2, ...(walkIn ? { walkIn } : {}) }],
      });
    expect(await refusalFrom(enterRow())).toEqual({ type: 'PaperRowIncomplete', code: rows[0]?.code });
    expect(await refusalFrom(enterRow({ name: '王小明', number: '1380000' }))).toEqual({ type: 'PaperRowIncomplete', code: rows[0]?.code });
    expect(outcomes(await enterRow({ name: '王小明', number: testPhone(9) }))).toEqual(['王小明 accepted']);
    expect(outcomes(await enterRow())).toEqual(['王小明 duplicate']);
    const { entries } = await backend.client.signups.list({ fairId: fair.id, limit: 10 });
    expect(entries.map(({ person, signup }) => [person.name, signup.source])).toEqual([
      ['求职者1', 'desk'],
      ['王小明', 'paper'],
    ]);
  });

  test('names every code that means nothing, with the reason', async () => {
    await using backend = await testBackend();
    const { fair } = await fairWithPeople(backend, 1);
    const { fair: other } = await fairWithPeople(backend, 1);
    await print(backend, fair.id);
    await print(backend, other.id);
    const [sheet] = await sheetsOf(backend, fair.id);
    const { rows, faults } = await read(backend, fair.id, `${sheet?.code}-1,21 P01-1 FP1:${other.number}:P01A 王小明`);
    expect(rows).toHaveLength(1);
    expect(faults.map(({ fault }) => fault).sort()).toEqual(['checkMissing', 'format', 'noRow', 'otherFair']);
  });

  test('leaves out who cancelled, and refuses a day that is not of the fair', async () => {
    await using backend = await testBackend();
    const { fair, entries } = await fairWithPeople(backend, 1);
    await print(backend, fair.id);
    await backend.client.signups.cancel({ command: backend.stamp(), id: entries[0]?.signup.id ?? '', reason: '有事' });
    const [sheet] = await sheetsOf(backend, fair.id);
    expect(await enter(backend, fair.id, `${sheet?.code}`)).toMatchObject({ rows: [{ outcome: 'rejected', reason: 'signupCancelled' }] });
    for (const moment of ['2026-03-04T15:00:00.000Z', '2026-03-06T01:00:00.000Z', '2027-03-05T01:00:00.000Z']) {
      expect(await refusalFrom(enter(backend, fair.id, `${sheet?.code}`, moment))).toMatchObject({ type: 'OutsideFairDays' });
    }
  });

  test('keeps nothing when one row cannot be kept', async () => {
    await using backend = await testBackend();
    const { fair } = await fairWithPeople(backend, 1);
    await print(backend, fair.id);
    const [sheet] = await sheetsOf(backend, fair.id);
    const rows = [
      { sheetId: sheet?.id ?? '', row: 1 },
      { sheetId: sheet?.id ?? '', row: 21 },
    ];
    const entering = backend.client.paper.enter({ command: backend.stamp(), fairId: fair.id, arrivedAt: ARRIVED, rows });
    expect(await refusalFrom(entering)).toEqual({ type: 'PaperRowUnknown', row: 21 });
    expect((await backend.client.desk.status({ fairId: fair.id })).tallies.scans).toBe(0);
  });

  test('of units records their arrival once, and takes it back', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    await given.units(backend, fair.id, [1, 2]);
    const lines = await backend.client.roster.list({ fairId: fair.id });
    const ids = lines.map((line) => line.participation.id);
    await backend.client.roster.setAttendance({ command: backend.stamp(), fairId: fair.id, ids, attendance: 'pending' });
    await backend.client.arrivals.record({ command: backend.stamp(), fairId: fair.id, participationId: ids[0] ?? '', way: 'search' });
    await print(backend, fair.id, { kind: 'units' });
    const [sheet] = await sheetsOf(backend, fair.id);
    const entered = await enter(backend, fair.id, `${sheet?.code}`);
    expect(outcomes(entered)).toEqual(['淮安第1机械有限公司 duplicate', '淮安第2机械有限公司 accepted']);
    const attendances = async () => (await backend.client.roster.list({ fairId: fair.id })).map((line) => line.participation.attendance);
    expect(await attendances()).toEqual(['attended', 'attended']);
    expect(await backend.client.arrivals.list({ fairId: fair.id })).toMatchObject([{ way: 'search' }, { way: 'paper', at: ARRIVED }]);
    await backend.client.paper.undo({ command: backend.stamp(), id: entered.batchId, reason: '录错' });
    expect(await attendances()).toEqual(['attended', 'pending']);
    expect((await read(backend, fair.id, `${sheet?.code}-3`)).faults).toMatchObject([{ fault: 'nobody' }]);
  });
});
