import type { Database } from '#db/connection/open-database.ts';
import { BUSINESS_TABLES } from '#db/log/streams.ts';
import type { BusinessTable } from '#db/schema/schema.ts';

/** Every row of every business table, sorted; without the file's own node, which belongs to the file and not to its contents. */
export function businessRows(db: Database): Readonly<Record<BusinessTable, readonly unknown[]>> {
  const rows = BUSINESS_TABLES.map((table) => [
    table,
    db.raw
      .prepare(`SELECT * FROM ${table} ${table === 'node' ? 'WHERE id <> ?' : ''} ORDER BY id`)
      .all(...(table === 'node' ? [db.nodeId] : [])),
  ]);
  return Object.fromEntries(rows) as Readonly<Record<BusinessTable, readonly unknown[]>>;
}

/** Every row of every table, whatever it is for. */
export function everyRow(db: Database): Readonly<Record<string, readonly string[]>> {
  const tables = db.raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND sql NOT LIKE '%VIRTUAL%'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      db.raw
        .prepare(`SELECT * FROM ${table}`)
        .raw()
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
}
