import { describe, expect, test } from 'vitest';
import { capitalAmount } from '#shared/domain/documents/capital-amount.ts';
import { fen, formatYuan } from '#shared/kernel/money.ts';
import { given, refusalFrom, testBackend } from '#tests/support/backend.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';

async function textOf(file: File): Promise<readonly string[]> {
  return readPdf(new Uint8Array(await file.arrayBuffer()), async (pages) => pages.map((page) => squeeze(page.text)));
}

describe('a settlement', () => {
  test('is a live draft until it is approved, then sealed under the next number of the year', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair } = await given.settledFair(backend);
    const { draft } = await client.settlements.forFair({ fairId: fair.id });
    // 7,000.01 over three units: 2,333.34, 2,333.34, 2,333.33.
    expect(draft?.settlement?.units.map((unit) => unit.payable)).toEqual([233_334, 233_334, 233_333]);
    expect(draft?.settlement?.payable).toBe(700_001);
    expect(draft?.blockers).toEqual([]);
    const sealed = await client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: draft?.contentHash ?? '' });
    expect(sealed).toMatchObject({
      number: '2026-001',
      state: 'approved',
      payable: 700_001,
      quota: 900_000,
      approvedBy: '王芳',
      prints: 0,
    });
    const page = await client.settlements.forFair({ fairId: fair.id });
    expect(page.draft).toBeUndefined();
    expect(page.sealed?.snapshot.settlement.payable).toBe(700_001);
    expect((await client.settlements.list({ year: 2026 })).awaiting).toEqual([]);
  });

  test('is not approved when its figures are no longer those on screen', async () => {
    await using backend = await testBackend();
    const { fair } = await given.settledFair(backend);
    const { draft } = await backend.client.settlements.forFair({ fairId: fair.id });
    await given.voucher(backend, fair.id, '26342000000000000002', 100);
    const refused = await refusalFrom(
      backend.client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: draft?.contentHash ?? '' }),
    );
    expect(refused).toEqual({ type: 'SettlementChanged' });
  });

  test('names everything that stands in the way at once', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend, { venueDivision: '320000' });
    await given.units(backend, fair.id, [1]);
    const [line] = await backend.client.roster.list({ fairId: fair.id });
    if (!line) throw new Error('no line');
    await backend.client.roster.setAttendance({
      command: backend.stamp(),
      fairId: fair.id,
      ids: [line.participation.id],
      attendance: 'pending',
    });
    const { draft } = await backend.client.settlements.forFair({ fairId: fair.id });
    expect(draft?.blockers.map((blocker) => blocker.type)).toEqual(['FairNotHeld', 'VenueUnresolved', 'AttendancePending']);
    const refused = await refusalFrom(
      backend.client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: '0'.repeat(64) }),
    );
    expect(refused.type).toBe('SettlementBlocked');
  });

  test('locks its fair until it is voided with a reason; its number is not used again', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair } = await given.settledFair(backend);
    const approve = async () => {
      const { draft } = await client.settlements.forFair({ fairId: fair.id });
      return client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: draft?.contentHash ?? '' });
    };
    const first = await approve();
    expect(await refusalFrom(given.voucher(backend, fair.id, '26342000000000000009', 100))).toEqual({
      type: 'FairSettled',
      fairId: fair.id,
      settlementNumber: '2026-001',
    });
    await client.settlements.void({ command: backend.stamp(), id: first.id, reason: '凭证金额有误' });
    await given.voucher(backend, fair.id, '26342000000000000009', 100);
    expect((await approve()).number).toBe('2026-002');
    const { earlier } = await client.settlements.forFair({ fairId: fair.id });
    expect(earlier).toMatchObject([{ number: '2026-001', state: 'void', voidReason: '凭证金额有误', voidedBy: '王芳' }]);
  });

  test('keeps what was signed when names and policy change afterwards', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair } = await given.settledFair(backend);
    const { draft } = await client.settlements.forFair({ fairId: fair.id });
    await client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: draft?.contentHash ?? '' });
    await client.centers.rename({ command: backend.stamp(), name: '改了名的中心', homeDivision: '340100' });
    const { sealed } = await client.settlements.forFair({ fairId: fair.id });
    expect(sealed?.snapshot.center.name).toBe('淮安市公共就业服务中心');
    expect(sealed?.snapshot.settlement.zone.zone).toBe('outOfProvince');
    const text = (await textOf(await client.documents.preview({ fairId: fair.id }))).join('');
    expect(text).toContain('淮安市公共就业服务中心');
    expect(text).not.toContain('改了名');
  });

  test('approved twice by the same command is approved once', async () => {
    await using backend = await testBackend();
    const { fair } = await given.settledFair(backend);
    const { draft } = await backend.client.settlements.forFair({ fairId: fair.id });
    const command = { command: backend.stamp(), fairId: fair.id, contentHash: draft?.contentHash ?? '' };
    const [first, again] = [await backend.client.settlements.approve(command), await backend.client.settlements.approve(command)];
    expect(again).toEqual(first);
    expect((await backend.client.settlements.list({})).settlements).toHaveLength(1);
  });
});

