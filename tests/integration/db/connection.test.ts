import { hash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { keyIdOf, newDatabaseKey } from '#db/connection/database-key.ts';
import { writeKeyNote } from '#db/connection/key-note.ts';
import { migrate } from '#db/connection/migrate.ts';
import { checkNodeVersion } from '#db/connection/node-version.ts';
import { openDatabase } from '#db/connection/open-database.ts';
import { FairdeskSqliteDialect } from '#db/connection/sqlite-dialect.ts';
import { openForWriting } from '#db/connection/sqlite-file.ts';
import { inTransaction } from '#db/connection/transaction.ts';
import { runCommand } from '#db/log/run-command.ts';
import { verifyLog } from '#db/log/verify-log.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { findCenter, saveCenter } from '#db/repositories/centers.ts';
import { takeNextNumber } from '#db/repositories/counters.ts';
import { countUnits, insertUnits } from '#db/repositories/units.ts';
import type { Schema } from '#db/schema/schema.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { expectErr, TEST_NOW, temporaryFolder, testDatabase, testDatabaseFile, testId, write } from '../../support/database.ts';
import { aUnit } from '../../support/records.ts';
import { canMount, smallDisk } from '../../support/small-disk.ts';

const CENTER = { name: '淮安市人力资源服务中心', homeDivision: '320800', sample: false };

describe('opening', () => {
  test('a connection runs with the pragmas that keep acknowledged work through a power cut', async () => {
    using folder = temporaryFolder();
    await using db = await testDatabaseFile(folder.in('f.db'), newDatabaseKey());
    const pragma = (name: string) => db.raw.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('busy_timeout')).toBe(5000);
    expect(pragma('cache_size')).toBe(-65536);
    expect(pragma('temp_store')).toBe(2);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('cipher')).toBe('aegis');
    expect(pragma('algorithm')).toBe('aegis-256');
  });

  test('the file holds no word of what was written', async () => {
    using folder = temporaryFolder();
    {
      await using db = await testDatabaseFile(folder.in('f.db'), newDatabaseKey());
      await write(db, (trx) => saveCenter(trx, { ...CENTER, name: 'PLAINTEXT-MARKER' }));
    }
    const bytes = readFileSync(folder.in('f.db'));
    expect(bytes.includes('PLAINTEXT-MARKER')).toBe(false);
    expect(bytes.includes('SQLite format')).toBe(false);
    expect(bytes.includes('CREATE TABLE')).toBe(false);
  });

  test('what was written is there after closing and opening, under the same node', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    let node: string;
    {
      await using db = await testDatabaseFile(folder.in('f.db'), key);
      node = db.nodeId;
      await write(db, (trx) => saveCenter(trx, CENTER));
    }
    await using again = await testDatabaseFile(folder.in('f.db'), key);
    expect(await findCenter(again)).toEqual(CENTER);
    expect(again.nodeId).toBe(node);
  });

  test('a read-only handle answers and cannot write', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    {
      await using db = await testDatabaseFile(folder.in('f.db'), key);
      await write(db, (trx) => saveCenter(trx, CENTER));
    }
    const opened = await openDatabase({ file: folder.in('f.db'), key, readonly: true });
    if (!opened.ok) throw new Error(opened.error.type);
    expect(await findCenter(opened.value)).toEqual(CENTER);
    const refused = await inTransaction(opened.value.kysely, async (trx) => {
      await trx.deleteFrom('center').execute();
      return err({ type: 'NotReached' as const });
    });
    expect(expectErr(refused).type).toBe('DatabaseReadOnly');
    await opened.value.close();
  });

  test('a Node too old for the driver is named instead of crashing', () => {
    expect(checkNodeVersion('20.20.2')).toEqual({ ok: false, error: { type: 'NodeTooOld', found: '20.20.2', needed: '22' } });
    expect(checkNodeVersion('24.21.0').ok).toBe(true);
  });
});

