import type { Reader } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';

/** The rows that are there, by id, of a table that is known by its name only. */
export async function rowsById(db: Reader, table: BusinessTable, ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  const found = new Map<string, Row>();
  for (const chunk of inChunks(ids)) {
    const rows = (await db
      // biome-ignore lint/suspicious/noExplicitAny: Kysely cannot follow a table name that is a value
      .selectFrom(table as any)
      .selectAll()
      .where('id', 'in', chunk)
      .execute()) as Row[];
    for (const row of rows) found.set(String(row.id), row);
  }
  return found;
}
