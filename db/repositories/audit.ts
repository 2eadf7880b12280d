import type { Reader } from '#db/connection/handles.ts';
import { type Cell, parseBody } from '#db/log/operation.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** 操作记录: who, when, what, before and after. */
export interface AuditEntry {
  /** Where the entry stands; pass the last one's to read on. */
  readonly key: string;
  readonly at: Instant;
  /** Name of the operator; the actor as recorded when no operator has it, empty for the program itself. */
  readonly by: string;
  /** The command that the change was part of. */
  readonly command: string | undefined;
  readonly action: 'created' | 'changed' | 'removed' | 'disclosed';
  readonly table: BusinessTable;
  readonly recordId: string;
  readonly why: string | undefined;
  readonly changes: readonly { readonly column: string; readonly before: Cell; readonly after: Cell }[];
  /** Sealed columns that were shown in clear. */
  readonly disclosed: readonly string[];
}

export interface AuditFilter {
  /** Only what happened to these records. */
  readonly recordIds?: readonly string[] | undefined;
  /** Key of an entry; only older ones are listed. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Tables whose changes mean nothing to a reader of the log. */
const NOT_SHOWN: readonly BusinessTable[] = [
  'counter',
  'column_mapping',
  'node',
  'package_note',
  'received_stream',
  'held_op',
  'extra_field',
];

/** Columns that no reader needs; a list of people may be long. */
const NOT_READ: readonly string[] = ['id', 'person_ids'];

/** Latest first, one page. */
export async function listAuditEntries(db: Reader, filter: AuditFilter): Promise<readonly AuditEntry[]> {
  let query = entries(db).where('op.tbl', 'not in', NOT_SHOWN);
  if (filter.recordIds !== undefined) query = query.where('op.row', 'in', filter.recordIds);
  if (filter.before !== undefined) query = query.where('op.hlc', '<', filter.before);
  const rows = await query.orderBy('op.hlc', 'desc').limit(filter.limit).execute();
  return rows.map(entryFromRow);
}

/** The whole history of one record, oldest first. */
export async function listHistoryOfRecord(db: Reader, table: BusinessTable, id: string): Promise<readonly AuditEntry[]> {
  const rows = await entries(db).where('op.tbl', '=', table).where('op.row', '=', id).orderBy('op.hlc').execute();
  return rows.map(entryFromRow);
}

/** Who changed a record last, and when. */
export async function findLastChange(
  db: Reader,
  table: BusinessTable,
  id: string,
): Promise<{ readonly at: Instant; readonly by: string } | undefined> {
  const row = await entries(db).where('op.tbl', '=', table).where('op.row', '=', id).orderBy('op.hlc', 'desc').limit(1).executeTakeFirst();
  return row && { at: row.at as Instant, by: row.by ?? row.actor };
}

function entries(db: Reader) {
  return db
    .selectFrom('op')
    .leftJoin('operator', 'operator.id', 'op.actor')
    .leftJoin('command', 'command.id', 'op.command_id')
    .select(['op.hlc', 'op.at', 'op.actor', 'op.tbl', 'op.row', 'op.body', 'operator.name as by', 'command.name as command']);
}

interface EntryRow {
  readonly hlc: string;
  readonly at: string;
  readonly actor: string;
  readonly tbl: string;
  readonly row: string;
  readonly body: string;
  readonly by: string | null;
  readonly command: string | null;
}

function entryFromRow(row: EntryRow): AuditEntry {
  const body = parseBody(row.body);
  const disclosed = 'r' in body ? body.r : [];
  const before = ('b' in body ? body.b : undefined) ?? {};
  const after = 'v' in body ? body.v : {};
  const columns = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const column of NOT_READ) columns.delete(column);
  return {
    key: row.hlc,
    at: row.at as Instant,
    by: row.by ?? row.actor,
    command: row.command ?? undefined,
    action: 'r' in body ? 'disclosed' : 'd' in body ? 'removed' : body.b ? 'changed' : 'created',
    table: row.tbl as BusinessTable,
    recordId: row.row,
    why: body.why,
    changes: [...columns].map((column) => ({ column, before: before[column] ?? null, after: after[column] ?? null })),
    disclosed,
  };
}
