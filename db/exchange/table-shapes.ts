import type Sqlite from 'better-sqlite3';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { Cell, Row } from '#shared/domain/exchange/arriving-change.ts';

/** What the database itself says of a table. */
export interface TableShape {
  readonly columns: readonly string[];
  /** Of each column what it holds when a row does not speak of it. */
  readonly empty: Row;
  readonly references: readonly Reference[];
  /** Columns of other tables that name rows of this one. */
  readonly referredBy: readonly Reference[];
}

export interface Reference {
  readonly table: BusinessTable;
  readonly column: string;
}

export type TableShapes = ReadonlyMap<string, TableShape>;

const known = new WeakMap<Sqlite.Database, TableShapes>();

/** The shapes of all tables; asked once a connection, as migrations run only when it is opened. */
export function tableShapes(raw: Sqlite.Database): TableShapes {
  const earlier = known.get(raw);
  if (earlier) return earlier;
  const names = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'").pluck().all() as string[];
  const references = new Map(names.map((name) => [name, referencesOf(raw, name)]));
  const shapes = new Map(
    names.map((name): [string, TableShape] => {
      const columns = raw.pragma(`table_info(${name})`) as { name: string; dflt_value: string | null }[];
      const referredBy = [...references].flatMap(([from, its]) =>
        its.filter(({ table }) => table === name).map(({ column }) => ({ table: from as BusinessTable, column })),
      );
      return [
        name,
        {
          columns: columns.map((column) => column.name),
          empty: Object.fromEntries(columns.map((column) => [column.name, defaultOf(column.dflt_value)])),
          references: references.get(name) ?? [],
          referredBy,
        },
      ];
    }),
  );
  known.set(raw, shapes);
  return shapes;
}

function referencesOf(raw: Sqlite.Database, name: string): readonly Reference[] {
  const keys = raw.pragma(`foreign_key_list(${name})`) as { table: string; from: string }[];
  return keys.map(({ table, from }) => ({ table: table as BusinessTable, column: from }));
}

/** As SQLite keeps it in its schema: an SQL literal. */
function defaultOf(literal: string | null): Cell {
  if (literal === null || literal.toUpperCase() === 'NULL') return null;
  return literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : Number(literal);
}
