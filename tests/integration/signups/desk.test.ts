import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadOrCreateKey } from '#backend/adapters/keys/database-keys.ts';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { openDatabase } from '#db/connection/open-database.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { expectOk } from '#tests/support/database.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';

async function signUp(backend: TestBackend, fairId: FairId, n: number, name = `求职者${n}`) {
  const { entry } = await backend.client.signups.signUp({
    command: backend.stamp(),
    fairId,
    person: { name, documentKind: 'residentId', groups: [], documentNumber: testIdNumber(n), phone: testPhone(n) },
  });
  return entry;
}

const scan = (backend: TestBackend, fairId: FairId, text: string, more: { desk?: string; takenAt?: string } = {}) =>
  backend.client.desk.scan({ command: backend.stamp(), fairId, desk: '签到台1', text, ...more });

describe('a scan', () => {
  test('by whatever tells the person lets in once, and then says when and where', async () => {
    await using backend = await testBackend();
    const texts: readonly ((code: string) => string)[] = [
      (code) => `FT1:${code}`,
      (code) => code.toLowerCase(),
      () => testIdNumber(1),
      () => testIdNumber(1).replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      () => `张三丰,男,${testIdNumber(1)}`,
      () => testPhone(1),
      () => '张三丰',
      () => '丰',
      () => 'zsf',
      () => testIdNumber(1).slice(-4),
    ];
    for (const textOf of texts) {
      const fair = await given.fair(backend);
      const entry = await signUp(backend, fair.id, 1, '张三丰');
      const text = textOf(entry.signup.ticketCode);
      const first = await scan(backend, fair.id, text, { desk: '东门' });
      expect(first.line, text).toMatchObject({ verdict: 'accepted', person: { name: '张三丰' } });
      const second = await scan(backend, fair.id, text);
      expect(second, text).toMatchObject({
        line: { verdict: 'duplicate' },
        first: { desk: '东门', at: first.line.at },
        isDoubleRead: false,
      });
    }
  });

  test('read twice within 200 ms is one duplicate and two rows', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const entry = await signUp(backend, fair.id, 1);
    await scan(backend, fair.id, entry.signup.ticketCode);
    backend.setNow('2026-03-20T02:00:00.150Z');
    expect(await scan(backend, fair.id, entry.signup.ticketCode)).toMatchObject({ line: { verdict: 'duplicate' }, isDoubleRead: true });
    const { tallies } = await backend.client.desk.status({ fairId: fair.id });
    expect(tallies).toMatchObject({ accepted: 1, duplicate: 1, scans: 2 });
  });

  test('that is pending stands on the home page until somebody has decided it', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const { line } = await scan(backend, fair.id, 'https://u.wechat.com/EAbCdEf');
    const scansPending = async () => {
      const { tasks } = await backend.client.home.overview({ year: 2026 });
      return tasks.filter(({ type }) => type === 'ScansPending');
    };
    backend.setNow(`${fair.startsOn}T02:00:00.000Z`);
    expect(await scansPending()).toEqual([{ type: 'ScansPending', fairId: fair.id, title: fair.title, count: 1 }]);
    await backend.client.desk.decidePending({ command: backend.stamp(), id: line.id, note: '微信二维码' });
    expect(await scansPending()).toEqual([]);
  });

  test('sent again under its number is one scan', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const entry = await signUp(backend, fair.id, 1);
    const input = { command: backend.stamp(), fairId: fair.id, desk: '签到台1', text: entry.signup.ticketCode };
    expect(await backend.client.desk.scan(input)).toEqual(await backend.client.desk.scan(input));
    expect((await backend.client.desk.status({ fairId: fair.id })).tallies.scans).toBe(1);
  });

  test('that is not let in says why', async () => {
    await using backend = await testBackend();
    const [fair, other] = [await given.fair(backend), await given.fair(backend, { title: '另一场' })];
    const elsewhere = await signUp(backend, other.id, 1);
    const cancelled = await signUp(backend, fair.id, 2);
    await backend.client.signups.cancel({ command: backend.stamp(), id: cancelled.signup.id, reason: '有事' });
    expect(await scan(backend, fair.id, elsewhere.signup.ticketCode)).toMatchObject({
      line: { verdict: 'rejected', reason: 'otherFair' },
      otherFair: { title: '另一场', number: other.number },
    });
    expect((await scan(backend, fair.id, cancelled.signup.ticketCode)).line).toMatchObject({
      verdict: 'rejected',
      reason: 'signupCancelled',
    });
    expect((await scan(backend, fair.id, testIdNumber(1))).line).toMatchObject({ reason: 'notSignedUp', person: { name: '求职者1' } });
    expect((await scan(backend, fair.id, testIdNumber(9))).line).toMatchObject({ reason: 'notSignedUp', person: undefined });
    expect((await scan(backend, fair.id, '赵钱孙')).line).toMatchObject({ verdict: 'rejected', reason: 'notSignedUp' });
  });

  test('that nobody knows waits as a row, its numbers masked', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const texts = ['https://u.wechat.com/x', 'FD1:2026-JS-007:AB', 'ABC1234567', '110105194912310021', 'FT1:00000000000'];
    for (const text of texts)
      expect((await scan(backend, fair.id, text)).line, text).toMatchObject({ verdict: 'pending', reason: 'unknownCode' });
    const waiting = await backend.client.desk.pending({ fairId: fair.id });
    expect(waiting.map((line) => line.text)).toEqual([
      'https://u.wechat.com/x',
      'FD1:2026-JS-007:AB',
      'ABC***4567',
      '**************0021',
      'FT1:*******0000',
    ]);
  });

  test('tells why a number is none', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    expect((await scan(backend, fair.id, '110105194912310021')).fault).toEqual({ type: 'DocumentCheckCharacter' });
  });

  test('delivered later keeps its moment; one from the future does not', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const [one, two] = [await signUp(backend, fair.id, 1), await signUp(backend, fair.id, 2)];
    const early = await scan(backend, fair.id, one.signup.ticketCode, { takenAt: '2026-03-19T23:30:00.000Z' });
    expect(early).toMatchObject({ line: { verdict: 'accepted', at: '2026-03-19T23:30:00.000Z' }, isClockOff: false });
    const future = await scan(backend, fair.id, two.signup.ticketCode, { takenAt: '2026-03-20T02:05:00.001Z' });
    expect(future).toMatchObject({ line: { at: '2026-03-20T02:00:00.000Z' }, isClockOff: true });
  });

  test('after the clock was set back is still a duplicate', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const entry = await signUp(backend, fair.id, 1);
    const first = await scan(backend, fair.id, entry.signup.ticketCode);
    backend.setNow('2026-03-20T00:00:00.000Z');
    expect(await scan(backend, fair.id, entry.signup.ticketCode)).toMatchObject({
      line: { verdict: 'duplicate' },
      first: { at: first.line.at },
    });
  });
});

