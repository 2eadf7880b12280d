import type { Database } from '#db/connection/open-database.ts';
import { inTransaction } from '#db/connection/transaction.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertMany } from '#db/log/insert-many.ts';
import type { FolderFileTable } from '#db/schema/exchange-tables.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { StorageError } from '../connection/storage-error.ts';

/** What is known of a file in a folder. */
export type SeenFile = Omit<FolderFileTable, 'place'>;

/** By name, what the files of a folder said of themselves when they were last looked at. No log has it: looking again finds it out anew. */
export async function listSeenFiles(db: Database, place: string): Promise<ReadonlyMap<string, SeenFile>> {
  const rows = await db.selectFrom('folder_file').selectAll().where('place', '=', place).execute();
  return new Map(rows.map((row) => [row.name, row]));
}

/** Notes files that were looked at, and forgets those that are no longer there. */
export async function noteSeenFiles(
  db: Database,
  place: string,
  looked: readonly SeenFile[],
  gone: readonly string[],
): Promise<Result<undefined, StorageError>> {
  return inTransaction(db.kysely, async (trx) => {
    for (const names of inChunks([...gone, ...looked.map(({ name }) => name)]))
      await trx.deleteFrom('folder_file').where('place', '=', place).where('name', 'in', names).execute();
    await insertMany(
      trx,
      'folder_file',
      looked.map(({ name, bytes, version, outer_line }) => ({ place, name, bytes, version, outer_line })),
    );
    return ok();
  });
}
