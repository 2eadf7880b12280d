import { join } from 'node:path';
import type { BackupFailed } from '#db/backup/back-up.ts';
import { backupFileName, deleteBackup, listBackups, type StoredBackup } from '#db/backup/backup-folder.ts';
import type { FileWorker } from '#db/backup/in-worker.ts';
import type { DatabaseKey } from '#db/connection/database-key.ts';
import { backupsToDelete } from '#shared/domain/backups/rotation.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';

/** The backups of one database: made beside the running work, checked, listed, thinned out. */
export interface BackupKeeper {
  readonly folder: string;
  readonly list: () => readonly StoredBackup[];
  readonly create: (kind: 'daily' | 'manual') => Promise<Result<StoredBackup, BackupFailed>>;
  /** The first backup of a Chinese calendar day, and the thinning of older ones after it. */
  readonly createDailyIfDue: () => Promise<Result<StoredBackup | undefined, BackupFailed>>;
}

export interface BackupPlaces {
  readonly databaseFile: string;
  readonly key: DatabaseKey;
  readonly folder: string;
  readonly attachmentFolder: string;
  readonly worker: FileWorker;
}

export function backupKeeper({ databaseFile, key, folder, attachmentFolder, worker }: BackupPlaces, { clock }: ClockDep): BackupKeeper {
  const list = () => listBackups(folder);
  const create: BackupKeeper['create'] = async (kind) => {
    const at = clock.now();
    const fileName = backupFileName(kind, at);
    const made = await worker.backUp({ databaseFile, key, attachmentFolder, to: join(folder, fileName), kind, at });
    if (!made.ok) return made;
    const stored = list().find((backup) => backup.fileName === fileName);
    if (!stored) throw new Error(`Backup ${fileName} was made and is not there`);
    return ok(stored);
  };
  /** Only what was made by itself is ever thinned out. */
  const thinOut = () => {
    for (const { fileName } of backupsToDelete(list().filter((backup) => backup.kind === 'daily'))) deleteBackup(folder, fileName);
  };
  return {
    folder,
    list,
    create,
    async createDailyIfDue() {
      const today = chinaDate(clock.now());
      if (list().some((backup) => chinaDate(backup.at) === today)) return ok(undefined);
      const made = await create('daily');
      if (made.ok) thinOut();
      return made;
    },
  };
}
