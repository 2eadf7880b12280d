import { describe, expect, test } from 'vitest';
import { BUSINESS_TABLES } from '#db/log/streams.ts';
import type { Schema } from '#db/schema/schema.ts';
import { testDatabase } from '../../support/database.ts';

type Nullable<Table extends keyof Schema> = {
  [C in keyof Schema[Table] & string]: null extends Schema[Table][C] ? C : never;
}[keyof Schema[Table] & string];
type ColumnKind<Value> = Extract<Value, number> extends never ? 'TEXT' : 'INTEGER';

/** The row interfaces as values. It compiles only while it names every table and column with its type, so that it can be held against the migrations. */
type Described = {
  readonly [Table in keyof Schema]: {
    readonly [C in keyof Schema[Table] & string]-?: C extends Nullable<Table>
      ? `${ColumnKind<Schema[Table][C]>} NULL`
      : ColumnKind<Schema[Table][C]>;
  };
};

const DESCRIBED: Described = {
  node: { id: 'TEXT', label: 'TEXT', sign_pub: 'TEXT NULL', age_recipient: 'TEXT NULL', enrolled_at: 'TEXT', revoked_at: 'TEXT NULL' },
  this_node: { one: 'INTEGER', node_id: 'TEXT' },
  op: {
    node: 'TEXT',
    stream: 'TEXT',
    seq: 'INTEGER',
    hlc: 'TEXT',
    schema_v: 'INTEGER',
    tbl: 'TEXT',
    row: 'TEXT',
    body: 'TEXT',
    actor: 'TEXT',
    command_id: 'TEXT',
    at: 'TEXT',
    h: 'TEXT',
  },
  vv: { node: 'TEXT', stream: 'TEXT', seq: 'INTEGER', h: 'TEXT', max_hlc: 'TEXT' },
  peer_ack: { peer: 'TEXT', node: 'TEXT', stream: 'TEXT', seq: 'INTEGER' },
  command: { id: 'TEXT', name: 'TEXT', actor: 'TEXT', at: 'TEXT', outcome: 'TEXT' },
  organization_key: { one: 'INTEGER', key: 'TEXT' },
  this_station: { one: 'INTEGER', station_id: 'TEXT', expires_on: 'TEXT', opened_at: 'TEXT' },
  job_seeker: {
    id: 'TEXT',
    document_kind: 'TEXT NULL',
    document: 'TEXT NULL',
    document_tail: 'TEXT NULL',
    name: 'TEXT',
    sex: 'TEXT NULL',
    birth_date: 'TEXT NULL',
    phone: 'TEXT NULL',
    phone_index: 'TEXT NULL',
    phone_tail: 'TEXT NULL',
    region: 'TEXT NULL',
    education: 'TEXT NULL',
    groups: 'TEXT',
    skills: 'TEXT NULL',
    wished_job: 'TEXT NULL',
    wished_wage: 'INTEGER NULL',
    wished_place: 'TEXT NULL',
    consent_on: 'TEXT NULL',
    root_id: 'TEXT',
    registered_at: 'TEXT',
    import_batch_id: 'TEXT NULL',
    station_id: 'TEXT NULL',
  },
  job_seeker_observation: {
    id: 'TEXT',
    job_seeker_id: 'TEXT',
    said: 'TEXT',
    source: 'TEXT',
    fair_id: 'TEXT NULL',
    observed_at: 'TEXT',
    observed_by: 'TEXT',
    import_batch_id: 'TEXT NULL',
  },
  job_seeker_key: { k: 'TEXT', job_seeker_id: 'TEXT' },
  person_merge: {
    id: 'TEXT',
    merged_id: 'TEXT',
    into_id: 'TEXT',
    reason: 'TEXT',
    merged_by: 'TEXT',
    merged_at: 'TEXT',
    undo_reason: 'TEXT NULL',
    undone_by: 'TEXT NULL',
    undone_at: 'TEXT NULL',
  },
  job: {
    id: 'TEXT',
    participation_id: 'TEXT',
    title: 'TEXT',
    headcount: 'INTEGER',
    wage_from: 'INTEGER NULL',
    wage_to: 'INTEGER NULL',
    education: 'TEXT NULL',
    place: 'TEXT NULL',
    board_lodging: 'TEXT NULL',
    sex_limit: 'TEXT NULL',
    age_limit: 'TEXT NULL',
    requirements: 'TEXT NULL',
    description: 'TEXT NULL',
    version: 'INTEGER',
    withdrawn_reason: 'TEXT NULL',
    import_batch_id: 'TEXT NULL',
  },
  job_version: {
    id: 'TEXT',
    job_id: 'TEXT',
    version: 'INTEGER',
    details: 'TEXT',
    replaced_by: 'TEXT',
    replaced_at: 'TEXT',
    reason: 'TEXT',
  },
  unit_feedback: {
    id: 'TEXT',
    participation_id: 'TEXT',
    resumes_higher: 'INTEGER',
    resumes_lower: 'INTEGER',
    graduate_resumes: 'INTEGER',
    intentions_doctor: 'INTEGER',
    intentions_master: 'INTEGER',
    intentions_bachelor: 'INTEGER',
    intentions_college: 'INTEGER',
    intentions_secondary: 'INTEGER',
    intentions_male: 'INTEGER',
    intentions_female: 'INTEGER',
    graduate_intentions: 'INTEGER',
    interviews: 'INTEGER',
    graduate_interviews: 'INTEGER',
    hires: 'INTEGER',
    graduate_hires: 'INTEGER',
    note: 'TEXT NULL',
    entered_by: 'TEXT',
    entered_at: 'TEXT',
  },
  fair_observation: {
    id: 'TEXT',
    fair_id: 'TEXT',
    kind: 'TEXT',
    value: 'INTEGER',
    graduates: 'INTEGER NULL',
    source: 'TEXT',
    entered_by: 'TEXT',
    entered_at: 'TEXT',
  },
  statistics_report: {
    id: 'TEXT',
    fair_id: 'TEXT',
    version: 'INTEGER',
    snapshot: 'TEXT',
    content_hash: 'TEXT',
    reported_by: 'TEXT',
    reported_at: 'TEXT',
  },
  signup: {
    id: 'TEXT',
    fair_id: 'TEXT',
    job_seeker_id: 'TEXT',
    ticket_code: 'TEXT',
    source: 'TEXT',
    cancel_reason: 'TEXT NULL',
    signed_up_at: 'TEXT',
    signed_up_by: 'TEXT',
    import_batch_id: 'TEXT NULL',
  },
  scan: {
    id: 'TEXT',
    fair_id: 'TEXT',
    signup_id: 'TEXT NULL',
    desk: 'TEXT',
    way: 'TEXT',
    scanned: 'TEXT NULL',
    verdict: 'TEXT',
    reason: 'TEXT NULL',
    at: 'TEXT',
    by_whom: 'TEXT',
    owner: 'TEXT NULL',
    decided_by: 'TEXT NULL',
    decided_at: 'TEXT NULL',
    decision_note: 'TEXT NULL',
    undone_by: 'TEXT NULL',
    undone_at: 'TEXT NULL',
    undo_reason: 'TEXT NULL',
  },
  placement: {
    id: 'TEXT',
    job_seeker_id: 'TEXT',
    unit_id: 'TEXT',
    fair_id: 'TEXT NULL',
    job_title: 'TEXT NULL',
    entered_by: 'TEXT',
    entered_at: 'TEXT',
    station_id: 'TEXT NULL',
  },
  outcome_step: {
    id: 'TEXT',
    placement_id: 'TEXT',
    kind: 'TEXT',
    happened_on: 'TEXT',
    starts_on: 'TEXT NULL',
    months: 'INTEGER NULL',
    back_paid_months: 'INTEGER NULL',
    place: 'TEXT NULL',
    cause: 'TEXT NULL',
    attachment_id: 'TEXT NULL',
    seen: 'TEXT NULL',
    entered_by: 'TEXT',
    entered_at: 'TEXT',
    void_reason: 'TEXT NULL',
    voided_by: 'TEXT NULL',
    voided_at: 'TEXT NULL',
  },
  disclosure: {
    id: 'TEXT',
    subject: 'TEXT',
    people: 'INTEGER',
    person_ids: 'TEXT',
    reason: 'TEXT',
    disclosed_by: 'TEXT',
    disclosed_at: 'TEXT',
  },
  center: { id: 'TEXT', name: 'TEXT', home_division: 'TEXT', sample: 'INTEGER' },
  operator: { id: 'TEXT', name: 'TEXT', active: 'INTEGER' },
  scheme: {
    id: 'TEXT',
    program: 'TEXT',
    mode: 'TEXT',
    in_province_rate: 'INTEGER',
    out_of_province_rate: 'INTEGER',
    effective_from: 'TEXT',
    effective_to: 'TEXT NULL',
    document_number: 'TEXT',
    enabled: 'INTEGER',
  },
  counter: { id: 'TEXT', n: 'INTEGER' },
  setting: { id: 'TEXT', value: 'TEXT' },
  tour: { id: 'TEXT', name: 'TEXT' },
  fair: {
    id: 'TEXT',
    number: 'TEXT',
    title: 'TEXT',
    kind: 'TEXT',
    format: 'TEXT',
    status: 'TEXT',
    starts_on: 'TEXT',
    ends_on: 'TEXT',
    venue_name: 'TEXT',
    venue_division: 'TEXT NULL',
    organizer_name: 'TEXT',
    organizer_kind: 'TEXT',
    agreement_number: 'TEXT NULL',
    cross_border_approval: 'TEXT NULL',
    theme: 'TEXT NULL',
    tour_id: 'TEXT NULL',
    note: 'TEXT NULL',
    cancel_reason: 'TEXT NULL',
    chosen_program: 'TEXT NULL',
    capacity: 'INTEGER NULL',
    station_id: 'TEXT NULL',
  },
  import_batch: {
    id: 'TEXT',
    fair_id: 'TEXT',
    file_name: 'TEXT',
    row_count: 'INTEGER',
    added_count: 'INTEGER',
    new_unit_count: 'INTEGER',
    skipped_count: 'INTEGER',
    state: 'TEXT',
    mapping: 'TEXT',
    imported_by: 'TEXT',
    imported_at: 'TEXT',
    undone_by: 'TEXT NULL',
    undone_at: 'TEXT NULL',
    kind: 'TEXT',
  },
  desk: {
    id: 'TEXT',
    name: 'TEXT',
    fair_id: 'TEXT NULL',
    operator_id: 'TEXT',
    token_digest: 'TEXT NULL',
    paired_at: 'TEXT NULL',
    paired_by: 'TEXT NULL',
    last_seen_at: 'TEXT NULL',
    revoked_at: 'TEXT NULL',
    revoked_by: 'TEXT NULL',
    revoke_reason: 'TEXT NULL',
  },
  pairing_attempt: { id: 'TEXT', at: 'TEXT', from_address: 'TEXT' },
  column_mapping: { id: 'TEXT', kind: 'TEXT', header_signature: 'TEXT', mapping: 'TEXT' },
  unit: {
    id: 'TEXT',
    name: 'TEXT',
    credit_code: 'TEXT',
    kind: 'TEXT',
    division_code: 'TEXT NULL',
    industry: 'TEXT NULL',
    contact: 'TEXT NULL',
    phone: 'TEXT NULL',
    import_batch_id: 'TEXT NULL',
  },
  participation: {
    id: 'TEXT',
    fair_id: 'TEXT',
    unit_id: 'TEXT',
    roster_order: 'INTEGER',
    booth: 'TEXT NULL',
    attendance: 'TEXT',
    presence: 'TEXT',
    local_override: 'INTEGER NULL',
    local_note: 'TEXT NULL',
    contact: 'TEXT NULL',
    phone: 'TEXT NULL',
    jobs: 'INTEGER NULL',
    headcount: 'INTEGER NULL',
    remark: 'TEXT NULL',
    import_batch_id: 'TEXT NULL',
  },
  attachment: { id: 'TEXT', sha256: 'TEXT', file_name: 'TEXT', media_type: 'TEXT', bytes: 'INTEGER' },
  voucher: {
    id: 'TEXT',
    fair_id: 'TEXT',
    number: 'TEXT',
    voucher_date: 'TEXT',
    payee: 'TEXT',
    payer: 'TEXT',
    note: 'TEXT NULL',
    void_reason: 'TEXT NULL',
  },
  cost_item: {
    id: 'TEXT',
    voucher_id: 'TEXT',
    position: 'INTEGER',
    category: 'TEXT',
    amount: 'INTEGER',
    service_date: 'TEXT',
    unit_id: 'TEXT NULL',
    approval: 'TEXT NULL',
    note: 'TEXT NULL',
  },
  voucher_attachment: { id: 'TEXT', voucher_id: 'TEXT', attachment_id: 'TEXT', position: 'INTEGER' },
  settlement: {
    id: 'TEXT',
    fair_id: 'TEXT',
    number: 'TEXT NULL',
    state: 'TEXT',
    program: 'TEXT',
    quota: 'INTEGER',
    payable: 'INTEGER',
    counted_units: 'INTEGER',
    snapshot: 'TEXT',
    content_hash: 'TEXT',
    approved_by: 'TEXT NULL',
    approved_at: 'TEXT NULL',
    void_reason: 'TEXT NULL',
    voided_by: 'TEXT NULL',
    voided_at: 'TEXT NULL',
  },
  booth_area: { id: 'TEXT', fair_id: 'TEXT', position: 'INTEGER', name: 'TEXT', industries: 'TEXT' },
  booth: {
    id: 'TEXT',
    fair_id: 'TEXT',
    area_id: 'TEXT',
    row_number: 'INTEGER',
    place: 'INTEGER',
    number: 'TEXT',
    reserved: 'INTEGER',
    state: 'TEXT',
    participation_id: 'TEXT NULL',
    release_reason: 'TEXT NULL',
  },
  arrival: {
    id: 'TEXT',
    fair_id: 'TEXT',
    participation_id: 'TEXT',
    at: 'TEXT',
    by_whom: 'TEXT',
    staff: 'INTEGER NULL',
    way: 'TEXT',
    attendance_before: 'TEXT',
    undone_by: 'TEXT NULL',
    undone_at: 'TEXT NULL',
    undo_reason: 'TEXT NULL',
  },
  paper_sheet: {
    id: 'TEXT',
    fair_id: 'TEXT',
    kind: 'TEXT',
    number: 'INTEGER',
    lines: 'TEXT',
    printed_by: 'TEXT',
    printed_at: 'TEXT',
    copies: 'INTEGER',
  },
  paper_batch: {
    id: 'TEXT',
    fair_id: 'TEXT',
    arrived_at: 'TEXT',
    entered_by: 'TEXT',
    entered_at: 'TEXT',
    undone_by: 'TEXT NULL',
    undone_at: 'TEXT NULL',
    undo_reason: 'TEXT NULL',
  },
  paper_entry: {
    id: 'TEXT',
    batch_id: 'TEXT',
    sheet_id: 'TEXT',
    line: 'INTEGER',
    scan_id: 'TEXT NULL',
    arrival_id: 'TEXT NULL',
  },
  card_print: {
    id: 'TEXT',
    fair_id: 'TEXT',
    kind: 'TEXT',
    subject_id: 'TEXT',
    printed_by: 'TEXT',
    printed_at: 'TEXT',
    reason: 'TEXT NULL',
  },
  station: {
    id: 'TEXT',
    code: 'TEXT',
    name: 'TEXT',
    kind: 'TEXT',
    mode: 'TEXT NULL',
    host_division: 'TEXT',
    address: 'TEXT NULL',
    partner: 'TEXT NULL',
    agreement_number: 'TEXT NULL',
    agreement_from: 'TEXT NULL',
    agreement_to: 'TEXT NULL',
    operator_name: 'TEXT NULL',
    staff: 'TEXT',
    yearly_fee: 'INTEGER NULL',
    in_use_on: 'TEXT NULL',
    package_every_days: 'INTEGER',
    state: 'TEXT',
    closed_on: 'TEXT NULL',
    closed_reason: 'TEXT NULL',
    note: 'TEXT NULL',
  },
  delivery: {
    id: 'TEXT',
    station_id: 'TEXT',
    number: 'TEXT',
    departs_on: 'TEXT',
    arrives_on: 'TEXT NULL',
    from_division: 'TEXT NULL',
    to_place: 'TEXT NULL',
    unit_id: 'TEXT',
    fair_id: 'TEXT NULL',
    transport: 'TEXT',
    escort: 'TEXT NULL',
    note: 'TEXT NULL',
    entered_by: 'TEXT',
    entered_at: 'TEXT',
    void_reason: 'TEXT NULL',
    voided_by: 'TEXT NULL',
    voided_at: 'TEXT NULL',
  },
  delivery_person: {
    id: 'TEXT',
    delivery_id: 'TEXT',
    job_seeker_id: 'TEXT',
    remark: 'TEXT NULL',
    entered_by: 'TEXT',
    entered_at: 'TEXT',
    void_reason: 'TEXT NULL',
    voided_by: 'TEXT NULL',
    voided_at: 'TEXT NULL',
  },
  station_activity: {
    id: 'TEXT',
    station_id: 'TEXT',
    kind: 'TEXT',
    happened_on: 'TEXT',
    place: 'TEXT NULL',
    counterpart: 'TEXT NULL',
    people_count: 'INTEGER NULL',
    content: 'TEXT',
    entered_by: 'TEXT',
    entered_at: 'TEXT',
    void_reason: 'TEXT NULL',
    voided_by: 'TEXT NULL',
    voided_at: 'TEXT NULL',
  },
  print_record: { id: 'TEXT', settlement_id: 'TEXT', copy_number: 'INTEGER', printed_by: 'TEXT', printed_at: 'TEXT' },
};

