import { expect, test } from 'vitest';
import { backupFileName } from '#db/backup/backup-folder.ts';
import { fileWorker } from '#db/backup/in-worker.ts';
import { newDatabaseKey } from '#db/connection/database-key.ts';
import { expectOk, TEST_NOW, temporaryFolder, testDatabaseFile } from '../support/database.ts';
import { brokenPromises, drain, startWriter } from '../support/writer-process.ts';

const FILES = 10;
const BACKUPS_A_FILE = 10;

// Each is whole and holds all that was acknowledged before it. The file grows the while, so it is left before it is large.
test.each(Array.from({ length: FILES }, (_, index) => index + 1))('file %i: 10 backups of 100 under a writer', async () => {
  using folder = temporaryFolder();
  const key = newDatabaseKey();
  const writer = startWriter({ folder: folder.path, key, run: 'backup', commands: 1_000_000 });
  expect(await writer.nextLine()).toBe('ready');
  const reading = drain(writer);
  try {
    for (let run = 0; run < BACKUPS_A_FILE; run++) {
      const acknowledged = [...writer.acknowledged];
      const to = folder.in(`backups/${run}/${backupFileName('manual', TEST_NOW)}`);
      const request = { databaseFile: folder.in('fairdesk.db'), attachmentFolder: folder.in('attachments'), key, to };
      expectOk(await fileWorker().backUp({ ...request, kind: 'manual', at: TEST_NOW }));
      await using copy = await testDatabaseFile(to, key);
      expect(await brokenPromises(copy, acknowledged), `backup ${run}`).toEqual([]);
    }
    expect(writer.child.exitCode).toBeNull();
    expect(writer.acknowledged.length).toBeGreaterThan(BACKUPS_A_FILE);
  } finally {
    writer.child.kill('SIGKILL');
    await writer.ended;
    await reading;
  }
});
