import type { BackupFailed } from '#db/backup/back-up.ts';
import type { BackupLine } from '#shared/contract/backups.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer } from '../answer.ts';
import type { BackupKeeper } from './backup-keeper.ts';

export interface BackupsDep {
  readonly backups: BackupKeeper;
}

export async function listBackups(deps: BackupsDep): Answer<{ folder: string; backups: readonly BackupLine[] }> {
  return ok({ folder: deps.backups.folder, backups: deps.backups.list() });
}

/** 立即备份: made beside the running work and checked before it counts. */
export async function createBackup(deps: BackupsDep): Answer<BackupLine> {
  const made = await deps.backups.create('manual');
  return made.ok ? made : err(refusalOf(made.error));
}

function refusalOf(failure: BackupFailed): Refusal {
  return failure.reason === 'diskFull' ? { type: 'DiskFull' } : { type: 'BackupFailed', reason: failure.reason, detail: failure.detail };
}
