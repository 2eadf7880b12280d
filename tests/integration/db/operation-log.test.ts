import { describe, expect, test } from 'vitest';
import { runCommand } from '#db/log/run-command.ts';
import { verifyLog } from '#db/log/verify-log.ts';
import { listAuditEntries, listHistoryOfRecord } from '#db/repositories/audit.ts';
import { findFairById, insertFair, updateFair } from '#db/repositories/fairs.ts';
import { insertOperator } from '#db/repositories/operators.ts';
import { insertParticipations, removeParticipations } from '#db/repositories/participations.ts';
import { insertUnits } from '#db/repositories/units.ts';
import { insertVoucher } from '#db/repositories/vouchers.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { TEST_NOW, testDatabase, testId, write } from '../../support/database.ts';
import { aFair, anOperator, aParticipation, aUnit, aVoucher } from '../../support/records.ts';

describe('a command', () => {
  test('sent twice is applied once and answers the same', async () => {
    await using db = await testDatabase();
    const fair = aFair();
    const command = { id: testId<'Command'>(), name: 'fairs.create', actor: 'a', at: TEST_NOW };
    let runs = 0;
    const send = () =>
      runCommand(db, command, async (trx) => {
        runs += 1;
        await insertFair(trx, fair);
        return ok({ id: fair.id, run: runs });
      });
    const first = await send();
    const operations = await db.selectFrom('op').selectAll().execute();
    expect(await send()).toEqual(first);
    expect(runs).toBe(1);
    expect(await db.selectFrom('op').selectAll().execute()).toEqual(operations);
  });

  test('refused is not remembered and leaves neither rows nor operations', async () => {
    await using db = await testDatabase();
    const fair = aFair();
    const command = { id: testId<'Command'>(), name: 'fairs.create', actor: 'a', at: TEST_NOW };
    const before = await db.selectFrom('op').selectAll().execute();
    const refused = await runCommand(db, command, async (trx) => {
      await insertFair(trx, fair);
      return err({ type: 'Refused' as const });
    });
    expect(refused).toEqual({ ok: false, error: { type: 'Refused' } });
    expect(await db.selectFrom('op').selectAll().execute()).toEqual(before);
    expect(await findFairById(db, fair.id)).toBeUndefined();
    const again = await runCommand(db, command, async (trx) => {
      await insertFair(trx, fair);
      return ok('done');
    });
    expect(again).toEqual({ ok: true, value: 'done' });
  });

  test('whose number another command already used is a bug', async () => {
    await using db = await testDatabase();
    const id = testId<'Command'>();
    await runCommand(db, { id, name: 'a', actor: '', at: TEST_NOW }, async () => ok());
    await expect(runCommand(db, { id, name: 'b', actor: '', at: TEST_NOW }, async () => ok())).rejects.toThrow('comes again as b');
  });
});

