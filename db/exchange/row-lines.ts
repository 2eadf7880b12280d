import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OpTable } from '#db/schema/log-tables.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';
import type { StreamRange } from '#shared/domain/exchange/package-header.ts';
import { LINES_A_TURN, type TravellingOp } from './chain.ts';
import type { ViewRow } from './view.ts';

/**
 * Operations as lines: what follows from the range or stands in the line before is left out.
 *
 *   [time and counter, schema, table, row, actor or 0, command or 0, moment or 0] TAB body
 */
export function opLines(): (ops: readonly OpTable[]) => readonly string[] {
  let [actor, command] = ['', ''];
  return (ops) =>
    ops.map((op) => {
      const line = JSON.stringify([
        op.hlc.slice(0, 16),
        op.schema_v,
        op.tbl,
        op.row,
        op.actor === actor ? 0 : op.actor,
        op.command_id === command ? 0 : op.command_id,
        op.at === momentOf(op.hlc) ? 0 : op.at,
      ]);
      actor = op.actor;
      command = op.command_id;
      return `${line}\t${op.body}`;
    });
}

/** @returns undefined when a line is none, or there are more or fewer than the ranges say */
export async function parseOpLines(lines: readonly string[], ranges: readonly StreamRange[]): Promise<readonly TravellingOp[] | undefined> {
  const ops: TravellingOp[] = [];
  let [actor, command] = ['', ''];
  let index = 0;
  for (const { node, stream, first, last } of ranges) {
    if (last - first + 1 > lines.length - index) return undefined;
    for (let seq = first; seq <= last; seq++) {
      if (index % LINES_A_TURN === LINES_A_TURN - 1) await nextTurn();
      const line = lines[index++] ?? '';
      const tab = line.indexOf('\t');
      const read = tab < 0 ? undefined : parseArray(line.slice(0, tab));
      if (read?.length !== 7) return undefined;
      const [time, schema, tbl, row, by, part, moment] = read;
      const body = line.slice(tab + 1);
      if (typeof time !== 'string' || !/^[0-9a-f]{16}$/.test(time) || !Number.isSafeInteger(schema)) return undefined;
      if (!isName(tbl) || typeof row !== 'string' || row.length > 200 || !isBody(body, row)) return undefined;
      if (!isRepeatable(by) || !isRepeatable(part) || !isRepeatable(moment)) return undefined;
      if (by !== 0) actor = by;
      if (part !== 0) command = part;
      const hlc = time + node;
      const at = moment === 0 ? momentOf(hlc) : moment;
      if (at === undefined || !isMoment(at)) return undefined;
      ops.push({ node, stream, seq, hlc, schema_v: schema as number, tbl, row, body, actor, command_id: command, at });
    }
  }
  return index === lines.length ? ops : undefined;
}

function momentOf(hlc: string): string | undefined {
  const millis = Number.parseInt(hlc.slice(0, 12), 16);
  return millis <= MAX_MILLIS ? new Date(millis).toISOString() : undefined;
}

/** 0 stands for what stood in the line before. */
function isRepeatable(value: unknown): value is string | 0 {
  return value === 0 || (typeof value === 'string' && value.length <= 500);
}

function isMoment(text: string): boolean {
  const millis = Date.parse(text);
  return !Number.isNaN(millis) && new Date(millis).toISOString() === text;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && NAME.test(value);
}

const SHA256 = /^[0-9a-f]{64}$/;

const NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** The last moment that a date can hold. */
const MAX_MILLIS = 8.64e15;

/** A body says of the columns of its row what they hold, and nothing deeper. */
function isBody(text: string, id: string): boolean {
  const body = parseObject(text);
  if (!body) return false;
  const { v, b, d, r, why } = body;
  if (why !== undefined && typeof why !== 'string') return false;
  if (r !== undefined) return Array.isArray(r) && r.every((column) => typeof column === 'string');
  if (d !== undefined) return d === 1 && isRow(b);
  return isRow(v) && (v.id ?? id) === id && (b === undefined || isRow(b));
}

function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([column, cell]) =>
        NAME.test(column) &&
        // Files are found by their hashes: one that is a path must not come as far as that.
        (column !== 'sha256' || cell === null || (typeof cell === 'string' && SHA256.test(cell))) &&
        (cell === null || typeof cell === 'string' || (typeof cell === 'number' && Number.isSafeInteger(cell))),
    )
  );
}

/** Rows of a receipt as lines. */
export function viewLines(rows: readonly ViewRow[]): readonly string[] {
  return rows.map(({ table, id, row }) => JSON.stringify([table, id, row]));
}

/** @returns undefined when a line is none */
export function parseViewLines(lines: readonly string[]): readonly ViewRow[] | undefined {
  const rows: ViewRow[] = [];
  for (const line of lines) {
    const [table, id, row, ...more] = parseArray(line) ?? [];
    if (!isName(table) || typeof id !== 'string' || more.length > 0 || !(row === null || isRow(row))) return undefined;
    if (row && row.id !== id) return undefined;
    rows.push({ table: table as BusinessTable, id, row });
  }
  return rows;
}

function parseArray(text: string): readonly unknown[] | undefined {
  const read = parse(text);
  return Array.isArray(read) ? read : undefined;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const read = parse(text);
  return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
