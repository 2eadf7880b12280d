import { hash } from 'node:crypto';
import type { OpTable } from '#db/schema/log-tables.ts';

/** A value of a column as SQLite and JSON both know it. */
export type Cell = string | number | null;

/** What an operation did to its row; `why` is the reason that was given, `f` the peer from whose package it was taken. */
export type OperationBody = (Written | Deleted | Disclosed) & { readonly why?: string; readonly f?: string };

/** The written columns; `b` holds what the changed ones held before and is absent for a new row. */
interface Written {
  readonly v: Readonly<Record<string, Cell>>;
  readonly b?: Readonly<Record<string, Cell>>;
}

/** The whole row as it was. */
interface Deleted {
  readonly d: 1;
  readonly b: Readonly<Record<string, Cell>>;
}

/** 查阅: sealed columns of the row were shown in clear. It changes nothing; the log alone keeps it. */
interface Disclosed {
  readonly r: readonly string[];
}

/** A row as the log keeps it: what is empty is left out. */
export function withoutNulls(row: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> {
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null));
}

export function parseBody(text: string): OperationBody {
  return JSON.parse(text) as OperationBody;
}

/** The rows that operations, oldest first, tell of; a deleted one as it was. */
export function rowsSaid(
  ops: readonly { readonly row: string; readonly body: string }[],
): readonly { readonly row: Readonly<Record<string, Cell>>; readonly isDeleted: boolean }[] {
  const rows = new Map<string, { readonly row: Readonly<Record<string, Cell>>; readonly isDeleted: boolean }>();
  for (const { row: id, body: text } of ops) {
    const body = parseBody(text);
    if ('r' in body) continue;
    const isDeleted = 'd' in body;
    rows.set(id, { row: { ...rows.get(id)?.row, ...(isDeleted ? body.b : body.v), id }, isDeleted });
  }
  return [...rows.values()];
}

/** Before the first operation of a stream. */
export const CHAIN_START = '0'.repeat(32);

/** The hash that seals an operation and all before it: the first 16 bytes of SHA-256(previous hash, operation). */
export function chainHash(previous: string, op: Omit<OpTable, 'h'>): string {
  const sealed = JSON.stringify([
    previous,
    op.node,
    op.stream,
    op.seq,
    op.hlc,
    op.schema_v,
    op.tbl,
    op.row,
    op.body,
    op.actor,
    op.command_id,
    op.at,
  ]);
  return hash('sha256', sealed, 'hex').slice(0, 32);
}