describe('several who fit', () => {
  test('wait until one is chosen', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const [a] = [await signUp(backend, fair.id, 1, '王建国'), await signUp(backend, fair.id, 2, '王建军')];
    const answer = await scan(backend, fair.id, 'wj');
    expect(answer.line).toMatchObject({ verdict: 'pending', reason: 'severalFound' });
    expect(answer.choices.map((entry) => entry.person.name).toSorted()).toEqual(['王建军', '王建国'].toSorted());
    const chosen = await backend.client.desk.choose({ command: backend.stamp(), id: answer.line.id, signupId: a.signup.id });
    expect(chosen.line).toMatchObject({ id: answer.line.id, verdict: 'accepted', person: { name: '王建国' } });
    expect((await backend.client.desk.status({ fairId: fair.id })).tallies).toMatchObject({ accepted: 1, pending: 0, scans: 1 });
    const again = backend.client.desk.choose({ command: backend.stamp(), id: answer.line.id, signupId: a.signup.id });
    expect(await refusalFrom(again)).toEqual({ type: 'ScanNotOpen', what: 'decide' });
  });

  test('share a phone', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    for (const name of ['父亲', '儿子'])
      await backend.client.signups.signUp({
        command: backend.stamp(),
        fairId: fair.id,
        person: { name, documentKind: 'residentId', groups: [], phone: testPhone(5) },
      });
    expect((await scan(backend, fair.id, testPhone(5))).choices).toHaveLength(2);
  });
});

describe('a walk-in', () => {
  test('is registered, signed up and let in at once', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const walked = await backend.client.desk.walkIn({
      command: backend.stamp(),
      fairId: fair.id,
      desk: '签到台1',
      name: '䶮𠮷',
      number: testPhone(7),
    });
    expect(walked.line).toMatchObject({ verdict: 'accepted', way: 'walkIn', person: { name: '䶮𠮷', phoneTail: '0007' } });
    expect((await backend.client.signups.list({ fairId: fair.id, limit: 10 })).entries).toMatchObject([{ signup: { source: 'walkIn' } }]);
    expect((await scan(backend, fair.id, '𠮷')).line).toMatchObject({ verdict: 'duplicate' });
  });

  test('with a number that is none leaves nothing behind', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const walkIn = { command: backend.stamp(), fairId: fair.id, desk: '签到台1', name: '李四', number: '1380000' };
    expect(await refusalFrom(backend.client.desk.walkIn(walkIn))).toEqual({ type: 'PhoneInvalid' });
    expect((await backend.client.signups.list({ fairId: fair.id, limit: 10 })).counts.standing).toBe(0);
  });

  test('who cancelled before stands again, and who is in already is a duplicate', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const entry = await signUp(backend, fair.id, 1);
    await backend.client.signups.cancel({ command: backend.stamp(), id: entry.signup.id, reason: '有事' });
    const again = () =>
      backend.client.desk.walkIn({
        command: backend.stamp(),
        fairId: fair.id,
        desk: '签到台1',
        name: '求职者1',
        number: testIdNumber(1),
      });
    expect((await again()).line.verdict).toBe('accepted');
    expect((await again()).line.verdict).toBe('duplicate');
  });
});

