import { join } from 'node:path';
import { loadOrCreateKey } from '#backend/adapters/keys/database-keys.ts';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import type { Database } from '#db/connection/open-database.ts';
import type { TestBackend } from './backend.ts';
import { expectOk, testDatabaseFile } from './database.ts';

/** A second connection to the file of a running backend: to see the rows themselves, and to write what no procedure writes yet. */
export async function fileOf(backend: Pick<TestBackend, 'dataFolder' | 'keyFolder'>): Promise<Database & AsyncDisposable> {
  const databaseFile = join(backend.dataFolder, 'fairdesk.db');
  const places = { dataFolder: backend.dataFolder, databaseFile, keys: keyFilesIn(backend.keyFolder) };
  return testDatabaseFile(databaseFile, expectOk(await loadOrCreateKey(places)));
}
