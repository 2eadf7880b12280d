import { findCenter } from '#db/repositories/centers.ts';
import { listOperators } from '#db/repositories/operators.ts';
import { listSchemes } from '#db/repositories/schemes.ts';
import type { AppStatus } from '#shared/contract/centers.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { BackupsDep } from '../backups/backups.ts';

/** Where the data lies, under which key, and the code that brings it back. */
export interface PlaceDep {
  readonly place: {
    readonly dataFolder: string;
    readonly version: string;
    readonly recoveryCode: string;
    readonly keyPlace: 'keyFile' | 'system';
  };
}

export interface FileCheckDep {
  readonly fileCheck: () => AppStatus['fileCheck'];
}

/** What the page must know before it shows anything. */
export async function readStatus(deps: DatabaseDep & ClockDep & BackupsDep & PlaceDep & FileCheckDep): Answer<AppStatus> {
  const [center, operators, schemes] = [await findCenter(deps.db), await listOperators(deps.db), await listSchemes(deps.db)];
  return ok({
    state: center ? 'ready' : 'needsSetup',
    center,
    operators,
    schemes,
    dataFolder: deps.place.dataFolder,
    version: deps.place.version,
    today: chinaDate(deps.clock.now()),
    lastBackupAt: lastBackupAt(deps),
    fileCheck: deps.fileCheck(),
  });
}

/** The latest copy made by itself or by hand; what a restore put aside is no backup of the present data. */
export function lastBackupAt({ backups }: BackupsDep): string | undefined {
  return backups
    .list()
    .filter((backup) => backup.kind !== 'beforeRestore')
    .map((backup) => backup.at)
    .toSorted()
    .at(-1);
}

/** 恢复码, to be printed and locked away. */
export async function showRecoveryCode({ place }: PlaceDep): Answer<{ code: string; keyPlace: 'keyFile' | 'system' }> {
  return ok({ code: place.recoveryCode, keyPlace: place.keyPlace });
}
