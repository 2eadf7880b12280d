import { existsSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newDatabaseKey } from '#db/connection/database-key.ts';
import { temporaryFolder, testDatabase, testDatabaseFile } from '../../support/database.ts';

const MEGABYTE = 1024 * 1024;

test('long work keeps the log short on another thread, and the file is whole afterwards', async () => {
  using folder = temporaryFolder();
  const [file, key] = [folder.in('fairdesk.db'), newDatabaseKey()];
  let written = 0;
  {
    await using db = await testDatabase({ file, key, beforeMigrating: async () => undefined });
    // The thread that answers never writes back here, so whatever is, is the other's doing.
    db.raw.pragma('wal_autocheckpoint = 0');
    db.raw.exec('CREATE TABLE filler (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)');
    const fill = db.raw.prepare('INSERT INTO filler (bytes) VALUES (randomblob(?))');
    for (; written < 200; written++) {
      fill.run(MEGABYTE);
      await db.giveWay();
    }
    expect(statSync(`${file}-wal`).size).toBeLessThan(64 * MEGABYTE);
  }
  expect(existsSync(`${file}-wal`)).toBe(false);
  await using again = await testDatabaseFile(file, key);
  expect(again.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(again.raw.prepare('SELECT count(*), sum(length(bytes)) FROM filler').raw().get()).toEqual([written, written * MEGABYTE]);
});
