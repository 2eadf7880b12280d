import { newDatabaseKey } from '#db/connection/database-key.ts';
import type { Database } from '#db/connection/open-database.ts';
import { insertFair } from '#db/repositories/fairs.ts';
import { findUnitByCreditCode, insertUnits } from '#db/repositories/units.ts';
import { findVoucherByNumber, insertVoucher } from '#db/repositories/vouchers.ts';
import type { Unit } from '#shared/domain/units/unit.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { temporaryFolder, testDatabase, testDatabaseFile, write } from '#tests/support/database.ts';
import { aFair, aUnit, aVoucher } from '#tests/support/records.ts';
import { type BareRows, bareInsert, rowsOf } from './bare-insert.ts';
import { atMost, type BenchLine, beside, fastest, type Times, timed, within } from './measure.ts';

const UNITS = 20_000;
const VOUCHERS = 20_000;
const LOOKUPS = 2_000;
const LOOKUP_ROUNDS = 25;
const ROUNDS = 5;

/** Repository calls against the driver itself on the same rows, and the encrypted file against a plain one. */
export async function benchRepository(): Promise<readonly BenchLine[]> {
  const units = Array.from({ length: UNITS }, (_, index) =>
    aUnit({ creditCode: testCreditCode(index), name: `淮安第${index}机械有限公司` }),
  );
  using folder = temporaryFolder();
  await using filled = await testDatabaseFile(folder.in('filled.db'), newDatabaseKey());
  await write(filled, (trx) => insertUnits(trx, units));
  return [
    ...(await bulk(units, rowsOf(filled, ['unit', 'op']))),
    await lookups(filled),
    await voucherCheck(),
    ...(await encryption(rowsOf(filled, ['unit', 'op']))),
  ];
}

async function bulk(units: readonly Unit[], rows: BareRows): Promise<readonly BenchLine[]> {
  const times: Times[] = [];
  const openings: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const opened: (Database & AsyncDisposable)[] = [];
    for (const name of ['ours.db', 'bare.db'])
      openings.push(await timed(async () => opened.push(await testDatabaseFile(folder.in(name), key))));
    const [one, other] = opened;
    if (!one || !other) throw new Error('not opened');
    times.push({
      work: await timed(() => write(one, (trx) => insertUnits(trx, units))),
      floor: await timed(() => bareInsert(other, rows)),
    });
    for (const db of opened) await db.close();
  }
  const { work, floor } = fastest(times);
  return [
    {
      what: `insert ${UNITS} units with their operations`,
      millis: work,
      floor: { name: 'raw driver, the same rows and operations, hashes ready', millis: floor },
      target: atMost(1.6, work / floor),
    },
    { what: 'create and open an encrypted database, all migrations', millis: Math.min(...openings) },
  ];
}

async function lookups(db: Database): Promise<BenchLine> {
  const find = db.raw.prepare('select * from unit where credit_code = ?');
  const { work, floor } = await beside(
    LOOKUP_ROUNDS,
    async () => {
      for (let n = 0; n < LOOKUPS; n++) await findUnitByCreditCode(db, testCreditCode((n * 7) % UNITS));
    },
    () => {
      for (let n = 0; n < LOOKUPS; n++) find.get(testCreditCode((n * 7) % UNITS));
    },
  );
  return {
    what: `${LOOKUPS} point lookups through the repository`,
    millis: work,
    floor: { name: 'raw driver', millis: floor },
    target: atMost(2.5, work / floor),
  };
}

async function voucherCheck(): Promise<BenchLine> {
  await using db = await testDatabase();
  const fair = aFair();
  await write(db, async (trx) => {
    await insertFair(trx, fair);
    for (let n = 0; n < VOUCHERS; n++) await insertVoucher(trx, aVoucher(fair.id, { number: `2634${n}` }));
  });
  const found = await timed(async () => {
    if (!(await findVoucherByNumber(db, `2634${VOUCHERS - 1}`))) throw new Error('not found');
  });
  return { what: `is this voucher number used, of ${VOUCHERS}`, millis: found, target: within(50, found) };
}

async function encryption(rows: BareRows): Promise<readonly BenchLine[]> {
  const writes: Times[] = [];
  const scans: Times[] = [];
  const scan = (db: Database) => timed(() => db.raw.prepare('select sum(length(body)) from op').get());
  for (let round = 0; round < ROUNDS; round++) {
    using folder = temporaryFolder();
    await using sealed = await testDatabaseFile(folder.in('sealed.db'), newDatabaseKey());
    await using plain = await testDatabase({ file: folder.in('plain.db') });
    writes.push({ work: await timed(() => bareInsert(sealed, rows)), floor: await timed(() => bareInsert(plain, rows)) });
    scans.push({ work: await scan(sealed), floor: await scan(plain) });
  }
  const line = (what: string, { work, floor }: Times): BenchLine => ({
    what: `${what} in the encrypted file`,
    millis: work,
    floor: { name: 'the same in a plain file', millis: floor },
    target: atMost(2, work / floor),
  });
  return [line('write', fastest(writes)), line('scan', fastest(scans))];
}
