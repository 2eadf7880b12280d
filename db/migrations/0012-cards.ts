import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE paper_sheet (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    kind TEXT NOT NULL CHECK (kind IN ('persons', 'units')),
    number INTEGER NOT NULL CHECK (number > 0),
    lines TEXT NOT NULL,
    printed_by TEXT NOT NULL,
    printed_at TEXT NOT NULL,
    copies INTEGER NOT NULL CHECK (copies > 0)
  ) STRICT`,
  'CREATE INDEX paper_sheet_number ON paper_sheet (fair_id, kind, number)',
  `CREATE TABLE paper_batch (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    arrived_at TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT,
    undo_reason TEXT,
    CHECK ((undone_by IS NULL) = (undone_at IS NULL) AND (undone_by IS NULL) = (undo_reason IS NULL))
  ) STRICT`,
  'CREATE INDEX paper_batch_fair ON paper_batch (fair_id, entered_at, id)',
  `CREATE TABLE paper_entry (
    id TEXT NOT NULL PRIMARY KEY,
    batch_id TEXT NOT NULL REFERENCES paper_batch (id),
    sheet_id TEXT NOT NULL REFERENCES paper_sheet (id),
    line INTEGER NOT NULL,
    scan_id TEXT REFERENCES scan (id),
    arrival_id TEXT REFERENCES arrival (id)
  ) STRICT`,
  'CREATE INDEX paper_entry_batch ON paper_entry (batch_id)',
  'CREATE INDEX paper_entry_sheet ON paper_entry (sheet_id, line)',
  'CREATE INDEX paper_entry_scan ON paper_entry (scan_id)',
  'CREATE INDEX paper_entry_arrival ON paper_entry (arrival_id)',
  `CREATE TABLE card_print (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    kind TEXT NOT NULL CHECK (kind IN ('badge', 'ticket', 'staff')),
    subject_id TEXT NOT NULL,
    printed_by TEXT NOT NULL,
    printed_at TEXT NOT NULL,
    reason TEXT
  ) STRICT`,
  'CREATE INDEX card_print_fair ON card_print (fair_id, kind, printed_at)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
