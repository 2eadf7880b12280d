import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  'ALTER TABLE fair ADD COLUMN capacity INTEGER CHECK (capacity > 0)',
  `CREATE TABLE signup (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    job_seeker_id TEXT NOT NULL REFERENCES job_seeker (id),
    ticket_code TEXT NOT NULL,
    source TEXT NOT NULL,
    cancel_reason TEXT,
    signed_up_at TEXT NOT NULL,
    signed_up_by TEXT NOT NULL,
    import_batch_id TEXT REFERENCES import_batch (id)
  ) STRICT`,
  'CREATE UNIQUE INDEX signup_ticket ON signup (ticket_code)',
  'CREATE UNIQUE INDEX signup_fair_person ON signup (fair_id, job_seeker_id)',
  'CREATE INDEX signup_fair_time ON signup (fair_id, signed_up_at, id)',
  'CREATE INDEX signup_person ON signup (job_seeker_id)',
  'CREATE INDEX signup_import_batch ON signup (import_batch_id)',
  `CREATE TABLE scan (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    signup_id TEXT REFERENCES signup (id),
    desk TEXT NOT NULL,
    way TEXT NOT NULL,
    scanned TEXT,
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'duplicate', 'rejected', 'pending')),
    reason TEXT,
    at TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    owner TEXT,
    decided_by TEXT,
    decided_at TEXT,
    decision_note TEXT,
    undone_by TEXT,
    undone_at TEXT,
    undo_reason TEXT,
    CHECK (verdict <> 'accepted' OR signup_id IS NOT NULL),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (decision_note IS NULL)),
    CHECK ((undone_by IS NULL) = (undone_at IS NULL) AND (undone_by IS NULL) = (undo_reason IS NULL))
  ) STRICT`,
  'CREATE INDEX scan_signup ON scan (signup_id, verdict, undone_at)',
  'CREATE INDEX scan_fair_time ON scan (fair_id, at, id)',
  'CREATE INDEX scan_fair_verdict ON scan (fair_id, verdict, undone_at, signup_id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
