import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { parseHybridTime } from '#db/log/hybrid-clock.ts';
import { SCHEMA_VERSION } from '#db/migrations/migrations.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';
import { sumOfOutcomes } from '#shared/domain/exchange/packages.ts';
import type { Result } from '#shared/kernel/result.ts';
import { FAIR_DETAILS, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { expectErr, expectOk } from '#tests/support/database.ts';
import { handOverFile, receiptFile, startStation, type TestStation, take, tryFile } from '#tests/support/exchange.ts';
import { filesBelow, type Said, sayAgain, workAtStation } from '#tests/support/packages.ts';
import { everyRow } from '#tests/support/table-contents.ts';

let center: TestBackend;
let other: TestBackend;
let station: TestStation;
let file: string;

beforeAll(async () => {
  center = await testBackend();
  other = await testBackend();
  station = await startStation(center, 'S01');
  await workAtStation(station, 1, 3);
  ({ file } = await handOverFile(station));
});
afterAll(async () => {
  for (const one of [station.backend, center, other]) await one[Symbol.asyncDispose]();
});

function sentenceOf(answer: Result<unknown, Refusal>): string {
  return refusalSentence(expectErr(answer));
}

/** What a refusal must leave as it was: every row, every package, every original. */
function stateOf(backend: TestBackend) {
  return { rows: everyRow(backend.db), files: filesBelow(backend.dataFolder).filter((name) => /^.(exchange|attachments)/.test(name)) };
}

async function refused(sent: string, by: TestBackend = center): Promise<string> {
  await exchangeKeys(by.db);
  const before = stateOf(by);
  const sentence = sentenceOf(await tryFile(by.session, sent));
  expect(sentenceOf(await take(by.session, by.stamp(), sent))).toBe(sentence);
  expect(stateOf(by)).toEqual(before);
  return sentence;
}

describe('is refused in words, with nothing written:', () => {
  test('a package for another center', async () => {
    expect(await refused(file, other)).toBe('这个包是发给“淮安市公共就业服务中心”的，本机不能打开，请转交该单位');
  });

  test('a package of a copy that is not known, though sealed to this center', async () => {
    const { ageRecipient } = await exchangeKeys(other.db);
    const sent = await sayAgain(file, station, center, () => ({}), ageRecipient);
    expect(await refused(sent, other)).toBe('“S01 劳务协作站”没有在本机登记，不能接收，请核实文件来源');
  });

  test('a first package without the proof of the start file', async () => {
    const sent = await sayAgain(file, station, center, ({ header }) => ({ header: { ...header, enrolment: undefined } }));
    expect(await refused(sent)).toContain('没有在本机登记');
    const guessed = await sayAgain(file, station, center, ({ header }) => ({
      header: { ...header, enrolment: header.enrolment && { ...header.enrolment, proof: '0'.repeat(64) } },
    }));
    expect(await refused(guessed)).toContain('没有在本机登记');
  });

  test('a package of a newer version, with the version that is needed', async () => {
    const sent = await sayAgain(file, station, center, ({ header }) => ({
      header: { ...header, schema: SCHEMA_VERSION + 1, program: '0.9.0' },
    }));
    expect(await refused(sent)).toBe(`这个包由较新的版本（0.9.0，数据版本 ${SCHEMA_VERSION + 1}）生成，请先升级本机软件再接收，包可以保留`);
  });

  test('a start file, and a receipt of nobody above', async () => {
    expect(await refused(station.startFile)).toContain('这个包是发给“S01 劳务协作站”的');
  });

  test('the package at the station that made it', async () => {
    const before = everyRow(station.backend.db);
    expect(sentenceOf(await take(station.backend.session, station.stamp(), file))).toContain('这个包是发给“淮安市公共就业服务中心”的');
    expect(everyRow(station.backend.db)).toEqual(before);
  });

  test('operations other than the header names', async () => {
    const changed = await sayAgain(file, station, center, ({ ops }) => ({ ops: [...ops.slice(1), ...ops.slice(0, 1)] }));
    expect(await refused(changed)).toContain('已损坏或被改动');
  });

  test('numbers of another station, or of this center, wherever the header names them', async () => {
    await using other = await startStation(center, 'S77');
    await workAtStation(other, 700, 1);
    expectOk(await take(center.session, center.stamp(), (await handOverFile(other)).file));
    const [theirs, ours] = [other.backend.db.nodeId, center.db.nodeId];
    const naming = (node: string): readonly ((said: Said) => Partial<Said>)[] => [
      ({ header }) => ({ header: { ...header, node } }),
      ({ header }) => ({ header: { ...header, continues: node } }),
      ({ header }) => ({ header: { ...header, after: { ...header.after, [`${node}/desk`]: 1 } } }),
      ({ header, ops }) => ({
        header: { ...header, ranges: header.ranges.map((range) => ({ ...range, node })) },
        ops: ops.map((op) => ({ ...op, node, hlc: op.hlc.slice(0, 16) + node })),
      }),
    ];
    for (const change of naming(theirs))
      expect(await refused(await sayAgain(file, station, center, change))).toBe(
        '“S01 劳务协作站”的包中使用了属于“S77 劳务协作站”的操作编号，没有写入任何数据，请与站点核实文件来源',
      );
    for (const change of naming(ours))
      expect(await refused(await sayAgain(file, station, center, change))).toContain('使用了属于本机的操作编号');
  });

  test('a clock that is ahead, also when the header is silent about it', async () => {
    const ahead = await sayAgain(file, station, center, ({ header, ops }) => ({
      header: { ...header },
      ops: ops.map((op, index) => (index === ops.length - 1 ? later(op, 3) : op)),
    }));
    expect(await refused(ahead)).toContain('电脑时钟快了约 7');
  });

  test('every tenth truncation and flipped byte', async () => {
    const bytes = readFileSync(file);
    await exchangeKeys(center.db);
    const before = stateOf(center);
    const changed = join(center.dataFolder, 'changed.fdx');
    for (let at = 5; at < bytes.length; at += Math.floor(bytes.length / 25)) {
      writeFileSync(changed, bytes.subarray(0, at));
      expect(sentenceOf(await take(center.session, center.stamp(), changed))).toContain('文件不完整，没有写入任何数据');
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      writeFileSync(changed, flipped);
      expect(sentenceOf(await take(center.session, center.stamp(), changed))).toMatch(/^文件的.+已损坏或被改动，没有写入任何数据/);
    }
    expect(stateOf(center)).toEqual(before);
  });

  function later(op: Said['ops'][number], days: number): Said['ops'][number] {
    const millis = parseHybridTime(op.hlc).millis + days * 86_400_000;
    return { ...op, hlc: millis.toString(16).padStart(12, '0') + op.hlc.slice(12), at: new Date(millis).toISOString() };
  }
});

test('what a package names that every object has, or that never travels, is refused row by row, and the others are taken', async () => {
  await using own = await startStation(center, 'S02');
  await workAtStation(own, 20, 1);
  const { file: sent } = await handOverFile(own);
  const names = ['constructor', 'to_string', 'op', 'exchange_key', 'settlement', 'sqlite_schema'];
  const evil = await sayAgain(sent, own, center, ({ ops, header }) => {
    const [first, range] = [ops.at(-1), header.ranges.at(-1)];
    if (!first || !range) throw new Error('nothing said');
    const more = names.map((tbl, index) => ({ ...first, seq: range.last + 1 + index, tbl, row: 'x', body: '{"v":{"id":"x"}}' }));
    return {
      ops: [...ops, ...more],
      header: { ...header, ranges: [...header.ranges.slice(0, -1), { ...range, last: range.last + names.length }] },
    };
  });
  const taken = expectOk(await take(center.session, center.stamp(), evil));
  expect(taken.counts).toMatchObject({ refused: names.length, conflict: 0 });
  expect(sumOfOutcomes(taken.counts)).toBe(taken.rows);
});

test('the same package again, two to five times, changes no row, and every row is counted', async () => {
  await using own = await startStation(center, 'S03');
  await workAtStation(own, 30, 3);
  const { file: sent, made } = await handOverFile(own);
  const taken = expectOk(await take(center.session, center.stamp(), sent));
  expect(taken).toMatchObject({ rows: made.rows, counts: { conflict: 0, refused: 0 } });
  expect(sumOfOutcomes(taken.counts)).toBe(made.rows);
  const after = stateOf(center);
  for (let time = 2; time <= 5; time++) {
    expect(expectOk(await take(center.session, center.stamp(), sent))).toEqual(taken);
    expect(stateOf(center)).toEqual(after);
    expect(expectOk(await tryFile(center.session, sent)).counts).toEqual({
      accepted: 0,
      same: made.rows,
      duplicate: 0,
      conflict: 0,
      refused: 0,
    });
  }
});

test('taken, reverted and taken again it comes to the same, and its files go and come with it', async () => {
  await using own = await startStation(center, 'S04');
  await workAtStation(own, 40, 2);
  const { file: sent } = await handOverFile(own);
  const attachments = () => filesBelow(center.dataFolder).filter((name) => name.startsWith('/attachments'));
  const [before, count] = [attachments(), center.db.raw.prepare('SELECT count(*) FROM signup').pluck()];
  const people = count.get();
  const taken = expectOk(await take(center.session, center.stamp(), sent));
  expect(attachments().length).toBe(before.length + 1);
  center.setNow('2026-03-21T02:00:00.000Z');
  for await (const _ of await center.client.exchange.revert({ command: center.stamp(), packageId: taken.id, reason: '误收' })) void _;
  expect(attachments()).toEqual(before);
  expect(count.get()).toBe(people);
  center.setNow('2026-03-22T02:00:00.000Z');
  const again = expectOk(await take(center.session, center.stamp(), sent));
  expect(again).toMatchObject({ state: 'merged', rows: taken.rows });
  expect(sumOfOutcomes(again.counts)).toBe(taken.rows);
  expect(attachments().length).toBe(before.length + 1);
});

test.each([SCHEMA_VERSION - 1, SCHEMA_VERSION - 2])('a package of schema version %i merges', async (schema) => {
  await using own = await startStation(center, `S1${schema}`);
  await workAtStation(own, 50 + schema * 10, 2);
  const { file: sent } = await handOverFile(own);
  const older = await sayAgain(sent, own, center, ({ header, ops }) => ({
    header: { ...header, schema },
    ops: ops.map((op) => ({ ...op, schema_v: schema })),
  }));
  const taken = expectOk(await take(center.session, center.stamp(), older));
  expect(taken.counts).toMatchObject({ conflict: 0, refused: 0 });
  expect(sumOfOutcomes(taken.counts)).toBe(taken.rows);
});

test('columns that are not known here survive the way there and back', async () => {
  await using own = await startStation(center, 'S05');
  await workAtStation(own, 300, 1);
  const { file: sent } = await handOverFile(own);
  const later = await sayAgain(sent, own, center, ({ ops }) => ({
    ops: ops.map((op) => (op.tbl === 'fair' ? { ...op, body: op.body.replace('{"v":{', '{"v":{"weather":"晴",') } : op)),
  }));
  const taken = expectOk(await take(center.session, center.stamp(), later));
  expect(taken.counts).toMatchObject({ conflict: 0, refused: 0 });
  const extra = (backend: TestBackend) => backend.db.raw.prepare("SELECT fields FROM extra_field WHERE tbl = 'fair'").pluck().all();
  expect(extra(center)).toEqual(['{"weather":"晴"}']);
  const { fairs } = await center.client.fairs.list({});
  const fair = fairs.find((one) => one.fair.title === '第300场')?.fair;
  if (!fair) throw new Error('no fair');
  await center.client.fairs.update({
    command: center.stamp(),
    id: fair.id,
    details: { ...FAIR_DETAILS, title: '第300场（更名）', venueDivision: '621102' },
  } as never);
  const receipt = await receiptFile(center, own.peerId);
  expectOk(await take(own.backend.session, own.stamp(), receipt.file));
  expect(extra(own.backend)).toEqual(['{"weather":"晴"}']);
  const title = own.backend.db.raw.prepare('SELECT title FROM fair WHERE id = ?').pluck().get(fair.id);
  expect(title).toBe('第300场（更名）');
});

test('a package of a revoked copy is refused in words, with nothing written', async () => {
  await using own = await startStation(center, 'S06');
  await workAtStation(own, 400, 1);
  const { file: sent } = await handOverFile(own);
  await center.client.exchange.revokeCopy({ command: center.stamp(), peerId: own.peerId, reason: '电脑遗失' });
  expect(await refused(sent)).toMatch(/^“S06 劳务协作站”的副本已于 2026-03-\d\d 停用（电脑遗失），不再接收它的包$/);
});

test('a start file that was used on another computer is refused in words', async () => {
  expectOk(await take(center.session, center.stamp(), file));
  await using second = await testBackend({ fresh: true });
  const { openStart } = await import('#backend/usecases/exchange/open-start.ts');
  expectOk(await openStart(second.session, station.startFile, station.secret));
  await second.reopen();
  const copy: TestStation = { ...station, backend: second };
  await copy.backend.client.fairs.create({ command: station.stamp(), details: { ...FAIR_DETAILS, venueDivision: '621102' } });
  const { file: sent } = await handOverFile(copy);
  expect(await refused(sent)).toBe('“S01 劳务协作站”的启动文件已在另一台电脑上使用，请为这台电脑重新生成启动文件');
  const signed = await sayAgain(sent, copy, center, ({ header }) => ({ header: { ...header, enrolment: undefined } }));
  expect(await refused(signed)).toBe('文件的签名已损坏或被改动，没有写入任何数据，请对方重新生成后发送');
});
