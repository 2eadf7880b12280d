import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lockDataFolder } from '#db/connection/data-folder-lock.ts';
import { newDatabaseKey } from '#db/connection/database-key.ts';
import { expectErr, expectOk, temporaryFolder } from '../../support/database.ts';
import { drain, startWriter } from '../../support/writer-process.ts';

describe('the lock on a data folder', () => {
  test('is given to one at a time, also inside one process', () => {
    using folder = temporaryFolder();
    const lock = expectOk(lockDataFolder(folder.in('data')));
    expect(expectErr(lockDataFolder(folder.in('data')))).toEqual({ type: 'DataFolderInUse', pid: process.pid });
    lock.release();
    lock.release();
    expectOk(lockDataFolder(folder.in('data'))).release();
  });

  test('names the process that has the folder, and goes with it when it is killed', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const first = startWriter({ folder: folder.path, key, run: 'a', commands: 1_000_000 });
    expect(await first.nextLine()).toBe('ready');
    expect(expectErr(lockDataFolder(folder.path))).toEqual({ type: 'DataFolderInUse', pid: first.child.pid });

    const second = startWriter({ folder: folder.path, key, run: 'b', commands: 1 });
    expect(JSON.parse((await second.nextLine()) ?? '')).toEqual({ type: 'DataFolderInUse', pid: first.child.pid });
    expect(await second.ended).toBe(3);

    const reading = drain(first);
    first.child.kill('SIGKILL');
    await first.ended;
    await reading;
    expectOk(lockDataFolder(folder.path)).release();
  });

  test('needs a folder that can be written', () => {
    using folder = temporaryFolder();
    writeFileSync(folder.in('data'), 'a file');
    expect(expectErr(lockDataFolder(folder.in('data'))).type).toBe('DatabaseFolderReadOnly');
  });
});
