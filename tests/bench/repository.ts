import Database from 'better-sqlite3';
import { databaseKey, KEY_BYTES } from '#db/connection/database-key.ts';
import { openDatabase } from '#db/connection/open-database.ts';
import { runCommand } from '#db/log/run-command.ts';
import { findUnitByCreditCode, insertUnits } from '#db/repositories/units.ts';
import { findVoucherByNumber } from '#db/repositories/vouchers.ts';
import type { CommandId, UnitId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { testUuid } from '#tests/support/backend.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { TEST_NOW, temporaryFolder, testDatabase } from '#tests/support/database.ts';
import { aUnit } from '#tests/support/records.ts';
import { atMost, type BenchLine, beside, within } from './measure.ts';

const UNITS = 20_000;
const LOOKUPS = 2_000;

/** Repository calls against the driver itself, on the same number of rows. */
export async function benchRepository(): Promise<readonly BenchLine[]> {
  await using db = await testDatabase();
  const units = Array.from({ length: UNITS }, (_, index) =>
    aUnit({ id: testUuid() as UnitId, creditCode: testCreditCode(index), name: `淮安第${index}机械有限公司` }),
  );
  const store = () =>
    runCommand(db, { id: testUuid() as CommandId, name: 'bench', actor: '王芳', at: TEST_NOW }, async (trx) =>
      ok(await insertUnits(trx, units)),
    );
  const start = performance.now();
  const stored = await store();
  const inserted = performance.now() - start;
  if (!stored.ok) throw new Error('not stored');

  using folder = temporaryFolder();
  const raw = new Database(folder.in('raw.db'));
  raw.pragma('journal_mode = wal');
  raw.pragma('synchronous = full');
  raw.exec(
    'create table unit (id text primary key, name text, credit_code text unique, kind text, division_code text, industry text, contact text, phone text, import_batch_id text) strict',
  );
  const insert = raw.prepare('insert into unit values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const rawStart = performance.now();
  raw.transaction(() => {
    for (const unit of units)
      insert.run(
        unit.id,
        unit.name,
        unit.creditCode,
        unit.kind,
        unit.divisionCode ?? null,
        unit.industry ?? null,
        unit.contact ?? null,
        unit.phone ?? null,
        null,
      );
  })();
  const rawInserted = performance.now() - rawStart;

  const find = raw.prepare('select * from unit where credit_code = ?');
  const lookups = await beside(
    5,
    async () => {
      for (let n = 0; n < LOOKUPS; n++) await findUnitByCreditCode(db, testCreditCode((n * 7) % UNITS));
    },
    () => {
      for (let n = 0; n < LOOKUPS; n++) find.get(testCreditCode((n * 7) % UNITS));
    },
  );
  const voucher = await beside(
    3,
    () => findVoucherByNumber(db, '26342000000000000001'),
    () => undefined,
  );
  raw.close();

  const key = databaseKey(Buffer.alloc(KEY_BYTES, 7));
  using fileFolder = temporaryFolder();
  const opening = performance.now();
  const opened = await openDatabase({ file: fileFolder.in('a.db'), key, at: TEST_NOW });
  const openTime = performance.now() - opening;
  if (opened.ok) await opened.value.close();
  return [
    {
      what: `${LOOKUPS} point lookups through the repository`,
      millis: lookups.work,
      floor: { name: 'raw driver', millis: lookups.floor },
      note: `aim ${atMost(2.5, 0).words}`,
    },
    {
      what: `insert ${UNITS} units with their operations`,
      millis: inserted,
      floor: { name: 'raw driver, no log, no encryption', millis: rawInserted },
    },
    { what: 'is this voucher number used', millis: voucher.work, target: within(50, voucher.work) },
    { what: 'create and open an encrypted database, all migrations', millis: openTime },
  ];
}
