import { describe, expect, test } from 'vitest';
import { findAttachmentBySha256, insertAttachment } from '#db/repositories/attachments.ts';
import { findColumnMapping, saveColumnMapping } from '#db/repositories/column-mappings.ts';
import { takeNextNumber } from '#db/repositories/counters.ts';
import {
  EMPTY_TALLY,
  findFairByNumber,
  insertFair,
  listFairs,
  listFairsByTour,
  listFairYears,
  tallyFair,
  tallyFairsByYear,
  updateFair,
} from '#db/repositories/fairs.ts';
import {
  findImportBatchById,
  insertImportBatch,
  listImportBatchContents,
  listImportBatchesByFair,
  markImportBatchUndone,
} from '#db/repositories/import-batches.ts';
import { insertOperator, listOperators, setOperatorActive } from '#db/repositories/operators.ts';
import {
  countParticipationsByYear,
  insertParticipations,
  listCreditCodesByFair,
  listParticipationsByUnit,
  listRosterByFair,
  nextRosterOrder,
  setAttendance,
  updateParticipation,
} from '#db/repositories/participations.ts';
import { insertPrint, listPrintsBySettlement, nextCopyNumber } from '#db/repositories/prints.ts';
import { findSchemeByProgram, saveScheme } from '#db/repositories/schemes.ts';
import { searchEverywhere } from '#db/repositories/search.ts';
import { findSetting, saveSetting } from '#db/repositories/settings.ts';
import {
  insertSettlement,
  listFairsAwaitingSettlement,
  listSettlementsByFair,
  listSettlementsByYear,
  sumSettlementsByYear,
  voidSettlement,
} from '#db/repositories/settlements.ts';
import { insertTour } from '#db/repositories/tours.ts';
import {
  countUnits,
  countUnitUse,
  findUnitByCreditCode,
  insertUnits,
  listUnitsByCreditCodes,
  searchUnits,
  updateUnit,
} from '#db/repositories/units.ts';
import {
  attachToVoucher,
  detachFromVoucher,
  findVoucherById,
  findVoucherByNumber,
  insertVoucher,
  listVoucherNumbersByUnit,
  listVouchersByFair,
  updateVoucher,
  voidVoucher,
} from '#db/repositories/vouchers.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import { fen } from '#shared/kernel/money.ts';
import { TEST_NOW, testDatabase, testId, write } from '../../support/database.ts';
import {
  aCostItem,
  aFair,
  anAttachment,
  anImportBatch,
  anOperator,
  aParticipation,
  aScheme,
  aSettlement,
  aUnit,
  aVoucher,
} from '../../support/records.ts';

const on = (year: number) => ({ startsOn: calendarDate(`${year}-12-31`), endsOn: calendarDate(`${year}-12-31`) });

