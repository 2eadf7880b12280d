import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { backUp } from '#db/backup/back-up.ts';
import { backupFileName, deleteBackup, listBackups } from '#db/backup/backup-folder.ts';
import { checkFile } from '#db/backup/check-file.ts';
import { fileWorker } from '#db/backup/in-worker.ts';
import { readManifest, sha256OfFile } from '#db/backup/manifest.ts';
import { restoreBackup } from '#db/backup/restore.ts';
import { type DatabaseKey, driverKey, newDatabaseKey } from '#db/connection/database-key.ts';
import type { Database } from '#db/connection/open-database.ts';
import { CIPHER, openForReading } from '#db/connection/sqlite-file.ts';
import { verifyLog } from '#db/log/verify-log.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { saveCenter } from '#db/repositories/centers.ts';
import { countUnits, insertUnits } from '#db/repositories/units.ts';
import { instant } from '#shared/kernel/instant.ts';
import { expectErr, expectOk, TEST_NOW, temporaryFolder, testDatabaseFile, write } from '../../support/database.ts';
import { aUnit } from '../../support/records.ts';
import { canMount, smallDisk } from '../../support/small-disk.ts';
import { businessRows } from '../../support/table-contents.ts';

const CENTER = { name: '淮安市人力资源服务中心', homeDivision: '320800', sample: false };
const NEW_NODE = 'feedfacefeedface';

type Folder = ReturnType<typeof temporaryFolder>;

async function filled(folder: Folder, key: DatabaseKey, units = 50): Promise<Database & AsyncDisposable> {
  const db = await testDatabaseFile(folder.in('f.db'), key);
  await write(db, (trx) => saveCenter(trx, CENTER));
  await write(db, (trx) =>
    insertUnits(
      trx,
      Array.from({ length: units }, () => aUnit()),
    ),
  );
  return db;
}

const request = (folder: Folder, key: DatabaseKey) => ({
  databaseFile: folder.in('f.db'),
  key,
  attachmentFolder: folder.in('attachments'),
  to: folder.in(`backups/${backupFileName('manual', TEST_NOW)}`),
  kind: 'manual' as const,
  at: TEST_NOW,
});

const restore = (folder: Folder, key: DatabaseKey) => ({
  backupFile: request(folder, key).to,
  databaseFile: folder.in('f.db'),
  key,
  attachmentFolder: folder.in('attachments'),
  keepAs: folder.in(`backups/${backupFileName('beforeRestore', instant('2026-03-06T00:00:00.000Z'))}`),
  at: instant('2026-03-06T00:00:00.000Z'),
  newNodeId: NEW_NODE,
});

