import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attachmentFile } from '#db/backup/attachment-files.ts';
import { backUp } from '#db/backup/back-up.ts';
import { backupFileName, deleteBackup, listBackups } from '#db/backup/backup-folder.ts';
import { linkOrCopy } from '#db/backup/link-or-copy.ts';
import { restoreBackup } from '#db/backup/restore.ts';
import { type DatabaseKey, newDatabaseKey } from '#db/connection/database-key.ts';
import { insertAttachment } from '#db/repositories/attachments.ts';
import { instant } from '#shared/kernel/instant.ts';
import { expectErr, expectOk, TEST_NOW, temporaryFolder, testDatabaseFile, write } from '../../support/database.ts';
import { anAttachment } from '../../support/records.ts';
import { canMount, smallDisk } from '../../support/small-disk.ts';

type Folder = ReturnType<typeof temporaryFolder>;

/** A closed database that names attachments, which lie in their folder. @returns their SHA-256 */
async function withAttachments(folder: Folder, key: DatabaseKey, contents: readonly string[]): Promise<readonly string[]> {
  const attachments = contents.map(() => anAttachment());
  await using db = await testDatabaseFile(folder.in('f.db'), key);
  await write(db, async (trx) => {
    for (const attachment of attachments) await insertAttachment(trx, attachment);
  });
  for (const [index, { sha256 }] of attachments.entries()) put(attachmentFile(folder.in('attachments'), sha256), contents[index] ?? '');
  return attachments.map(({ sha256 }) => sha256);
}

function put(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

const FILE = backupFileName('manual', TEST_NOW);

const request = (folder: Folder, key: DatabaseKey) => ({
  databaseFile: folder.in('f.db'),
  key,
  attachmentFolder: folder.in('attachments'),
  to: folder.in(`backups/${FILE}`),
  kind: 'manual' as const,
  at: TEST_NOW,
});

const restore = (folder: Folder, key: DatabaseKey) => ({
  backupFile: folder.in(`backups/${FILE}`),
  databaseFile: folder.in('f.db'),
  key,
  attachmentFolder: folder.in('attachments'),
  keepAs: folder.in('backups/replaced.db'),
  at: instant('2026-03-06T00:00:00.000Z'),
  newNodeId: 'feedfacefeedface',
});

describe('the attachments of a backup', () => {
  test('lie beside it once for all backups, and stay when one is deleted', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const [first = '', second = ''] = await withAttachments(folder, key, ['发票', '合同']);
    expect(expectOk(backUp(request(folder, key))).missingAttachments).toBe(0);
    const kept = attachmentFile(folder.in('backups/attachments'), first);
    expect(readFileSync(kept, 'utf8')).toBe('发票');
    const { mtimeMs, ino } = statSync(kept);
    const later = backupFileName('daily', instant('2026-03-06T00:00:00.000Z'));
    expectOk(backUp({ ...request(folder, key), to: folder.in(`backups/${later}`) }));
    expect(statSync(kept)).toMatchObject({ mtimeMs, ino });
    deleteBackup(folder.in('backups'), FILE);
    expect(readFileSync(attachmentFile(folder.in('backups/attachments'), second), 'utf8')).toBe('合同');
    expect(listBackups(folder.in('backups')).map((backup) => backup.fileName)).toEqual([later]);
  });

  test('come back with a restore on a machine that has the backups alone', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const [first = '', second = ''] = await withAttachments(folder, key, ['发票', '合同']);
    expectOk(backUp(request(folder, key)));
    rmSync(folder.in('attachments'), { recursive: true });
    rmSync(folder.in('f.db'));
    expect(expectOk(await restoreBackup(restore(folder, key)))).toEqual({ keptAs: undefined, missingAttachments: 0 });
    for (const [sha256, content] of [
      [first, '发票'],
      [second, '合同'],
    ] as const) {
      expect(readFileSync(attachmentFile(folder.in('attachments'), sha256), 'utf8')).toBe(content);
    }
  });

  test('that were lost before are counted, in the list and by the restore; the rest is backed up', async () => {
    using folder = temporaryFolder();
    const key = newDatabaseKey();
    const [first = '', second = ''] = await withAttachments(folder, key, ['发票', '合同']);
    rmSync(attachmentFile(folder.in('attachments'), first));
    expectOk(backUp(request(folder, key)));
    expect(listBackups(folder.in('backups'))).toMatchObject([{ verified: true, missingAttachments: 1 }]);
    rmSync(folder.in('attachments'), { recursive: true });
    expect(expectOk(await restoreBackup(restore(folder, key))).missingAttachments).toBe(1);
    expect(existsSync(attachmentFile(folder.in('attachments'), second))).toBe(true);
  });

  test.skipIf(!canMount())(
    'on another disk that is full make no backup, and leave no half file (skipped where mount is not allowed)',
    async () => {
      using folder = temporaryFolder();
      using disk = smallDisk('4m');
      const key = newDatabaseKey();
      const big = 'x'.repeat(3 * 1024 * 1024);
      const names = await withAttachments(folder, key, [big, big]);
      const made = backUp({ ...request(folder, key), to: disk.in(FILE) });
      expect(expectErr(made).reason).toBe('diskFull');
      expect(readdirSync(disk.path)).toEqual(['attachments']);
      const there = names.filter((sha256) => existsSync(attachmentFile(disk.in('attachments'), sha256)));
      expect(there).toHaveLength(1);
      const left = readdirSync(disk.in('attachments'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(left.map((entry) => entry.name)).toEqual(there);
      expect(readFileSync(attachmentFile(disk.in('attachments'), there[0] ?? ''), 'utf8')).toBe(big);
    },
  );
});

test.skipIf(!canMount())('a file is copied whole to another disk (skipped where mount is not allowed)', () => {
  using folder = temporaryFolder();
  using disk = smallDisk('1m');
  put(folder.in('a'), '发票');
  linkOrCopy(folder.in('a'), disk.in('b/a'));
  expect(readFileSync(disk.in('b/a'), 'utf8')).toBe('发票');
  expect(readdirSync(disk.in('b'))).toEqual(['a']);
});
