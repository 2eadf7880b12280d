import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { given, refusalFrom, testBackend, voucherDetailsOf } from '#tests/support/backend.ts';

describe('a voucher number', () => {
  test('used anywhere in the database, in any spelling and year, is refused and the earlier use named', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const [one, two] = [
      await given.fair(backend, { title: '去年的一场', startsOn: '2025-04-01', endsOn: '2025-04-01' }),
      await given.fair(backend),
    ];
    const { voucher } = await given.voucher(backend, one.id, 'AB26342000000001', 100);
    for (const spelling of ['AB26342000000001', 'ab26342000000001', ' AB2634 2000 000001', 'ＡＢ２６３４２００００００００１']) {
      const used = await client.vouchers.earlierUse({ number: spelling });
      expect(used, spelling).toMatchObject({ voucherId: voucher.id, fairNumber: '2025-001', fairTitle: '去年的一场' });
      expect(await refusalFrom(given.voucher(backend, two.id, spelling, 200)), spelling).toMatchObject({
        type: 'VoucherNumberUsed',
        number: 'AB26342000000001',
        fairNumber: '2025-001',
        fairTitle: '去年的一场',
        voucherDate: '2026-03-06',
      });
    }
    expect(await client.vouchers.list({ fairId: two.id })).toEqual([]);
  });

  test('of a voided voucher is free for the corrected entry; the void one stays with its reason', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend);
    const { voucher } = await given.voucher(backend, fair.id, '26342000000000000001', 100);
    await client.vouchers.void({ command: backend.stamp(), id: voucher.id, reason: '金额录错' });
    await given.voucher(backend, fair.id, '26342000000000000001', 120);
    const lines = await client.vouchers.list({ fairId: fair.id });
    expect(lines.map((line) => [line.total, line.voucher.voidReason]).sort()).toEqual([
      [100, '金额录错'],
      [120, undefined],
    ]);
    expect((await client.fairs.get({ id: fair.id })).cost).toBe(120);
    const again = client.vouchers.update({ command: backend.stamp(), id: voucher.id, details: voucherDetailsOf('1', 1) });
    expect(await refusalFrom(again)).toEqual({ type: 'VoucherVoid', voucherId: voucher.id });
  });

  test('may stay the same when its own voucher is corrected', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const { voucher } = await given.voucher(backend, fair.id, '26342000000000000001', 100);
    const corrected = await backend.client.vouchers.update({
      command: backend.stamp(),
      id: voucher.id,
      details: voucherDetailsOf('26342000000000000001', 150),
    });
    expect(corrected.total).toBe(150);
  });
});

test('a cost tied to a unit that is not at the fair is refused', async () => {
  await using backend = await testBackend();
  const [one, two] = [await given.fair(backend), await given.fair(backend, { title: '另一场' })];
  const [unitId] = await given.units(backend, two.id, [1]);
  expect(await refusalFrom(given.voucher(backend, one.id, '26342000000000000001', 100, unitId))).toEqual({
    type: 'CostUnitNotAtFair',
    unitId,
  });
});

describe('an attachment', () => {
  const bytes = randomBytes(300_000);
  const scan = () => new File([bytes], '发票 扫描件.pdf', { type: 'application/pdf' });

  test('comes back byte for byte, is stored once, and cannot be read from the disk', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend);
    const marked = new File([Buffer.concat([Buffer.from('%PDF-1.7 淮安公司发票'), bytes])], '发票 扫描件.pdf');
    const [one, two] = [await given.voucher(backend, fair.id, 'A0001', 1), await given.voucher(backend, fair.id, 'A0002', 1)];
    const first = await client.vouchers.attach({ command: backend.stamp(), id: one.voucher.id, file: marked });
    const second = await client.vouchers.attach({ command: backend.stamp(), id: two.voucher.id, file: marked });
    expect(second.id).toBe(first.id);
    expect(first.sha256).toBe(
      createHash('sha256')
        .update(Buffer.from(await marked.arrayBuffer()))
        .digest('hex'),
    );
    const back = await client.vouchers.attachment({ attachmentId: first.id });
    expect(back.name).toBe('发票 扫描件.pdf');
    expect(Buffer.from(await back.arrayBuffer()).equals(Buffer.from(await marked.arrayBuffer()))).toBe(true);
    const stored = filesUnder(join(backend.dataFolder, 'attachments'));
    expect(stored).toHaveLength(1);
    expect(readFileSync(stored[0] ?? '').includes('淮安公司发票')).toBe(false);
    await backend.reopen();
    expect((await backend.client.vouchers.attachment({ attachmentId: first.id })).size).toBe(marked.size);
  });

  test('that was changed on the disk is named, not handed out', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend);
    const { voucher } = await given.voucher(backend, fair.id, 'A0001', 1);
    const { id } = await client.vouchers.attach({ command: backend.stamp(), id: voucher.id, file: scan() });
    const [stored = ''] = filesUnder(join(backend.dataFolder, 'attachments'));
    const changed = readFileSync(stored);
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    writeFileSync(stored, changed);
    expect(await refusalFrom(client.vouchers.attachment({ attachmentId: id }))).toEqual({
      type: 'AttachmentDamaged',
      fileName: '发票 扫描件.pdf',
    });
  });

  test('of another kind or too large is refused by name', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const { voucher } = await given.voucher(backend, fair.id, 'A0001', 1);
    const attach = (file: File) => refusalFrom(backend.client.vouchers.attach({ command: backend.stamp(), id: voucher.id, file }));
    expect(await attach(new File(['MZ'], '发票.exe'))).toEqual({ type: 'AttachmentKind', fileName: '发票.exe' });
    expect(await attach(new File([new Uint8Array(21 * 1024 * 1024)], '发票.pdf'))).toMatchObject({ type: 'AttachmentTooLarge' });
  });

  test('is untied with a reason; the original stays', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend);
    const { voucher } = await given.voucher(backend, fair.id, 'A0001', 1);
    const { id } = await client.vouchers.attach({ command: backend.stamp(), id: voucher.id, file: scan() });
    await client.vouchers.detach({ command: backend.stamp(), id: voucher.id, attachmentId: id, reason: '附错了' });
    expect((await client.vouchers.list({ fairId: fair.id }))[0]?.voucher.attachments).toEqual([]);
    expect((await client.vouchers.attachment({ attachmentId: id })).size).toBe(bytes.length);
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
