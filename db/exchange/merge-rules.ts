import type { BusinessTable } from '#db/schema/schema.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';
import type { ColumnRule, MergeRule } from '#shared/domain/exchange/merge-rule.ts';

const FACT: MergeRule = { kept: 'byAnybody' };
const OWNED: MergeRule = { kept: 'byOwner' };
const CENTER: MergeRule = { kept: 'byCenter' };

/** How each table that travels is merged. What has no rule never leaves its file. */
export const MERGE_RULES: Partial<Record<BusinessTable, MergeRule>> = {
  node: FACT,
  center: CENTER,
  operator: CENTER,
  scheme: CENTER,
  station: CENTER,
  tour: OWNED,
  fair: { kept: 'byOwner', columns: { status: { forward: [['planned'], ['held']] } } },
  unit: {
    kept: 'byOwner',
    columns: {
      name: 'identity',
      credit_code: 'identity',
      industry: 'observed',
      contact: 'observed',
      phone: 'observed',
      import_batch_id: 'kept',
    },
  },
  participation: {
    kept: 'byOwner',
    columns: {
      attendance: { forward: [['pending'], ['attended', 'cancelled', 'noShow', 'represented']] },
      contact: 'observed',
      phone: 'observed',
      roster_order: 'kept',
      import_batch_id: 'kept',
    },
  },
  import_batch: FACT,
  job_seeker: {
    kept: 'byOwner',
    columns: {
      document_kind: 'identity',
      document_tail: 'identity',
      document: { follows: 'document_tail' },
      name: 'identity',
      sex: 'identity',
      birth_date: 'identity',
      root_id: 'identity',
      phone_index: 'observed',
      phone: { follows: 'phone_index' },
      phone_tail: { follows: 'phone_index' },
      region: 'observed',
      education: 'observed',
      groups: 'observed',
      skills: 'observed',
      wished_job: 'observed',
      wished_wage: 'observed',
      wished_place: 'observed',
      consent_on: 'observed',
      registered_at: 'kept',
      station_id: 'kept',
      import_batch_id: 'kept',
    },
  },
  job_seeker_observation: FACT,
  person_merge: FACT,
  signup: { kept: 'byAnybody', firstStays: true },
  scan: FACT,
  job: OWNED,
  job_version: FACT,
  placement: FACT,
  outcome_step: FACT,
  disclosure: FACT,
  booth_area: OWNED,
  booth: { kept: 'byAnybody', columns: { state: 'booth', participation_id: 'booth', release_reason: 'booth' } },
  arrival: FACT,
  unit_feedback: OWNED,
  fair_observation: OWNED,
  statistics_report: { kept: 'byAnybody', neverDeleted: true },
  paper_sheet: FACT,
  paper_batch: FACT,
  paper_entry: FACT,
  card_print: FACT,
  delivery: FACT,
  delivery_person: FACT,
  station_activity: FACT,
  attachment: { kept: 'byAnybody', firstStays: true },
  voucher: {
    kept: 'byOwner',
    neverDeleted: true,
    columns: money('fair_id', 'number', 'voucher_date', 'payee', 'payer', 'void_reason'),
  },
  cost_item: {
    kept: 'byOwner',
    columns: money('voucher_id', 'position', 'category', 'amount', 'service_date', 'unit_id', 'approval'),
  },
  voucher_attachment: FACT,
};

/** How what another center sends is merged: it has its own name, terms, staff and stations, and settles its own fairs. */
export const CENTER_RULES: Partial<Record<BusinessTable, MergeRule>> = {
  ...MERGE_RULES,
  center: { kept: 'byEach' },
  scheme: { kept: 'byEach' },
  operator: { kept: 'byEach' },
  station: OWNED,
  settlement: { kept: 'byOwner', neverDeleted: true, columns: money('fair_id', 'state', 'number', 'payable', 'quota') },
  print_record: { kept: 'byAnybody', neverDeleted: true },
};

function money(...columns: readonly string[]): Readonly<Record<string, ColumnRule>> {
  return Object.fromEntries(columns.map((column) => [column, 'money' as const]));
}

/** Tables that both sides hold in common. */
export function commonTables(rights: 'station' | 'center'): readonly BusinessTable[] {
  const tables = Object.keys(CENTER_RULES) as BusinessTable[];
  return rights === 'station' ? tables : tables.filter((table) => CENTER_RULES[table]?.kept !== 'byEach');
}

/** 业务键: what may stand once only. */
export interface BusinessKey {
  readonly columns: readonly string[];
  /** Rows that the key binds, as SQL and as a test. */
  readonly where?: { readonly sql: string; readonly holds: (row: Row) => boolean };
}

/** Keys of which two databases can give the same to different records. Where the id follows from the key, they cannot. */
const BUSINESS_KEYS: Partial<Record<BusinessTable, readonly BusinessKey[]>> = {
  fair: [{ columns: ['number'] }],
  unit: [{ columns: ['credit_code'] }],
  participation: [{ columns: ['fair_id', 'unit_id'] }],
  attachment: [{ columns: ['sha256'] }],
  voucher: [{ columns: ['number'], where: { sql: 'void_reason is null', holds: (row) => (row.void_reason ?? null) === null } }],
  voucher_attachment: [{ columns: ['voucher_id', 'attachment_id'] }],
  booth_area: [{ columns: ['fair_id', 'name'] }],
  booth: [{ columns: ['fair_id', 'number'] }],
  station: [{ columns: ['code'] }],
  arrival: [{ columns: ['participation_id'], where: { sql: 'undone_at is null', holds: (row) => (row.undone_at ?? null) === null } }],
  job_version: [{ columns: ['job_id', 'version'] }],
  unit_feedback: [{ columns: ['participation_id'] }],
  fair_observation: [{ columns: ['fair_id', 'kind'] }],
  statistics_report: [{ columns: ['fair_id', 'version'] }],
  delivery: [{ columns: ['number'] }],
};

/** Of a table that a package names: whatever it names, only what stands here counts. */
export function businessKeys(table: string): readonly BusinessKey[] {
  return (Object.hasOwn(BUSINESS_KEYS, table) && BUSINESS_KEYS[table as BusinessTable]) || [];
}

/** Tables whose rows count in a settlement, and the way to its fair. */
export const MONEY_OF_FAIR: Partial<Record<BusinessTable, { readonly column: string; readonly through?: BusinessTable }>> = {
  participation: { column: 'fair_id' },
  voucher: { column: 'fair_id' },
  cost_item: { column: 'voucher_id', through: 'voucher' },
};
