import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepRecoveredKey, loadOrCreateKey } from '#backend/adapters/keys/database-keys.ts';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { keyFromRecoveryCode, recoveryCode } from '#backend/adapters/keys/recovery-code.ts';
import { keyIdOf, newDatabaseKey } from '#db/connection/database-key.ts';
import { openDatabase } from '#db/connection/open-database.ts';
import { findCenter, saveCenter } from '#db/repositories/centers.ts';
import { expectErr, expectOk, temporaryFolder, testDatabaseFile, write } from '../../support/database.ts';

const CENTER = { name: '淮安市人力资源服务中心', homeDivision: '320800', sample: false };

function placesIn(folder: { in: (name: string) => string }, machine: string) {
  const dataFolder = folder.in('data');
  return { dataFolder, databaseFile: join(dataFolder, 'fairdesk.db'), keys: keyFilesIn(folder.in(machine)) };
}

async function setUp(folder: { in: (name: string) => string }) {
  const places = placesIn(folder, 'keys');
  const key = expectOk(await loadOrCreateKey(places));
  await using db = await testDatabaseFile(places.databaseFile, key);
  await write(db, (trx) => saveCenter(trx, CENTER));
  return { places, key };
}

describe('the key of a data folder', () => {
  test('is made once and found again', async () => {
    using folder = temporaryFolder();
    const { places, key } = await setUp(folder);
    expect(expectOk(await loadOrCreateKey(places))).toEqual(key);
    expect(readdirSync(folder.in('keys'))).toEqual([`${keyIdOf(key)}.key`]);
  });

  test('lies in a file that only its owner reads, and not in the data folder', async () => {
    using folder = temporaryFolder();
    const { places, key } = await setUp(folder);
    if (process.platform !== 'win32') {
      expect(statSync(join(folder.in('keys'), `${keyIdOf(key)}.key`)).mode & 0o777).toBe(0o600);
      expect(statSync(folder.in('keys')).mode & 0o777).toBe(0o700);
    }
    const hex = Buffer.from(key).toString('hex');
    for (const name of readdirSync(places.dataFolder)) {
      const bytes = readFileSync(join(places.dataFolder, name));
      expect(bytes.includes(Buffer.from(key)) || bytes.includes(hex), name).toBe(false);
    }
  });

  test('is found by the header when database.json was lost', async () => {
    using folder = temporaryFolder();
    const { places, key } = await setUp(folder);
    rmSync(join(places.dataFolder, 'database.json'));
    expect(expectOk(await loadOrCreateKey(places))).toEqual(key);
  });

  test.each(['missing', 'cut off'])('that is %s is asked for and never replaced', async (how) => {
    using folder = temporaryFolder();
    const { places, key } = await setUp(folder);
    const file = join(folder.in('keys'), `${keyIdOf(key)}.key`);
    if (how === 'missing') rmSync(file);
    else writeFileSync(file, readFileSync(file).subarray(0, 20));
    expect(expectErr(await loadOrCreateKey(places))).toEqual({ type: 'DatabaseKeyMissing', keyId: keyIdOf(key) });
  });

  test('cannot be kept where there is no folder to keep it', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.in('keys'), 'a file');
    const refused = expectErr(await loadOrCreateKey(placesIn(folder, 'keys')));
    expect(refused.type).toBe('KeyPlaceUnusable');
    expect(readdirSync(folder.path)).toEqual(['keys']);
  });
});

describe('recovery on another machine', () => {
  test('the copied folder asks for its key, the printed code brings it back, the data is there', async () => {
    using folder = temporaryFolder();
    const { places, key } = await setUp(folder);
    const printed = recoveryCode(key);
    cpSync(places.dataFolder, folder.in('copy'), { recursive: true });
    const copy = {
      dataFolder: folder.in('copy'),
      databaseFile: folder.in('copy/fairdesk.db'),
      keys: keyFilesIn(folder.in('other-machine')),
    };
    expect(expectErr(await loadOrCreateKey(copy)).type).toBe('DatabaseKeyMissing');

    const typed = expectOk(keyFromRecoveryCode(printed.toLowerCase().replaceAll('-', ' ')));
    expectOk(await keepRecoveredKey(copy, typed));
    const opened = await openDatabase({ file: copy.databaseFile, key: expectOk(await loadOrCreateKey(copy)) });
    expect(await findCenter(expectOk(opened))).toEqual(CENTER);
    await expectOk(opened).close();
  });

  test('the code of another database is told apart from a wrongly copied one', async () => {
    using folder = temporaryFolder();
    const { places, key } = await setUp(folder);
    const other = expectOk(keyFromRecoveryCode(recoveryCode(newDatabaseKey())));
    expect(expectErr(await keepRecoveredKey(places, other))).toEqual({ type: 'KeyOfAnotherDatabase', neededKeyId: keyIdOf(key) });
    expect(expectOk(await loadOrCreateKey(places))).toEqual(key);
  });
});
