import type { Reader } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { type Cell, rowsSaid } from '#db/log/operation.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { findHeldRows } from './held-rows.ts';

/** A row that an entry of the log is about. */
export interface AuditedRecord {
  readonly table: BusinessTable;
  readonly recordId: string;
}

type Row = Readonly<Record<string, Cell>>;

/** The table is known by its name in the log only. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyTable = any;

/** Rows that another one takes part of its name from: column → table. */
const NAMED_AFTER: Partial<Record<BusinessTable, Readonly<Record<string, BusinessTable>>>> = {
  participation: { unit_id: 'unit', fair_id: 'fair' },
  import_batch: { fair_id: 'fair' },
  job: { participation_id: 'participation' },
  job_version: { job_id: 'job' },
  booth_area: { fair_id: 'fair' },
  booth: { fair_id: 'fair' },
  arrival: { participation_id: 'participation' },
  cost_item: { voucher_id: 'voucher' },
  voucher_attachment: { voucher_id: 'voucher', attachment_id: 'attachment' },
  settlement: { fair_id: 'fair' },
  print_record: { settlement_id: 'settlement' },
  job_seeker_observation: { job_seeker_id: 'job_seeker' },
  person_merge: { merged_id: 'job_seeker', into_id: 'job_seeker' },
  signup: { job_seeker_id: 'job_seeker', fair_id: 'fair' },
  scan: { signup_id: 'signup', fair_id: 'fair' },
  placement: { job_seeker_id: 'job_seeker', unit_id: 'unit' },
  outcome_step: { placement_id: 'placement' },
  unit_feedback: { participation_id: 'participation' },
  fair_observation: { fair_id: 'fair' },
  statistics_report: { fair_id: 'fair' },
  paper_sheet: { fair_id: 'fair' },
  paper_batch: { fair_id: 'fair' },
  paper_entry: { scan_id: 'scan', arrival_id: 'arrival' },
  card_print: { fair_id: 'fair' },
  delivery: { station_id: 'station' },
  delivery_person: { job_seeker_id: 'job_seeker', delivery_id: 'delivery' },
  station_activity: { station_id: 'station' },
};

/**
 * 对象: what each of the records is called, for a page of the log at once. A record takes the names of those it belongs to; what was deleted
 * is named from the log, and what a station sent and waits for a decision from what was sent. Where nothing names a record, it is absent.
 */
export async function nameRecords(
  db: Reader,
  records: readonly AuditedRecord[],
): Promise<(table: BusinessTable, recordId: string) => string | undefined> {
  const loaded = new Map<string, Row>();
  let wanted = distinct(records);
  while (wanted.length > 0) {
    for (const [table, of] of Map.groupBy(wanted, ({ table }) => table)) {
      const ids = of.map(({ recordId }) => recordId);
      for (const row of await findRows(db, table, ids)) loaded.set(keyOf(table, String(row.id)), row);
    }
    const next = wanted.flatMap(({ table, recordId }) => namesakes(table, loaded.get(keyOf(table, recordId))));
    wanted = distinct(next).filter(({ table, recordId }) => !loaded.has(keyOf(table, recordId)));
  }
  return (table, recordId) => nameOf(loaded, table, recordId);
}

function namesakes(table: BusinessTable, row: Row | undefined): readonly AuditedRecord[] {
  return Object.entries(NAMED_AFTER[table] ?? {}).flatMap(([column, of]) => {
    const recordId = row?.[column];
    return typeof recordId === 'string' ? [{ table: of, recordId }] : [];
  });
}

async function findRows(db: Reader, table: BusinessTable, ids: readonly string[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const chunk of inChunks(ids)) {
    const found = await db
      .selectFrom(table as AnyTable)
      .selectAll()
      .where('id', 'in', chunk)
      .execute();
    rows.push(...(found as Row[]));
  }
  const there = new Set(rows.map((row) => row.id));
  const gone = ids.filter((id) => !there.has(id));
  if (gone.length === 0) return rows;
  const deleted = await findDeletedRows(db, table, gone);
  const known = new Set(deleted.map((row) => row.id));
  return [
    ...rows,
    ...deleted,
    ...(await findHeldRows(
      db,
      table,
      gone.filter((id) => !known.has(id)),
    )),
  ];
}