describe('the log', () => {
  test('numbers each stream without gaps and holds what was before', async () => {
    await using db = await testDatabase();
    const fair = aFair({ title: '春风行动' });
    await write(db, (trx) => insertFair(trx, fair));
    await write(db, (trx) => insertVoucher(trx, aVoucher(fair.id)));
    await write(db, (trx) => updateFair(trx, { ...fair, title: '秋风行动' }, '改季'));
    const rows = await db.selectFrom('op').select(['stream', 'seq', 'tbl', 'body']).orderBy('hlc').execute();
    expect(rows.map((row) => [row.stream, row.seq, row.tbl])).toEqual([
      ['org', 1, 'node'],
      ['org', 2, 'fair'],
      ['money', 1, 'voucher'],
      ['money', 2, 'cost_item'],
      ['org', 3, 'fair'],
    ]);
    expect(JSON.parse(rows[4]?.body ?? '')).toEqual({ v: { title: '秋风行动' }, b: { title: '春风行动' }, why: '改季' });
    expect(await verifyLog(db)).toEqual({ ok: true, value: 5 });
  });

  test('writes nothing when nothing changes', async () => {
    await using db = await testDatabase();
    const fair = aFair();
    await write(db, (trx) => insertFair(trx, fair));
    const before = await db.selectFrom('op').selectAll().execute();
    await write(db, (trx) => updateFair(trx, fair));
    expect(await db.selectFrom('op').selectAll().execute()).toEqual(before);
  });

  test('cannot be changed or cut', async () => {
    await using db = await testDatabase();
    expect(() => db.raw.exec(`UPDATE op SET actor = 'x'`)).toThrow('append-only');
    expect(() => db.raw.exec('DELETE FROM op')).toThrow('append-only');
  });

  test.each([
    ['content', `UPDATE op SET body = replace(body, '春', '秋') WHERE tbl = 'fair'`, 'hash', 2],
    ['actor', `UPDATE op SET actor = 'x' WHERE seq = 2 AND stream = 'org'`, 'hash', 2],
    ['a missing operation', `DELETE FROM op WHERE seq = 2 AND stream = 'org'`, 'gap', 2],
    ['a missing last operation', `DELETE FROM op WHERE seq = 3 AND stream = 'org'`, 'end', 3],
  ])('changed behind the program is found: %s', async (_what, change, reason, seq) => {
    await using db = await testDatabase();
    const fair = aFair({ title: '春风行动' });
    await write(db, (trx) => insertFair(trx, fair));
    await write(db, (trx) => updateFair(trx, { ...fair, note: '备注' }));
    db.raw.exec(`DROP TRIGGER op_update; DROP TRIGGER op_delete; ${change}`);
    expect(await verifyLog(db)).toEqual({ ok: false, error: { type: 'LogBroken', node: db.nodeId, stream: 'org', seq, reason } });
  });
});

describe('the audit trail', () => {
  test('tells who, when, what, before, after and why', async () => {
    await using db = await testDatabase();
    const clerk = anOperator({ name: '张三' });
    const [fair, unit] = [aFair({ title: '春风行动' }), aUnit()];
    await write(db, (trx) => insertOperator(trx, clerk));
    const participation = aParticipation(fair.id, unit.id, { booth: 'A1' });
    const stamp = { id: testId<'Command'>(), name: 'fairs.create', actor: clerk.id, at: TEST_NOW };
    await runCommand(db, stamp, async (trx) => {
      await insertFair(trx, fair);
      await insertUnits(trx, [unit]);
      await insertParticipations(trx, [participation]);
      return ok();
    });
    await runCommand(db, { ...stamp, id: testId<'Command'>(), name: 'fairs.update' }, async (trx) => {
      await updateFair(trx, { ...fair, title: '秋风行动' });
      await removeParticipations(trx, [participation.id], '未报名');
      return ok();
    });

    const [removed, changed, created] = await listAuditEntries(db, { limit: 3 });
    expect(removed).toMatchObject({ action: 'removed', table: 'participation', recordId: participation.id, why: '未报名', by: '张三' });
    expect(removed?.changes).toContainEqual({ column: 'booth', before: 'A1', after: null });
    expect(changed).toMatchObject({ action: 'changed', table: 'fair', command: 'fairs.update', at: TEST_NOW, by: '张三' });
    expect(changed?.changes).toEqual([{ column: 'title', before: '春风行动', after: '秋风行动' }]);
    expect(created).toMatchObject({ action: 'created', table: 'participation' });

    const history = await listHistoryOfRecord(db, 'fair', fair.id);
    expect(history.map((entry) => entry.action)).toEqual(['created', 'changed']);
    const rest = await listAuditEntries(db, { limit: 10, before: created?.key });
    expect(rest.map((entry) => entry.table)).toEqual(['unit', 'fair', 'operator']);
    expect((await listAuditEntries(db, { limit: 10, recordIds: [fair.id] })).length).toBe(2);
  });
});
