import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE tour (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> '')
  ) STRICT`,
  'CREATE INDEX tour_name ON tour (name, id)',
  `CREATE TABLE fair (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    kind TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('onsite', 'online', 'hybrid')),
    status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'cancelled')),
    starts_on TEXT NOT NULL CHECK (length(starts_on) = 10),
    ends_on TEXT NOT NULL CHECK (length(ends_on) = 10 AND ends_on >= starts_on),
    venue_name TEXT NOT NULL,
    venue_division TEXT CHECK (length(venue_division) = 6),
    organizer_name TEXT NOT NULL,
    organizer_kind TEXT NOT NULL,
    agreement_number TEXT,
    cross_border_approval TEXT,
    theme TEXT,
    tour_id TEXT REFERENCES tour (id),
    note TEXT,
    cancel_reason TEXT,
    chosen_program TEXT,
    CHECK (status <> 'cancelled' OR cancel_reason IS NOT NULL)
  ) STRICT`,
  'CREATE UNIQUE INDEX fair_number ON fair (number)',
  'CREATE INDEX fair_starts_on ON fair (starts_on, id)',
  'CREATE INDEX fair_tour ON fair (tour_id)',
  `CREATE TABLE import_batch (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    file_name TEXT NOT NULL,
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    added_count INTEGER NOT NULL CHECK (added_count >= 0),
    new_unit_count INTEGER NOT NULL CHECK (new_unit_count >= 0),
    skipped_count INTEGER NOT NULL CHECK (skipped_count >= 0),
    state TEXT NOT NULL CHECK (state IN ('committed', 'undone')),
    mapping TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT,
    CHECK ((state = 'undone') = (undone_at IS NOT NULL)),
    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
  ) STRICT`,
  'CREATE INDEX import_batch_fair ON import_batch (fair_id, imported_at)',
  `CREATE TABLE column_mapping (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    header_signature TEXT NOT NULL,
    mapping TEXT NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX column_mapping_signature ON column_mapping (kind, header_signature)',
  `CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    credit_code TEXT NOT NULL CHECK (length(credit_code) = 18),
    kind TEXT NOT NULL,
    division_code TEXT CHECK (length(division_code) = 6),
    industry TEXT,
    contact TEXT,
    phone TEXT,
    import_batch_id TEXT REFERENCES import_batch (id)
  ) STRICT`,
  'CREATE UNIQUE INDEX unit_credit_code ON unit (credit_code)',
  'CREATE INDEX unit_name ON unit (name, id)',
  'CREATE INDEX unit_import_batch ON unit (import_batch_id)',
  `CREATE TABLE participation (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    unit_id TEXT NOT NULL REFERENCES unit (id),
    roster_order INTEGER NOT NULL,
    booth TEXT,
    attendance TEXT NOT NULL CHECK (attendance IN ('pending', 'attended', 'cancelled', 'noShow', 'represented')),
    presence TEXT NOT NULL CHECK (presence IN ('onsite', 'online')),
    local_override INTEGER CHECK (local_override IN (0, 1)),
    local_note TEXT,
    contact TEXT,
    phone TEXT,
    jobs INTEGER CHECK (jobs >= 0),
    headcount INTEGER CHECK (headcount >= 0),
    remark TEXT,
    import_batch_id TEXT REFERENCES import_batch (id)
  ) STRICT`,
  'CREATE UNIQUE INDEX participation_fair_unit ON participation (fair_id, unit_id)',
  'CREATE INDEX participation_roster ON participation (fair_id, roster_order, id)',
  'CREATE INDEX participation_unit ON participation (unit_id)',
  'CREATE INDEX participation_import_batch ON participation (import_batch_id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
