import type { Database } from '#db/connection/open-database.ts';

/** Rows of some tables, ready for the driver. */
export type BareRows = ReadonlyMap<string, readonly (readonly unknown[])[]>;

/** What a database holds in the tables, in the order in which it lies. */
export function rowsOf(db: Database, tables: readonly string[]): BareRows {
  return new Map(tables.map((table) => [table, db.raw.prepare(`select * from ${table}`).raw().all() as readonly (readonly unknown[])[]]));
}

/** Writes the rows into a database of the same tables by the driver alone: one prepared statement a table, one transaction. */
export function bareInsert(db: Database, rows: BareRows): void {
  db.raw.transaction(() => {
    for (const [table, lines] of rows) {
      const statement = db.raw.prepare(`insert into ${table} values (${(lines[0] ?? []).map(() => '?').join()})`);
      for (const line of lines) statement.run(...line);
    }
  })();
}