describe('a file that must not be opened stays as it is, byte for byte', () => {
  async function databaseIn(folder: { in: (name: string) => string }, key = newDatabaseKey()) {
    const file = folder.in('f.db');
    await using db = await testDatabaseFile(file, key);
    await write(db, (trx) => saveCenter(trx, CENTER));
    return { file, key };
  }
  const fingerprint = (file: string) => hash('sha256', readFileSync(file), 'hex');

  test('wrong key', async () => {
    using folder = temporaryFolder();
    const { file, key } = await databaseIn(folder);
    const before = fingerprint(file);
    const other = newDatabaseKey();
    expect(expectErr(await openDatabase({ file, key: other }))).toEqual({
      type: 'DatabaseKeyWrong',
      file,
      neededKeyId: keyIdOf(key),
      triedKeyId: keyIdOf(other),
    });
    expect(fingerprint(file)).toBe(before);
    expect(readdirSync(folder.path)).toEqual(['f.db']);
  });

  test.each([
    ['in the page size of the header', 17],
    ['in the first page', 300],
    ['in the second page', 4096 + 77],
    ['in the last byte', -1],
  ])('a flipped bit %s', async (_where, at) => {
    using folder = temporaryFolder();
    const { file, key } = await databaseIn(folder);
    const bytes = readFileSync(file);
    const index = at < 0 ? bytes.length + at : at;
    bytes[index] = (bytes[index] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const before = fingerprint(file);
    expect(expectErr(await openDatabase({ file, key })).type).toBe('DatabaseFileDamaged');
    expect(fingerprint(file)).toBe(before);
  });

  test('a flipped bit in the name of the key, when database.json says that the key is right', async () => {
    using folder = temporaryFolder();
    const { file, key } = await databaseIn(folder);
    writeKeyNote(folder.path, keyIdOf(key));
    const bytes = readFileSync(file);
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(expectErr(await openDatabase({ file, key })).type).toBe('DatabaseFileDamaged');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 4096)],
    ['a few bytes', () => Buffer.from('short')],
    ['noise', (bytes: Buffer) => Buffer.alloc(bytes.length, 7)],
    ['a plain database', () => Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)])],
  ])('%s', async (_what, spoil) => {
    using folder = temporaryFolder();
    const { file, key } = await databaseIn(folder);
    writeKeyNote(folder.path, keyIdOf(key));
    const spoilt = Buffer.from(spoil(readFileSync(file)));
    writeFileSync(file, spoilt);
    expect(expectErr(await openDatabase({ file, key })).type).toBe('DatabaseFileDamaged');
    expect(readFileSync(file).equals(spoilt)).toBe(true);
  });

  test('written by a newer version', async () => {
    using folder = temporaryFolder();
    const { file, key } = await databaseIn(folder);
    {
      await using db = await testDatabaseFile(file, key);
      db.raw.exec(`INSERT INTO kysely_migration VALUES ('9999-tomorrow', '2040-01-01T00:00:00.000Z')`);
    }
    const before = fingerprint(file);
    expect(expectErr(await openDatabase({ file, key }))).toEqual({ type: 'DatabaseFromNewerVersion', file, migration: '9999-tomorrow' });
    expect(fingerprint(file)).toBe(before);
  });
});

describe('a folder that cannot be written', () => {
  test('a file in the place of the folder', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.in('data'), 'not a folder');
    const refused = expectErr(await openDatabase({ file: folder.in('data/f.db'), key: newDatabaseKey() }));
    expect(refused).toMatchObject({ type: 'DatabaseFolderReadOnly', folder: folder.in('data') });
  });

  test.skipIf(!canMount())('a file system mounted read-only (skipped where mount is not allowed)', async () => {
    using disk = smallDisk('4m');
    const key = newDatabaseKey();
    await (await testDatabaseFile(disk.in('f.db'), key)).close();
    disk.makeReadOnly();
    expect(expectErr(await openDatabase({ file: disk.in('f.db'), key })).type).toBe('DatabaseFolderReadOnly');
    expect(expectErr(await openDatabase({ file: disk.in('new.db'), key })).type).toBe('DatabaseFolderReadOnly');
  });
});

