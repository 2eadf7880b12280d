import { type DataFolderInUse, lockDataFolder } from '#db/connection/data-folder-lock.ts';
import { makeFolder } from '#db/connection/sync-folder.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { keyFilesIn } from '../adapters/keys/key-files.ts';
import { localAddresses } from '../adapters/local-addresses.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { defaultKeyFolder } from '../adapters/user-folders.ts';
import { uuidIds } from '../adapters/uuid-ids.ts';
import { createDeskNetwork } from '../hosts/desk-network/desk-network.ts';
import { findPageFolder } from '../hosts/page-files.ts';
import { reportFailure } from '../hosts/report-failure.ts';
import type { ClockDep } from '../ports/clock.ts';
import type { DeskNetwork } from '../ports/desk-network.ts';
import type { IdsDep } from '../ports/ids.ts';
import type { KeyStore } from '../ports/key-store.ts';
import { createRouter, type FairdeskRouter } from './router.ts';
import { type Startup, startUp } from './startup.ts';
import { VERSION } from './version.ts';

export interface Backend {
  readonly router: FairdeskRouter;
  readonly startup: Startup;
  /** Lets running work on the file end, closes the database and gives the folder free. */
  readonly close: () => Promise<void>;
}

export interface BackendOptions extends Partial<ClockDep & IdsDep> {
  readonly dataFolder: string;
  /** Key files of the user unless the system's own key store is given. */
  readonly keys?: KeyStore;
  /** Those of the machine unless given. */
  readonly addresses?: DeskNetwork['addresses'];
  /** Of the built page that desks on the network get; looked for beside the program unless given. */
  readonly pageFolder?: string;
}

/** Takes the data folder for this process and starts the backend on it; a second instance is told who has it. */
export async function openBackend(options: BackendOptions): Promise<Result<Backend, DataFolderInUse>> {
  try {
    makeFolder(options.dataFolder);
  } catch {
    // What is wrong with it is told when it is locked and opened.
  }
  const lock = lockDataFolder(options.dataFolder);
  if (!lock.ok && lock.error.type === 'DataFolderInUse') return err(lock.error);
  const startup = await startUp({
    dataFolder: options.dataFolder,
    keys: options.keys ?? keyFilesIn(defaultKeyFolder()),
    keyPlace: options.keys ? 'system' : 'keyFile',
    version: VERSION,
    clock: options.clock ?? systemClock,
    ids: options.ids ?? uuidIds,
    reportFailure,
  });
  const deskNetwork = createDeskNetwork({
    addresses: options.addresses ?? localAddresses,
    pageFolder: () => options.pageFolder ?? findPageFolder(),
    session: startup.session,
    reportFailure,
  });
  return ok({
    router: createRouter(startup, deskNetwork),
    startup,
    close: async () => {
      await deskNetwork.close();
      await startup.close();
      if (lock.ok) lock.value.release();
    },
  });
}
