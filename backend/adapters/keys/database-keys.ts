import { existsSync } from 'node:fs';
import { type DatabaseKey, databaseKey, keyIdOf, newDatabaseKey } from '#db/connection/database-key.ts';
import { readKeyNote, writeKeyNote } from '#db/connection/key-note.ts';
import { keyIdOfFile } from '#db/connection/sqlite-file.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { KeyStore } from '../../ports/key-store.ts';

/** The data folder was encrypted under a key that this machine does not have; its recovery code brings it back. */
export interface DatabaseKeyMissing {
  readonly type: 'DatabaseKeyMissing';
  readonly keyId: string;
}

/** A key or its name could not be read or written. */
export interface KeyPlaceUnusable {
  readonly type: 'KeyPlaceUnusable';
  readonly code: string;
}

/** The recovery code is a good one, but of another database. */
export interface KeyOfAnotherDatabase {
  readonly type: 'KeyOfAnotherDatabase';
  readonly neededKeyId: string;
}

export interface KeyPlaces {
  readonly dataFolder: string;
  /** Path of the database file in it. */
  readonly databaseFile: string;
  readonly keys: KeyStore;
}

/**
 * The key of the data folder. A folder without a database gets a new key, kept before anything is encrypted
 * with it; a folder that has one gets its own key or none.
 */
export async function loadOrCreateKey(places: KeyPlaces): Promise<Result<DatabaseKey, DatabaseKeyMissing | KeyPlaceUnusable>> {
  try {
    const keyId = knownKeyId(places);
    if (keyId !== undefined) {
      const kept = await places.keys.read(keyId);
      if (kept) return ok(databaseKey(kept));
      if (existsSync(places.databaseFile)) return err({ type: 'DatabaseKeyMissing', keyId });
    }
    const key = newDatabaseKey();
    await places.keys.write(keyIdOf(key), key);
    writeKeyNote(places.dataFolder, keyIdOf(key));
    return ok(key);
  } catch (thrown) {
    return unusable(thrown);
  }
}

/** Keeps a key brought back by its recovery code, after checking that it opens this data folder. */
export async function keepRecoveredKey(
  places: KeyPlaces,
  key: DatabaseKey,
): Promise<Result<undefined, KeyOfAnotherDatabase | KeyPlaceUnusable>> {
  try {
    const neededKeyId = knownKeyId(places);
    if (neededKeyId !== undefined && neededKeyId !== keyIdOf(key)) return err({ type: 'KeyOfAnotherDatabase', neededKeyId });
    await places.keys.write(keyIdOf(key), key);
    writeKeyNote(places.dataFolder, keyIdOf(key));
    return ok();
  } catch (thrown) {
    return unusable(thrown);
  }
}

/** `database.json` names the key; when it was lost, the first bytes of the file do too. */
function knownKeyId({ dataFolder, databaseFile }: KeyPlaces): string | undefined {
  return readKeyNote(dataFolder) ?? keyIdOfFile(databaseFile);
}

function unusable(thrown: unknown): Result<never, KeyPlaceUnusable> {
  if (thrown instanceof Error && 'code' in thrown) return err({ type: 'KeyPlaceUnusable', code: String(thrown.code) });
  throw thrown;
}