describe('the sheets', () => {
  test('carry every unit, every amount and the capital amount; the units add up to the total', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair } = await given.settledFair(backend);
    const { draft } = await client.settlements.forFair({ fairId: fair.id });
    await client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: draft?.contentHash ?? '' });
    const [review = '', annex = '', vouchers = ''] = await textOf(
      await client.documents.issue({ command: backend.stamp(), fairId: fair.id }),
    );
    expect(review).toContain('赴外招聘活动经费列支审核表');
    expect(review).toContain(`核定金额大写${capitalAmount(fen(700_001))}`);
    expect(review).toContain(formatYuan(fen(700_001)));
    for (const n of [1, 2, 3]) expect(annex).toContain(`淮安第${n}机械有限公司`);
    const payables = draft?.settlement?.units.map((unit) => unit.payable) ?? [];
    expect(payables.reduce((sum, one) => sum + one, 0)).toBe(700_001);
    for (const payable of payables) expect(annex).toContain(formatYuan(payable));
    expect(annex).toMatch(/合计.*7,000\.01/);
    expect(vouchers).toContain('26342000000000000001');
    expect(vouchers).toContain('7,000.01');
  });

  test('count as prints when issued, not when looked at; the second says 补打 1', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair } = await given.settledFair(backend);
    expect((await textOf(await client.documents.preview({ fairId: fair.id }))).join('')).toContain('草稿');
    const { draft } = await client.settlements.forFair({ fairId: fair.id });
    const { id } = await client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: draft?.contentHash ?? '' });
    await client.documents.preview({ fairId: fair.id });
    expect(await client.documents.prints({ settlementId: id })).toEqual([]);
    const first = await textOf(await client.documents.issue({ command: backend.stamp(), fairId: fair.id }));
    expect(first.join('')).not.toContain('补打');
    const command = backend.stamp();
    const second = await textOf(await client.documents.issue({ command, fairId: fair.id }));
    for (const page of second) expect(page).toContain('补打1');
    // The same command again is the same print.
    expect(await textOf(await client.documents.issue({ command, fairId: fair.id }))).toEqual(second);
    expect((await client.documents.prints({ settlementId: id })).map((print) => print.copy)).toEqual([1, 2]);
    await client.settlements.void({ command: backend.stamp(), id, reason: '有误' });
    expect((await textOf(await client.documents.preview({ fairId: fair.id, settlementId: id }))).join('')).toContain('作废');
  });

  test('are refused by name when a character has no font, and nothing is counted', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend, { title: '赴合肥\u{E456}招聘会' });
    await given.units(backend, fair.id, [1]);
    await given.voucher(backend, fair.id, '1234567', 100);
    await client.fairs.hold({ command: backend.stamp(), id: fair.id });
    const { draft } = await client.settlements.forFair({ fairId: fair.id });
    const { id } = await client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: draft?.contentHash ?? '' });
    const refused = await refusalFrom(client.documents.issue({ command: backend.stamp(), fairId: fair.id }));
    expect(refused).toMatchObject({ type: 'CharactersWithoutFont', characters: [{ codePoint: 0xe456 }] });
    expect(await client.documents.prints({ settlementId: id })).toEqual([]);
  });
});

test('the sample data is believable and settles', async () => {
  await using backend = await testBackend({ fresh: true, now: '2026-11-24T02:00:00.000Z' });
  const { client } = backend;
  const { center } = await client.centers.loadSample({ commandId: backend.stamp().id });
  expect(center.sample).toBe(true);
  const { fairs } = await client.fairs.list({});
  expect(new Set(fairs.map((line) => line.zone))).toEqual(new Set(['inCity', 'inProvince', 'outOfProvince', 'online', 'unresolved']));
  expect((await client.units.list({ limit: 500 })).total).toBeGreaterThanOrEqual(30);
  const { tasks, figures } = await client.home.overview({ year: 2026 });
  expect(tasks.map((task) => task.type)).toEqual(
    expect.arrayContaining(['SettlementWaiting', 'AttendancePending', 'FilingDue', 'FairWithoutZone']),
  );
  expect(figures.fairs).toBe(10);
  const settled = fairs.find((line) => line.settlement);
  if (!settled) throw new Error('no sample settlement');
  const text = (await textOf(await client.documents.preview({ fairId: settled.fair.id }))).join('');
  expect(text).toContain('示例数据');
  expect(await refusalFrom(client.centers.loadSample({ commandId: backend.stamp().id }))).toEqual({ type: 'AlreadySetUp' });
});