describe('a full disk', () => {
  test('rolls the command back, says so, keeps answering and goes on when there is room', async () => {
    await using db = await testDatabase();
    await write(db, (trx) => saveCenter(trx, CENTER));
    const pages = Number(db.raw.pragma('page_count', { simple: true }));
    db.raw.pragma(`max_page_count = ${pages}`);
    const refused = await inTransaction(db.kysely, async (trx) => {
      await trx.updateTable('center').set({ name: '另一个' }).execute();
      await trx
        .insertInto('setting')
        .values({ id: 'big', value: 'x'.repeat(200_000) })
        .execute();
      return err({ type: 'NotReached' as const });
    });
    expect(refused).toEqual({ ok: false, error: { type: 'DiskFull' } });
    expect(await findCenter(db)).toEqual(CENTER);
    db.raw.pragma('max_page_count = 1073741823');
    await write(db, (trx) => saveCenter(trx, { ...CENTER, name: '改名' }));
    expect((await findCenter(db))?.name).toBe('改名');
  });

  test.skipIf(!canMount())(
    'a real one: nothing acknowledged is lost, the file stays whole (skipped where mount is not allowed)',
    async () => {
      using disk = smallDisk('4m');
      const key = newDatabaseKey();
      let stored = 0;
      {
        await using db = await testDatabaseFile(disk.in('f.db'), key);
        await write(db, (trx) => saveCenter(trx, CENTER));
        for (let refusals = 0; refusals < 3; ) {
          const units = Array.from({ length: 200 }, () => aUnit());
          const command = { id: testId<'Command'>(), name: 'test', actor: '', at: TEST_NOW };
          const done = await runCommand(db, command, async (trx) => {
            await insertUnits(trx, units);
            return ok();
          });
          if (done.ok) stored += units.length;
          else {
            expect(done.error).toEqual({ type: 'DiskFull' });
            refusals += 1;
          }
        }
        expect(stored).toBeGreaterThan(1000);
        expect(await countUnits(db)).toBe(stored);
        expect(await findCenter(db)).toEqual(CENTER);
      }
      await using again = await testDatabaseFile(disk.in('f.db'), key);
      expect(await countUnits(again)).toBe(stored);
      expect((await verifyLog(again)).ok).toBe(true);
    },
  );
});

describe('transactions', () => {
  test('an error result rolls back', async () => {
    await using db = await testDatabase();
    const refused = await inTransaction(db.kysely, async (trx) => {
      await trx.insertInto('setting').values({ id: 'a', value: '1' }).execute();
      return err({ type: 'Refused' as const });
    });
    expect(refused).toEqual({ ok: false, error: { type: 'Refused' } });
    expect(await db.selectFrom('setting').selectAll().execute()).toEqual([]);
  });

  test('a bug is thrown on and rolls back', async () => {
    await using db = await testDatabase();
    await expect(
      inTransaction(db.kysely, async (trx) => {
        await trx.insertInto('setting').values({ id: 'a', value: '1' }).execute();
        throw new TypeError('a bug');
      }),
    ).rejects.toThrow('a bug');
    expect(await db.selectFrom('setting').selectAll().execute()).toEqual([]);
  });

  test('two at once run one after the other', async () => {
    await using db = await testDatabase();
    const take = () =>
      write(db, async (trx) => {
        const number = await takeNextNumber(trx, 'fair', 2026);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return number;
      });
    expect(await Promise.all([take(), take(), take()])).toEqual(['2026-001', '2026-002', '2026-003']);
  });
});

describe('migrations', () => {
  test('a failed one leaves nothing behind, its own tables included', async () => {
    await using db = await testDatabase();
    const failed = await migrate(db.kysely, {
      ...MIGRATIONS,
      '9998-half': {
        up: async (kysely) => {
          await sql`CREATE TABLE half (id TEXT) STRICT`.execute(kysely);
          await sql`CREATE TABLE half (id TEXT) STRICT`.execute(kysely);
        },
      },
    });
    expect(expectErr(failed)).toMatchObject({ type: 'MigrationFailed', migration: '9998-half' });
    expect(db.raw.prepare(`SELECT name FROM sqlite_schema WHERE name = 'half'`).all()).toEqual([]);
    expect(db.raw.prepare(`SELECT name FROM kysely_migration WHERE name = '9998-half'`).all()).toEqual([]);
  });

  test('an existing file is offered for a backup before waiting migrations run, a new one is not', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const asked: string[] = [];
    const openAndAsk = async (file: string) => {
      const opened = await openDatabase({ file, key, beforeMigrating: async () => void asked.push(file) });
      if (opened.ok) await opened.value.close();
    };
    await openAndAsk(folder.in('new.db'));
    expect(asked).toEqual([]);

    const raw = openForWriting(folder.in('old.db'), key);
    if (!raw.ok) throw new Error(raw.error.type);
    const kysely = new Kysely<Schema>({ dialect: new FairdeskSqliteDialect(raw.value) });
    const first = Object.fromEntries(Object.entries(MIGRATIONS).slice(0, 2));
    expect((await migrate(kysely, first)).ok).toBe(true);
    await kysely.destroy();
    await openAndAsk(folder.in('old.db'));
    expect(asked).toEqual([folder.in('old.db')]);
    await openAndAsk(folder.in('old.db'));
    expect(asked).toEqual([folder.in('old.db')]);
  });
});