describe('taken back', () => {
  test('an entry no longer stands, and the person comes in again', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const entry = await signUp(backend, fair.id, 1);
    const first = await scan(backend, fair.id, entry.signup.ticketCode);
    await backend.client.desk.undo({ command: backend.stamp(), id: first.line.id, reason: '刷错人' });
    expect(await backend.client.desk.status({ fairId: fair.id })).toMatchObject({
      people: 0,
      thisHour: 0,
      tallies: { accepted: 1, undone: 1 },
    });
    const undoAgain = backend.client.desk.undo({ command: backend.stamp(), id: first.line.id, reason: '再来' });
    expect(await refusalFrom(undoAgain)).toEqual({ type: 'ScanNotOpen', what: 'undo' });
    expect((await scan(backend, fair.id, entry.signup.ticketCode)).line.verdict).toBe('accepted');
    expect(await backend.client.desk.status({ fairId: fair.id })).toMatchObject({ people: 1, thisHour: 1, tallies: { scans: 2 } });
  });
});

describe('待处理', () => {
  test('gets an owner and an outcome, and the sum holds', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const entry = await signUp(backend, fair.id, 1);
    const [one, two] = [await scan(backend, fair.id, 'https://a.example'), await scan(backend, fair.id, 'https://b.example')];
    await backend.client.desk.assign({ command: backend.stamp(), id: one.line.id, owner: '王芳' });
    expect(await backend.client.desk.pending({ fairId: fair.id })).toMatchObject([{ text: 'https://a.example', owner: '王芳' }, {}]);
    const decide = (id: typeof one.line.id, more: object) =>
      backend.client.desk.decidePending({ command: backend.stamp(), id, note: '核对证件', ...more });
    expect((await decide(one.line.id, { signupId: entry.signup.id })).line.verdict).toBe('accepted');
    expect((await decide(two.line.id, {})).line.verdict).toBe('rejected');
    expect((await backend.client.desk.status({ fairId: fair.id })).tallies).toEqual({
      accepted: 1,
      duplicate: 0,
      rejected: 1,
      pending: 0,
      scans: 2,
      undone: 0,
    });
  });

  test('is not given to a sign-up of another fair', async () => {
    await using backend = await testBackend();
    const [fair, other] = [await given.fair(backend), await given.fair(backend)];
    const entry = await signUp(backend, other.id, 1);
    const { line } = await scan(backend, fair.id, 'https://a.example');
    const decided = backend.client.desk.decidePending({ command: backend.stamp(), id: line.id, signupId: entry.signup.id, note: '误' });
    expect(await refusalFrom(decided)).toEqual({ type: 'SignupOfOtherFair' });
  });
});

test('neither log, outcomes nor rows hold a number in clear', async () => {
  await using backend = await testBackend();
  const fair = await given.fair(backend);
  await signUp(backend, fair.id, 1);
  await scan(backend, fair.id, testIdNumber(1));
  await scan(backend, fair.id, testIdNumber(2));
  await scan(backend, fair.id, testPhone(3));
  await scan(backend, fair.id, '110105194912310021');
  await backend.client.desk.walkIn({ command: backend.stamp(), fairId: fair.id, desk: '台', name: '李四', number: testIdNumber(4) });
  const clear = [...[1, 2, 4].map(testIdNumber), ...[1, 3].map(testPhone), '110105194912310021'];
  const everything = await contentsOf(backend);
  expect(clear.filter((number) => everything.includes(number))).toEqual([]);
});

/** Everything that stands in the file, in whatever table. */
async function contentsOf({ dataFolder, keyFolder }: TestBackend): Promise<string> {
  const databaseFile = join(dataFolder, 'fairdesk.db');
  const key = expectOk(await loadOrCreateKey({ dataFolder, databaseFile, keys: keyFilesIn(keyFolder) }));
  const db = expectOk(await openDatabase({ file: databaseFile, key, readonly: true }));
  const tables = db.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  const contents = tables.map((table) => JSON.stringify(db.raw.prepare(`SELECT * FROM ${table}`).all())).join('\n');
  await db.close();
  expect(contents).toContain('desk.scan');
  return contents;
}
