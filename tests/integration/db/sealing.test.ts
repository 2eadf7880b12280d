import { describe, expect, test } from 'vitest';
import { insertFair } from '#db/repositories/fairs.ts';
import { insertPrint } from '#db/repositories/prints.ts';
import { findSettlementById, findSettlementInForceByFair, insertSettlement, voidSettlement } from '#db/repositories/settlements.ts';
import { insertVoucher, voidVoucher } from '#db/repositories/vouchers.ts';
import { TEST_NOW, testDatabase, testId, write } from '../../support/database.ts';
import { aFair, aSettlement, aVoucher } from '../../support/records.ts';

async function settled() {
  const db = await testDatabase();
  const fair = aFair();
  const settlement = aSettlement(fair.id);
  await write(db, async (trx) => {
    await insertFair(trx, fair);
    await insertSettlement(trx, settlement);
  });
  return { db, fair, settlement };
}

describe('an approved settlement is sealed by the database itself', () => {
  test.each([
    'payable = payable - 1',
    'quota = quota + 1',
    `snapshot = '{}'`,
    `content_hash = 'd'`,
    `number = '2026-999'`,
    'counted_units = 0',
    `approved_by = '李四'`,
    `approved_at = '2020-01-01T00:00:00.000Z'`,
    `program = 'jiangmen-6-event-cost'`,
    `state = 'draft'`,
  ])('%s is refused', async (change) => {
    const { db, settlement } = await settled();
    expect(() => db.raw.exec(`UPDATE settlement SET ${change}`)).toThrow(/sealed|paid or void/);
    expect(await findSettlementById(db, settlement.id)).toEqual(settlement);
    await db.close();
  });

  test('so is deleting it', async () => {
    const { db } = await settled();
    expect(() => db.raw.exec('DELETE FROM settlement')).toThrow('sealed');
    await db.close();
  });

  test('it can be voided with a reason, and then nothing more', async () => {
    const { db, fair, settlement } = await settled();
    await write(db, (trx) => voidSettlement(trx, settlement.id, { reason: '名册有误', by: '李四', at: TEST_NOW }));
    expect(await findSettlementById(db, settlement.id)).toMatchObject({
      state: 'void',
      voidReason: '名册有误',
      payable: settlement.payable,
    });
    expect(await findSettlementInForceByFair(db, fair.id)).toBeUndefined();
    expect(() => db.raw.exec(`UPDATE settlement SET state = 'approved', void_reason = NULL, voided_by = NULL, voided_at = NULL`)).toThrow();
    expect(() => db.raw.exec(`UPDATE settlement SET void_reason = '别的'`)).toThrow('sealed');
    await db.close();
  });

  test('a fair has one settlement in force at most', async () => {
    const { db, fair } = await settled();
    await expect(write(db, (trx) => insertSettlement(trx, aSettlement(fair.id)))).rejects.toThrow('UNIQUE');
    await db.close();
  });

  test('payable above quota is refused', async () => {
    const { db } = await settled();
    const other = aFair();
    await write(db, (trx) => insertFair(trx, other));
    const tooMuch = aSettlement(other.id, { quota: 1 as never, payable: 2 as never });
    await expect(write(db, (trx) => insertSettlement(trx, tooMuch))).rejects.toThrow('CHECK');
    await db.close();
  });

  test('a print cannot be unprinted', async () => {
    const { db, settlement } = await settled();
    const print = { id: testId<'Print'>(), settlementId: settlement.id, copyNumber: 1, printedBy: '张三', printedAt: TEST_NOW };
    await write(db, (trx) => insertPrint(trx, print));
    expect(() => db.raw.exec('DELETE FROM print_record')).toThrow('append-only');
    expect(() => db.raw.exec('UPDATE print_record SET copy_number = 2')).toThrow('append-only');
    await db.close();
  });
});

describe('a voucher number', () => {
  test('in force exists once over all fairs; a void one is free again', async () => {
    await using db = await testDatabase();
    const [first, second] = [aFair({ startsOn: '2025-05-01' as never }), aFair()];
    const voucher = aVoucher(first.id, { number: '12345678' });
    await write(db, async (trx) => {
      await insertFair(trx, first);
      await insertFair(trx, second);
      await insertVoucher(trx, voucher);
    });
    await expect(write(db, (trx) => insertVoucher(trx, aVoucher(second.id, { number: '12345678' })))).rejects.toThrow('UNIQUE');
    await write(db, (trx) => voidVoucher(trx, voucher.id, '录错'));
    await write(db, (trx) => insertVoucher(trx, aVoucher(second.id, { number: '12345678' })));
  });

  test('is not deleted', async () => {
    await using db = await testDatabase();
    const fair = aFair();
    await write(db, async (trx) => {
      await insertFair(trx, fair);
      await insertVoucher(trx, aVoucher(fair.id, { items: [] }));
    });
    expect(() => db.raw.exec('DELETE FROM voucher')).toThrow('voided, not deleted');
  });
});