describe('a backup', () => {
  test('is a whole encrypted copy with a manifest, and is listed', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    await using db = await filled(folder, key);
    const made = request(folder, key);
    const manifest = expectOk(backUp(made));
    expect(manifest).toMatchObject({
      kind: 'manual',
      at: TEST_NOW,
      nodeId: db.nodeId,
      migration: Object.keys(MIGRATIONS).at(-1),
      rows: { unit: 50, center: 1 },
    });
    expect(manifest.sha256).toBe(sha256OfFile(made.to));
    expect(readManifest(made.to)).toEqual(manifest);
    const copy = expectOk(openForReading(made.to, key));
    expect(copy.prepare('SELECT count(*) FROM unit').pluck().get()).toBe(50);
    copy.close();
    expect(expectErr(openForReading(made.to, newDatabaseKey())).type).toBe('DatabaseKeyWrong');
    expect(listBackups(folder.in('backups'))).toEqual([
      {
        fileName: 'fairdesk-20260305T010203Z-manual.db',
        at: '2026-03-05T01:02:03.000Z',
        bytes: manifest.bytes,
        kind: 'manual',
        verified: true,
        missingAttachments: 0,
      },
    ]);
    deleteBackup(folder.in('backups'), 'fairdesk-20260305T010203Z-manual.db');
    expect(readdirSync(folder.in('backups'))).toEqual([]);
  });

  test('is made in a worker while this thread goes on writing', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    await using db = await filled(folder, key, 5000);
    let done = false;
    const backup = fileWorker()
      .backUp(request(folder, key))
      .finally(() => {
        done = true;
      });
    let written = 0;
    while (!done) {
      await write(db, (trx) => insertUnits(trx, [aUnit()]));
      written += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const manifest = expectOk(await backup);
    expect(written).toBeGreaterThan(0);
    expect(manifest.rows.unit).toBeGreaterThanOrEqual(5000);
    expect(manifest.rows.unit).toBeLessThanOrEqual(5000 + written);
    expect(await countUnits(db)).toBe(5000 + written);
    const copy = await testDatabaseFile(request(folder, key).to, key);
    expect((await verifyLog(copy)).ok).toBe(true);
    await copy.close();
  });

  test('does not write over a file that is there', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    await using _db = await filled(folder, key);
    expectOk(backUp(request(folder, key)));
    const before = readFileSync(request(folder, key).to);
    expect(expectErr(backUp(request(folder, key))).reason).toBe('folder');
    expect(readFileSync(request(folder, key).to).equals(before)).toBe(true);
  });

  test.skipIf(!canMount())('on a full disk leaves nothing behind (skipped where mount is not allowed)', async () => {
    using folder = temporaryFolder();
    using disk = smallDisk('256k');
    const key = newDatabaseKey();
    await using _db = await filled(folder, key, 2000);
    expect(expectErr(backUp({ ...request(folder, key), to: disk.in('b.db') })).reason).toBe('diskFull');
    expect(readdirSync(disk.path)).toEqual([]);
  });

  test('of a damaged file is refused', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    await (await filled(folder, key, 3000)).close();
    for (let page = 40; page < 80; page++) spoil(folder.in('f.db'), 4096 * page + 5);
    expect(expectErr(backUp(request(folder, key))).reason).toBe('sourceDamaged');
    expect(readdirSync(folder.in('backups'))).toEqual([]);
  });
});