/** The rows as the log last knew them. */
async function findDeletedRows(db: Reader, table: BusinessTable, ids: readonly string[]): Promise<readonly Row[]> {
  const ops: { readonly row: string; readonly body: string }[] = [];
  for (const chunk of inChunks(ids)) {
    const found = db.selectFrom('op').select(['row', 'body']).where('row', 'in', chunk).where('tbl', '=', table).orderBy('hlc');
    ops.push(...(await found.execute()));
  }
  return rowsSaid(ops).map(({ row }) => row);
}

function nameOf(loaded: ReadonlyMap<string, Row>, table: BusinessTable, recordId: string): string | undefined {
  const row = loaded.get(keyOf(table, recordId));
  if (!row) return undefined;
  const text = (column: string) => (row[column] == null || row[column] === '' ? undefined : String(row[column]));
  /** The name of the record that the column names. */
  const from = (column: string) => {
    const [of, id] = [NAMED_AFTER[table]?.[column], text(column)];
    return of && id && nameOf(loaded, of, id);
  };
  switch (table) {
    case 'center':
    case 'operator':
    case 'tour':
    case 'unit':
    case 'job_seeker':
      return text('name');
    case 'scheme':
      return text('document_number');
    case 'fair':
      return joined(' ', text('number'), text('title'));
    case 'participation':
      return joined(' · ', from('unit_id'), from('fair_id'));
    case 'import_batch':
      return joined(' · ', text('file_name'), from('fair_id'));
    case 'job':
      return joined(' · ', unitOf(loaded, row), text('title'));
    case 'job_version':
      return from('job_id');
    case 'booth_area':
      return joined(' · ', text('name'), from('fair_id'));
    case 'booth':
      return joined(' · ', text('number'), from('fair_id'));
    case 'arrival':
      return from('participation_id');
    case 'attachment':
      return text('file_name');
    case 'voucher':
      return text('number');
    case 'cost_item':
      return from('voucher_id');
    case 'voucher_attachment':
      return joined(' · ', from('voucher_id'), from('attachment_id'));
    case 'settlement':
      return joined(' · ', text('number'), from('fair_id'));
    case 'print_record':
      return from('settlement_id');
    case 'job_seeker_observation':
      return from('job_seeker_id');
    case 'person_merge':
      return joined(' → ', from('merged_id'), from('into_id'));
    case 'signup':
      return joined(' · ', from('job_seeker_id'), from('fair_id'));
    case 'scan':
      return from('signup_id') ?? from('fair_id');
    case 'placement':
      return joined(' · ', from('job_seeker_id'), from('unit_id'));
    case 'outcome_step':
      return from('placement_id');
    case 'unit_feedback':
      return from('participation_id');
    case 'fair_observation':
    case 'statistics_report':
    case 'paper_sheet':
    case 'paper_batch':
    case 'card_print':
      return from('fair_id');
    case 'paper_entry':
      return from('scan_id') ?? from('arrival_id');
    case 'station':
      return joined(' ', text('code'), text('name'));
    case 'delivery':
      return joined(' · ', text('number'), from('station_id'));
    case 'delivery_person':
      return joined(' · ', from('job_seeker_id'), from('delivery_id'));
    case 'station_activity':
      return joined(' · ', text('happened_on'), from('station_id'));
    case 'desk':
      return text('name');
    case 'pairing_attempt':
      return text('from_address');
    case 'disclosure':
      return text('subject');
    case 'exchange_peer':
      return text('name');
    case 'package_out':
    case 'package_in':
      return text('file_name');
    case 'conflict':
    case 'package_note':
    case 'received_stream':
    case 'held_op':
    case 'extra_field':
    case 'node':
    case 'counter':
    case 'setting':
    case 'column_mapping':
      return undefined;
    default:
      return assertNever(table);
  }
}

/** The name of the unit whose participation the row names, without the fair. */
function unitOf(loaded: ReadonlyMap<string, Row>, { participation_id: id }: Row): string | undefined {
  const participation = loaded.get(keyOf('participation', String(id)));
  return participation && nameOf(loaded, 'unit', String(participation.unit_id));
}

function joined(by: string, ...parts: readonly (string | undefined)[]): string | undefined {
  const there = parts.filter((part) => part !== undefined && part !== '');
  return there.length === 0 ? undefined : there.join(by);
}

function distinct(records: readonly AuditedRecord[]): readonly AuditedRecord[] {
  return [...new Map(records.map((record) => [keyOf(record.table, record.recordId), record])).values()];
}

function keyOf(table: BusinessTable, recordId: string): string {
  return `${table} ${recordId}`;
}
