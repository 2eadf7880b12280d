import { parseBody } from '#db/log/operation.ts';
import type { ArrivingChange, Cell, Row } from '#shared/domain/exchange/arriving-change.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { ChainedOp } from './chain.ts';
import type { TableShapes } from './table-shapes.ts';

export interface ParsedOp {
  /** From 0, in the order of the package. */
  readonly position: number;
  readonly hlc: string;
  readonly change: ArrivingChange;
  /** What it says in columns that this version does not have. */
  readonly extra: Row;
}

/** Reads what an operation of another database did. Columns that are not known here are set apart, not dropped. */
export function changeOf(op: Pick<ChainedOp, 'position' | 'hlc' | 'tbl' | 'row' | 'body' | 'actor' | 'at'>, shapes: TableShapes): ParsedOp {
  const { position, hlc } = op;
  const body = parseBody(op.body);
  const columns = shapes.get(op.tbl)?.columns;
  const change = { table: op.tbl, id: op.row, by: op.actor, at: op.at as Instant, why: body.why };
  if ('r' in body) return { position, hlc, change: { ...change, what: { kind: 'disclose', columns: body.r } }, extra: {} };
  if ('d' in body) return { position, hlc, change: { ...change, what: { kind: 'delete', before: known(body.b, columns) } }, extra: {} };
  const extra = unknown(body.v, columns);
  if (!body.b) return { position, hlc, change: { ...change, what: { kind: 'insert', row: known(body.v, columns) } }, extra };
  return {
    position,
    hlc,
    change: { ...change, what: { kind: 'update', after: known(body.v, columns), before: known(body.b, columns) } },
    extra,
  };
}

function known(row: Row, columns: readonly string[] | undefined): Row {
  return select(row, (column) => columns?.includes(column) ?? true);
}

function unknown(row: Row, columns: readonly string[] | undefined): Row {
  return select(row, (column) => columns !== undefined && !columns.includes(column));
}

function select(row: Row, belongs: (column: string) => boolean): Row {
  const entries = Object.entries(row) as [string, Cell][];
  return entries.every(([column]) => belongs(column)) ? row : Object.fromEntries(entries.filter(([column]) => belongs(column)));
}