describe('a restore', () => {
  test('brings the tables back under a new node, goes on in the log, and keeps what it replaced', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const db = await filled(folder, key);
    const before = businessRows(db);
    const oldNode = db.nodeId;
    expectOk(backUp(request(folder, key)));
    await write(db, (trx) => insertUnits(trx, [aUnit({ name: '备份之后' })]));
    await db.close();

    const restored = expectOk(await restoreBackup(restore(folder, key)));
    expect(restored.keptAs).toBe(restore(folder, key).keepAs);
    const again = await testDatabaseFile(folder.in('f.db'), key);
    expect(again.nodeId).toBe(NEW_NODE);
    expect({ ...businessRows(again), node: [] }).toEqual({ ...before, node: [] });
    await write(again, (trx) => insertUnits(trx, [aUnit()]));
    expect((await verifyLog(again)).ok).toBe(true);
    const nodes = await again.selectFrom('op').select('node').distinct().execute();
    expect(nodes.map((row) => row.node).toSorted()).toEqual([NEW_NODE, oldNode].toSorted());
    await again.close();

    const kept = listBackups(folder.in('backups')).find((backup) => backup.kind === 'beforeRestore');
    expect(kept?.verified).toBe(true);
    const keptDatabase = expectOk(openForReading(restore(folder, key).keepAs, key));
    expect(keptDatabase.prepare(`SELECT count(*) FROM unit WHERE name = '备份之后'`).pluck().get()).toBe(1);
    keptDatabase.close();
    expect(readdirSync(folder.path).toSorted()).toEqual(['backups', 'f.db']);
  });

  test('replaces a damaged database and keeps it as it is', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const db = await filled(folder, key);
    expectOk(backUp(request(folder, key)));
    await db.close();
    spoil(folder.in('f.db'), 300);
    const damaged = readFileSync(folder.in('f.db'));
    expectOk(await restoreBackup(restore(folder, key)));
    expect(readFileSync(restore(folder, key).keepAs).equals(damaged)).toBe(true);
    expect(listBackups(folder.in('backups')).map((backup) => [backup.kind, backup.verified])).toEqual([
      ['beforeRestore', false],
      ['manual', true],
    ]);
    await using again = await testDatabaseFile(folder.in('f.db'), key);
    expect(await countUnits(again)).toBe(50);
  });

  test('works where there is no database any more', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const db = await filled(folder, key);
    expectOk(backUp(request(folder, key)));
    await db.close();
    const elsewhere = { ...restore(folder, key), databaseFile: folder.in('new/f.db') };
    expect(expectOk(await restoreBackup(elsewhere)).keptAs).toBeUndefined();
    await using again = await testDatabaseFile(folder.in('new/f.db'), key);
    expect(await countUnits(again)).toBe(50);
  });

  test.each([
    ['a flipped bit', (file: string) => spoil(file, 9000)],
    ['a cut', (file: string) => truncateSync(file, 8192)],
    ['another file under its name', (file: string) => writeFileSync(file, 'hello')],
  ])('refuses a backup with %s and leaves the database as it was', async (_what, damage) => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const db = await filled(folder, key);
    expectOk(backUp(request(folder, key)));
    await db.close();
    const before = readFileSync(folder.in('f.db'));
    damage(request(folder, key).to);
    expect(expectErr(await restoreBackup(restore(folder, key))).type).toBe('BackupDamaged');
    expect(readFileSync(folder.in('f.db')).equals(before)).toBe(true);
    expect(existsSync(restore(folder, key).keepAs)).toBe(false);
  });

  test('refuses a backup under another key', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const db = await filled(folder, key);
    expectOk(backUp(request(folder, key)));
    await db.close();
    expect(expectErr(await restoreBackup({ ...restore(folder, key), key: newDatabaseKey() }))).toEqual({
      type: 'BackupDamaged',
      detail: 'DatabaseKeyWrong',
    });
  });
});

describe('the check of the file', () => {
  test('finds nothing in a good file and the damage in a bad one, in a worker, beside the open database', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const db = await filled(folder, key, 3000);
    const check = { databaseFile: folder.in('f.db'), key, depth: 'quick' as const };
    expect(await fileWorker().checkFile(check)).toEqual([]);
    expect(checkFile({ ...check, depth: 'full' })).toEqual([]);
    await db.close();
    spoil(folder.in('f.db'), 4096 * 60 + 5);
    expect((await fileWorker().checkFile(check)).length).toBeGreaterThan(0);
    expect(checkFile({ ...check, depth: 'full' }).length).toBeGreaterThan(0);
  });

  test('beside a writing transaction drops none of its locks against other processes; neither does a backup', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    await using db = await filled(folder, key);
    db.raw.exec('BEGIN IMMEDIATE');
    checkFile({ databaseFile: folder.in('f.db'), key, depth: 'quick' });
    expectOk(backUp(request(folder, key)));
    expect(writeFromAnotherProcess(folder.in('f.db'), key)).toBe('SQLITE_BUSY');
    db.raw.exec('COMMIT');
    expect(writeFromAnotherProcess(folder.in('f.db'), key)).toBe('written');
  });
});

function writeFromAnotherProcess(file: string, key: DatabaseKey): string {
  const script = `
    import Sqlite from 'better-sqlite3';
    const raw = new Sqlite(process.argv[1], { timeout: 0 });
    for (const pragma of ${JSON.stringify(CIPHER)}) raw.pragma(pragma);
    raw.key(Buffer.from(process.argv[2]));
    try {
      raw.exec("INSERT INTO setting VALUES ('other', '1')");
      process.stdout.write('written');
    } catch (thrown) {
      process.stdout.write(thrown.code);
    }`;
  const args = ['--input-type=module', '--eval', script, file, driverKey(key).toString()];
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}

function spoil(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
