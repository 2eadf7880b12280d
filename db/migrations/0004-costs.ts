import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE attachment (
    id TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0)
  ) STRICT`,
  'CREATE UNIQUE INDEX attachment_sha256 ON attachment (sha256)',
  `CREATE TABLE voucher (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    number TEXT NOT NULL CHECK (number <> ''),
    voucher_date TEXT NOT NULL CHECK (length(voucher_date) = 10),
    payee TEXT NOT NULL,
    payer TEXT NOT NULL CHECK (payer IN ('organizer', 'unit')),
    note TEXT,
    void_reason TEXT
  ) STRICT`,
  // A void voucher frees its number for the corrected entry; a number in force exists once, over all years.
  'CREATE UNIQUE INDEX voucher_number ON voucher (number) WHERE void_reason IS NULL',
  'CREATE INDEX voucher_fair ON voucher (fair_id, voucher_date, id)',
  `CREATE TRIGGER voucher_delete BEFORE DELETE ON voucher BEGIN SELECT RAISE(ABORT, 'a voucher is voided, not deleted'); END`,
  `CREATE TABLE cost_item (
    id TEXT NOT NULL PRIMARY KEY,
    voucher_id TEXT NOT NULL REFERENCES voucher (id),
    position INTEGER NOT NULL CHECK (position > 0),
    category TEXT NOT NULL,
    amount INTEGER NOT NULL,
    service_date TEXT NOT NULL CHECK (length(service_date) = 10),
    unit_id TEXT REFERENCES unit (id),
    approval TEXT,
    note TEXT
  ) STRICT`,
  'CREATE INDEX cost_item_voucher ON cost_item (voucher_id, position)',
  'CREATE INDEX cost_item_unit ON cost_item (unit_id)',
  `CREATE TABLE voucher_attachment (
    id TEXT NOT NULL PRIMARY KEY,
    voucher_id TEXT NOT NULL REFERENCES voucher (id),
    attachment_id TEXT NOT NULL REFERENCES attachment (id),
    position INTEGER NOT NULL CHECK (position > 0)
  ) STRICT`,
  'CREATE UNIQUE INDEX voucher_attachment_pair ON voucher_attachment (voucher_id, attachment_id)',
  'CREATE INDEX voucher_attachment_attachment ON voucher_attachment (attachment_id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