interface TableInfo {
  readonly name: string;
  readonly strict: number;
}
interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}

describe('a freshly migrated database', () => {
  test('has the tables and columns that the row interfaces say', async () => {
    await using db = await testDatabase();
    const tables = tablesOf(db.raw.pragma('table_list') as readonly (TableInfo & { readonly schema: string })[]);
    const found = tables.map(({ name }) => {
      const columns = db.raw.pragma(`table_info(${name})`) as readonly ColumnInfo[];
      return [name, Object.fromEntries(columns.map((column) => [column.name, column.notnull === 1 ? column.type : `${column.type} NULL`]))];
    });
    expect(Object.fromEntries(found)).toEqual(DESCRIBED);
  });

  test('has STRICT tables only, each business table with a text primary key "id"', async () => {
    await using db = await testDatabase();
    const tables = tablesOf(db.raw.pragma('table_list') as readonly (TableInfo & { readonly schema: string })[]);
    expect(tables.filter((table) => table.strict !== 1).map((table) => table.name)).toEqual([]);
    for (const table of BUSINESS_TABLES) {
      const keys = (db.raw.pragma(`table_info(${table})`) as readonly (ColumnInfo & { readonly pk: number })[]).filter(
        (column) => column.pk > 0,
      );
      expect(
        keys.map((column) => [column.name, column.type]),
        table,
      ).toEqual([['id', 'TEXT']]);
    }
  });

  test('has an index on every reference, so that a parent is found and checked without a scan', async () => {
    await using db = await testDatabase();
    for (const table of BUSINESS_TABLES) {
      const references = db.raw.pragma(`foreign_key_list(${table})`) as readonly { readonly from: string }[];
      for (const { from } of references) {
        const plan = db.raw.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${table} WHERE ${from} = ?`).all('x') as readonly {
          readonly detail: string;
        }[];
        expect(plan[0]?.detail, `${table}.${from}`).toMatch(/^SEARCH/);
      }
    }
  });
});

/** An undo takes rows away; what may stand on them is looked for by name, so a new reference must be thought of there. */
test('rows that an undo may take away are referred to from where the undo looks', async () => {
  await using db = await testDatabase();
  const referring = (target: string) =>
    BUSINESS_TABLES.flatMap((table) =>
      (db.raw.pragma(`foreign_key_list(${table})`) as readonly { readonly table: string; readonly from: string }[])
        .filter((key) => key.table === target)
        .map(({ from }) => `${table}.${from}`),
    ).sort();
  expect(referring('job_seeker')).toEqual([
    'delivery_person.job_seeker_id',
    'job_seeker.root_id',
    'job_seeker_observation.job_seeker_id',
    'person_merge.into_id',
    'person_merge.merged_id',
    'placement.job_seeker_id',
    'signup.job_seeker_id',
  ]);
  expect(referring('signup')).toEqual(['scan.signup_id']);
  expect(referring('unit')).toEqual(['cost_item.unit_id', 'delivery.unit_id', 'participation.unit_id', 'placement.unit_id']);
  expect(referring('participation')).toEqual([
    'arrival.participation_id',
    'booth.participation_id',
    'job.participation_id',
    'unit_feedback.participation_id',
  ]);
});

function tablesOf(list: readonly (TableInfo & { readonly schema: string })[]): readonly TableInfo[] {
  return list.filter((table) => table.schema === 'main' && !/^(sqlite|kysely)_/.test(table.name));
}