describe('fairs', () => {
  test('are listed latest first by year, status, kind and text', async () => {
    await using db = await testDatabase();
    const tour = { id: testId<'Tour'>(), name: '西部行' };
    const spring = aFair({ title: '春风行动_西安', number: '2026-001', venueName: '曲江', tourId: tour.id });
    const online = aFair({
      title: '直播带岗',
      format: 'online',
      kind: 'liveStream',
      status: 'planned',
      venueDivision: undefined,
      venueName: '',
      startsOn: calendarDate('2026-01-01'),
    });
    const last = aFair({ title: '年末专场', ...on(2025) });
    const off = aFair({ title: '取消的', status: 'cancelled', cancelReason: '疫情', startsOn: calendarDate('2025-02-01') });
    await write(db, async (trx) => {
      await insertTour(trx, tour);
      for (const fair of [online, last, spring, off]) await insertFair(trx, fair);
    });
    const titles = async (filter: Parameters<typeof listFairs>[1]) => (await listFairs(db, filter)).map((fair) => fair.title);
    expect(await listFairs(db)).toEqual([spring, online, last, off]);
    expect(await titles({ year: 2026 })).toEqual(['春风行动_西安', '直播带岗']);
    expect(await titles({ status: 'cancelled' })).toEqual(['取消的']);
    expect(await titles({ kind: 'liveStream' })).toEqual(['直播带岗']);
    expect(await titles({ text: '曲江' })).toEqual(['春风行动_西安']);
    expect(await titles({ text: '2026-001' })).toEqual(['春风行动_西安']);
    expect(await titles({ text: '_' })).toEqual(['春风行动_西安']);
    expect(await titles({ text: '%' })).toEqual([]);
    expect(await listFairYears(db)).toEqual([2026, 2025]);
    expect(await findFairByNumber(db, '2026-001')).toEqual(spring);
    expect(await listFairsByTour(db, tour.id)).toEqual([spring]);
  });

  test('carry their counts: units, attendance, vouchers in force, cost, settlement', async () => {
    await using db = await testDatabase();
    const [full, empty, other] = [aFair(), aFair(), aFair({ ...on(2024) })];
    const units = [aUnit(), aUnit(), aUnit(), aUnit()];
    const settlement = aSettlement(full.id);
    await write(db, async (trx) => {
      for (const fair of [full, empty, other]) await insertFair(trx, fair);
      await insertUnits(trx, units);
      const attendances = ['attended', 'represented', 'pending', 'noShow'] as const;
      await insertParticipations(
        trx,
        units.map((unit, index) => aParticipation(full.id, unit.id, { attendance: attendances[index] ?? 'pending' })),
      );
      await insertVoucher(trx, aVoucher(full.id, { items: [aCostItem({ amount: fen(100) }), aCostItem({ amount: fen(23) })] }));
      await insertVoucher(trx, aVoucher(full.id, { items: [aCostItem({ amount: fen(1000) })] }));
      await insertVoucher(trx, aVoucher(full.id, { items: [aCostItem({ amount: fen(5) })], voidReason: '重复' }));
      await insertSettlement(trx, settlement);
    });
    const expected = {
      units: 4,
      attended: 1,
      pending: 1,
      vouchers: 2,
      cost: 1123,
      settlement: { id: settlement.id, number: settlement.number, payable: settlement.payable },
    };
    expect(await tallyFair(db, full.id)).toEqual(expected);
    expect(await tallyFair(db, empty.id)).toEqual(EMPTY_TALLY);
    expect(await tallyFairsByYear(db, 2026)).toEqual(new Map([[full.id, expected]]));
    expect((await tallyFairsByYear(db)).size).toBe(1);
    expect((await tallyFairsByYear(db, 2024)).size).toBe(0);
    expect(await countParticipationsByYear(db, 2026)).toEqual({ participations: 4, distinctUnits: 4 });
  });

  test('a changed fair keeps what was not changed and can lose what was there', async () => {
    await using db = await testDatabase();
    const fair = aFair({ note: '旧', theme: '民营企业' });
    await write(db, (trx) => insertFair(trx, fair));
    await write(db, (trx) => updateFair(trx, { ...fair, note: undefined, title: '新' }));
    expect(await listFairs(db)).toEqual([{ ...fair, note: undefined, title: '新' }]);
  });

  test('numbers run by series and year, and one taken by a refused command is given again', async () => {
    await using db = await testDatabase();
    const take = () => write(db, (trx) => takeNextNumber(trx, 'fair', 2026));
    expect(await take()).toBe('2026-001');
    await expect(
      write(db, async (trx) => {
        await takeNextNumber(trx, 'fair', 2026);
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(await take()).toBe('2026-002');
    expect(await write(db, (trx) => takeNextNumber(trx, 'settlement', 2026))).toBe('2026-001');
    expect(await write(db, (trx) => takeNextNumber(trx, 'fair', 2027))).toBe('2027-001');
  });
});

describe('units', () => {
  test('are paged by name, each once, and found by a part of the name or the beginning of the code', async () => {
    await using db = await testDatabase();
    const units = Array.from({ length: 23 }, (_, index) => aUnit({ name: index % 3 === 0 ? '同名企业' : `企业 ${index % 5} Ltd` }));
    await write(db, (trx) => insertUnits(trx, units));
    const seen: string[] = [];
    for (let after: { name: string; id: (typeof units)[number]['id'] } | undefined; ; ) {
      const page = await searchUnits(db, { after, limit: 5 });
      seen.push(...page.map((unit) => unit.id));
      const last = page.at(-1);
      if (!last) break;
      after = { name: last.name, id: last.id };
    }
    expect(seen.toSorted()).toEqual(units.map((unit) => unit.id as string).toSorted());
    expect((await searchUnits(db, { text: '同名', limit: 50 })).length).toBe(8);
    expect((await searchUnits(db, { text: 'lTD', limit: 50 })).length).toBe(15);
    const [first] = units;
    if (!first) throw new Error('no unit');
    expect(await searchUnits(db, { text: first.creditCode.toLowerCase(), limit: 50 })).toEqual([first]);
    expect((await searchUnits(db, { text: first.creditCode.slice(0, 6), limit: 50 })).length).toBe(23);
    expect(await countUnits(db)).toBe(23);
    expect(await countUnits(db, '同名')).toBe(8);
  });

  test('are found by thousands of codes at once', async () => {
    await using db = await testDatabase();
    const units = Array.from({ length: 1203 }, () => aUnit());
    await write(db, (trx) => insertUnits(trx, units));
    const codes = [...units.map((unit) => unit.creditCode), '0'.repeat(18)];
    const found = await listUnitsByCreditCodes(db, codes);
    expect(found.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(units);
    expect(await findUnitByCreditCode(db, '0'.repeat(18))).toBeUndefined();
  });

  test('show how often they came', async () => {
    await using db = await testDatabase();
    const [unit, stranger] = [aUnit(), aUnit()];
    const fairs = [aFair(), aFair({ startsOn: calendarDate('2026-01-05') }), aFair({ ...on(2024) })];
    await write(db, async (trx) => {
      await insertUnits(trx, [unit, stranger]);
      const attendances = ['attended', 'noShow', 'represented'] as const;
      for (const [index, fair] of fairs.entries()) {
        await insertFair(trx, fair);
        await insertParticipations(trx, [aParticipation(fair.id, unit.id, { attendance: attendances[index] ?? 'pending' })]);
      }
    });
    expect(await countUnitUse(db, [unit.id, stranger.id])).toEqual(new Map([[unit.id, { fairs: 3, attended: 1, noShows: 1 }]]));
    const history = await listParticipationsByUnit(db, unit.id);
    expect(history.map((one) => [one.fair.id, one.participation.attendance])).toEqual([
      [fairs[0]?.id, 'attended'],
      [fairs[1]?.id, 'noShow'],
      [fairs[2]?.id, 'represented'],
    ]);
  });
});

describe('the roster', () => {
  test('comes in its order with the units, and attendance is set in bulk', async () => {
    await using db = await testDatabase();
    const fair = aFair();
    const units = Array.from({ length: 1100 }, () => aUnit());
    const roster = units.map((unit, index) =>
      aParticipation(fair.id, unit.id, { rosterOrder: 1100 - index, attendance: 'pending', localOverride: index % 2 === 0 }),
    );
    await write(db, async (trx) => {
      await insertFair(trx, fair);
      await insertUnits(trx, units);
      await insertParticipations(trx, roster);
    });
    const listed = await listRosterByFair(db, fair.id);
    expect(listed.map((entry) => entry.participation)).toEqual(roster.toReversed());
    expect(listed.map((entry) => entry.unit)).toEqual(units.toReversed());
    expect(await nextRosterOrder(db, fair.id)).toBe(1101);
    expect((await listCreditCodesByFair(db, fair.id)).size).toBe(1100);

    await write(db, (trx) =>
      setAttendance(
        trx,
        roster.slice(0, 1000).map((one) => one.id),
        'attended',
      ),
    );
    const after = await listRosterByFair(db, fair.id);
    expect(after.filter((entry) => entry.participation.attendance === 'attended').length).toBe(1000);
    const [first] = roster;
    if (!first) throw new Error('no participation');
    await write(db, (trx) => updateParticipation(trx, { ...first, localOverride: undefined, booth: 'B7' }));
    const changed = (await listRosterByFair(db, fair.id)).at(-1)?.participation;
    expect(changed).toMatchObject({ localOverride: undefined, booth: 'B7' });
  });

  test('does not take a unit twice', async () => {
    await using db = await testDatabase();
    const [fair, unit] = [aFair(), aUnit()];
    const twice = write(db, async (trx) => {
      await insertFair(trx, fair);
      await insertUnits(trx, [unit]);
      await insertParticipations(trx, [aParticipation(fair.id, unit.id), aParticipation(fair.id, unit.id)]);
    });
    await expect(twice).rejects.toThrow('UNIQUE');
  });

  test('an import batch tells what it created and what stands on it since', async () => {
    await using db = await testDatabase();
    const [fair, later] = [aFair(), aFair()];
    const batch = anImportBatch(fair.id);
    const [quiet, edited, reused] = [
      aUnit({ name: '甲', importBatchId: batch.id }),
      aUnit({ name: '乙', importBatchId: batch.id }),
      aUnit({ name: '丙', importBatchId: batch.id }),
    ];
    const roster = [quiet, edited, reused].map((unit) =>
      aParticipation(fair.id, unit.id, { importBatchId: batch.id, attendance: 'pending' }),
    );
    await write(db, async (trx) => {
      await insertFair(trx, fair);
      await insertFair(trx, later);
      await insertImportBatch(trx, batch);
      await insertUnits(trx, [quiet, edited, reused]);
      await insertParticipations(trx, roster);
    });
    await write(db, (trx) => updateUnit(trx, { ...edited, phone: '0517-1' }));
    await write(db, (trx) => insertParticipations(trx, [aParticipation(later.id, reused.id)]));
    await write(db, (trx) =>
      setAttendance(
        trx,
        roster.slice(0, 1).map((one) => one.id),
        'attended',
      ),
    );

    const contents = await listImportBatchContents(db, batch.id);
    expect(contents.participations.map((one) => one.changedLater)).toEqual([true, false, false]);
    expect(contents.units.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: quiet.id, name: '甲', changedLater: false, usedElsewhere: false },
      { id: edited.id, name: '乙', changedLater: true, usedElsewhere: false },
      { id: reused.id, name: '丙', changedLater: false, usedElsewhere: true },
    ]);
    expect(await listImportBatchesByFair(db, fair.id, 'roster')).toEqual([batch]);
    await write(db, (trx) => markImportBatchUndone(trx, batch.id, '李四', TEST_NOW));
    expect(await findImportBatchById(db, batch.id)).toEqual({ ...batch, undone: { by: '李四', at: TEST_NOW } });
  });
});

describe('vouchers', () => {
  test('keep items and attachments in order; changing one changes only that', async () => {
    await using db = await testDatabase();
    const [fair, unit] = [aFair(), aUnit()];
    const [first, second] = [aCostItem({ unitId: unit.id }), aCostItem({ category: 'booth', amount: fen(500) })];
    const voucher = aVoucher(fair.id, { items: [first, second] });
    const scans = [anAttachment(), anAttachment()];
    await write(db, async (trx) => {
      await insertFair(trx, fair);
      await insertUnits(trx, [unit]);
      await insertVoucher(trx, voucher);
      for (const scan of scans) {
        await insertAttachment(trx, scan);
        await attachToVoucher(trx, voucher.id, scan.id);
        await attachToVoucher(trx, voucher.id, scan.id);
      }
    });
    expect(await findVoucherById(db, voucher.id)).toEqual({ ...voucher, attachments: scans });
    expect(await listVoucherNumbersByUnit(db, unit.id)).toEqual([voucher.number]);
    expect(await listVoucherNumbersByUnit(db, unit.id, aFair().id)).toEqual([]);

    const third = aCostItem({ note: '加项' });
    const changed = { ...voucher, payee: '客运站', items: [second, { ...first, unitId: undefined }, third] };
    await write(db, (trx) => updateVoucher(trx, changed));
    expect(await listVouchersByFair(db, fair.id)).toEqual([{ ...changed, attachments: scans }]);
    await write(db, (trx) => updateVoucher(trx, { ...changed, items: [third] }));
    const [scan] = scans;
    if (!scan) throw new Error('no scan');
    await write(db, (trx) => detachFromVoucher(trx, voucher.id, scan.id, '误传'));
    expect(await findVoucherById(db, voucher.id)).toEqual({ ...changed, items: [third], attachments: scans.slice(1) });
    expect(await findAttachmentBySha256(db, scan.sha256)).toEqual(scan);
  });

  test('a number in use names its voucher and fair, over years', async () => {
    await using db = await testDatabase();
    const fair = aFair({ number: '2019-004', title: '老招聘会', ...on(2019) });
    const voucher = aVoucher(fair.id, { number: 'NO123' });
    await write(db, async (trx) => {
      await insertFair(trx, fair);
      await insertVoucher(trx, voucher);
    });
    expect(await findVoucherByNumber(db, 'NO123')).toEqual({
      voucherId: voucher.id,
      number: 'NO123',
      voucherDate: voucher.voucherDate,
      payee: voucher.payee,
      fairId: fair.id,
      fairNumber: '2019-004',
      fairTitle: '老招聘会',
    });
    await write(db, (trx) => voidVoucher(trx, voucher.id, '录错'));
    expect(await findVoucherByNumber(db, 'NO123')).toBeUndefined();
  });
});

describe('settlements', () => {
  test('are listed and summed by the year of the fair; void ones are listed and not summed', async () => {
    await using db = await testDatabase();
    const [a, b, old, waiting] = [aFair(), aFair(), aFair({ ...on(2025) }), aFair()];
    const [first, second, third] = [aSettlement(a.id), aSettlement(b.id, { countedUnits: 4 }), aSettlement(old.id)];
    await write(db, async (trx) => {
      for (const fair of [a, b, old, waiting, aFair({ status: 'planned' })]) await insertFair(trx, fair);
      for (const settlement of [first, second, third]) await insertSettlement(trx, settlement);
    });
    expect(await sumSettlementsByYear(db, 2026)).toEqual({ settlements: 2, countedUnits: 7, quota: 1_800_000, payable: 1_530_864 });
    expect((await listFairsAwaitingSettlement(db, 2026)).map((fair) => fair.id)).toEqual([waiting.id]);
    await write(db, (trx) => voidSettlement(trx, second.id, { reason: '有误', by: '李四', at: TEST_NOW }));
    expect(await sumSettlementsByYear(db, 2026)).toMatchObject({ settlements: 1, payable: 765_432 });
    expect((await listSettlementsByYear(db, 2026)).map((one) => [one.settlement.id, one.settlement.state, one.fair.id])).toEqual([
      [second.id, 'void', b.id],
      [first.id, 'approved', a.id],
    ]);
    expect((await listSettlementsByYear(db)).length).toBe(3);
    expect((await listFairsAwaitingSettlement(db)).map((fair) => fair.id).toSorted()).toEqual([b.id, waiting.id].toSorted());
    expect((await listSettlementsByFair(db, b.id)).map((one) => one.voidReason)).toEqual(['有误']);
  });

  test('count their prints', async () => {
    await using db = await testDatabase();
    const fair = aFair();
    const settlement = aSettlement(fair.id);
    await write(db, async (trx) => {
      await insertFair(trx, fair);
      await insertSettlement(trx, settlement);
    });
    for (const copyNumber of [1, 2]) {
      expect(await nextCopyNumber(db, settlement.id)).toBe(copyNumber);
      const print = { id: testId<'Print'>(), settlementId: settlement.id, copyNumber, printedBy: '张三', printedAt: TEST_NOW };
      await write(db, (trx) => insertPrint(trx, print));
    }
    expect((await listPrintsBySettlement(db, settlement.id)).map((print) => print.copyNumber)).toEqual([1, 2]);
    expect((await listSettlementsByFair(db, fair.id))[0]?.prints).toBe(2);
  });
});

describe('what surrounds them', () => {
  test('operators retire but stay listed', async () => {
    await using db = await testDatabase();
    const clerk = anOperator();
    await write(db, (trx) => insertOperator(trx, clerk));
    await write(db, (trx) => setOperatorActive(trx, clerk.id, false));
    expect(await listOperators(db)).toEqual([{ ...clerk, active: false }]);
  });

  test('a scheme is saved over itself', async () => {
    await using db = await testDatabase();
    const scheme = aScheme();
    await write(db, (trx) => saveScheme(trx, scheme));
    const flat = { ...scheme, mode: 'flat' as const, effectiveTo: calendarDate('2026-12-31') };
    await write(db, (trx) => saveScheme(trx, flat));
    expect(await findSchemeByProgram(db, 'huaian-3-event-cost')).toEqual(flat);
  });

  test('settings and column mappings come back as they were put', async () => {
    await using db = await testDatabase();
    await write(db, async (trx) => {
      await saveSetting(trx, 'backup', { lastAt: TEST_NOW });
      await saveColumnMapping(trx, 'roster', '单位名称|代码', { name: 'A' });
      await saveColumnMapping(trx, 'roster', '单位名称|代码', { name: 'B' });
    });
    expect(await findSetting(db, 'backup')).toEqual({ lastAt: TEST_NOW });
    expect(await findSetting(db, 'none')).toBeUndefined();
    expect(await findColumnMapping(db, 'roster', '单位名称|代码')).toEqual({ name: 'B' });
    expect(await findColumnMapping(db, 'roster', '别的')).toBeUndefined();
  });

  test('one search finds fairs, units, vouchers and settlements', async () => {
    await using db = await testDatabase();
    const fair = aFair({ title: '西安专场', number: '2026-077' });
    const unit = aUnit({ name: '西安机械厂' });
    const voucher = aVoucher(fair.id, { payee: '西安宾馆', number: 'INV2026-0771' });
    const settlement = aSettlement(fair.id, { number: '2026-0775' });
    await write(db, async (trx) => {
      await insertFair(trx, fair);
      await insertUnits(trx, [unit]);
      await insertVoucher(trx, voucher);
      await insertSettlement(trx, settlement);
    });
    const found = async (text: string) => (await searchEverywhere(db, text, 5)).map((hit) => hit.id as string);
    expect(await found('西安')).toEqual([fair.id, unit.id, voucher.id]);
    expect(await found('2026-077')).toEqual([fair.id, voucher.id, settlement.id]);
    expect(await found(unit.creditCode.slice(0, 8))).toEqual([unit.id]);
    expect(await found('  ')).toEqual([]);
  });
});
