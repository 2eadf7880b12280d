import type { Instant } from '#shared/kernel/instant.ts';

/** A value of a column as the database and JSON both know it. */
export type Cell = string | number | null;

/** A record as columns; what is absent is empty. */
export type Row = Readonly<Record<string, Cell>>;

/** One change of one record as the other side made it. */
export interface ArrivingChange {
  readonly table: string;
  readonly id: string;
  /** Who made it there, and when by the clock there. */
  readonly by: string;
  readonly at: Instant;
  readonly what: Inserted | Updated | Deleted | Disclosed;
  /** The reason that was given with it. */
  readonly why?: string | undefined;
}

interface Inserted {
  readonly kind: 'insert';
  readonly row: Row;
}

/** `before` holds what the changed columns held where the change was made. */
interface Updated {
  readonly kind: 'update';
  readonly after: Row;
  readonly before: Row;
}

interface Deleted {
  readonly kind: 'delete';
  readonly before: Row;
}

/** 查阅: sealed columns were shown in clear there. */
interface Disclosed {
  readonly kind: 'disclose';
  readonly columns: readonly string[];
}

/** The named columns of a row; null where it says nothing of one. */
export function pickColumns(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

/** Columns that hold something else in the two rows. */
export function differingColumns(one: Row, other: Row): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((column) => (one[column] ?? null) !== (other[column] ?? null));
}
