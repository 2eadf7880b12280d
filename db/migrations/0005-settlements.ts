import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE settlement (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    number TEXT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'reviewed', 'approved', 'paid', 'void')),
    program TEXT NOT NULL,
    quota INTEGER NOT NULL CHECK (quota >= 0),
    payable INTEGER NOT NULL CHECK (payable >= 0 AND payable <= quota),
    counted_units INTEGER NOT NULL CHECK (counted_units >= 0),
    snapshot TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    approved_by TEXT,
    approved_at TEXT,
    void_reason TEXT,
    voided_by TEXT,
    voided_at TEXT,
    CHECK (state IN ('draft', 'reviewed') OR (number IS NOT NULL AND approved_by IS NOT NULL AND approved_at IS NOT NULL)),
    CHECK ((state = 'void') = (void_reason IS NOT NULL)),
    CHECK ((state = 'void') = (voided_by IS NOT NULL)),
    CHECK ((state = 'void') = (voided_at IS NOT NULL))
  ) STRICT`,
  'CREATE UNIQUE INDEX settlement_number ON settlement (number)',
  // The cost of a fair is reimbursed once: at most one settlement of it is in force.
  `CREATE UNIQUE INDEX settlement_in_force ON settlement (fair_id) WHERE state IN ('approved', 'paid')`,
  'CREATE INDEX settlement_fair ON settlement (fair_id)',
  'CREATE INDEX settlement_approved_at ON settlement (approved_at, id)',
  `CREATE TRIGGER settlement_sealed_delete BEFORE DELETE ON settlement
    WHEN OLD.state NOT IN ('draft', 'reviewed')
    BEGIN SELECT RAISE(ABORT, 'an approved settlement is sealed'); END`,
  `CREATE TRIGGER settlement_sealed_update BEFORE UPDATE ON settlement
    WHEN OLD.state NOT IN ('draft', 'reviewed') AND (
      NEW.id IS NOT OLD.id OR NEW.fair_id IS NOT OLD.fair_id OR NEW.number IS NOT OLD.number OR NEW.program IS NOT OLD.program
      OR NEW.quota IS NOT OLD.quota OR NEW.payable IS NOT OLD.payable OR NEW.counted_units IS NOT OLD.counted_units
      OR NEW.snapshot IS NOT OLD.snapshot OR NEW.content_hash IS NOT OLD.content_hash
      OR NEW.approved_by IS NOT OLD.approved_by OR NEW.approved_at IS NOT OLD.approved_at)
    BEGIN SELECT RAISE(ABORT, 'an approved settlement is sealed'); END`,
  `CREATE TRIGGER settlement_sealed_state BEFORE UPDATE ON settlement
    WHEN NOT (NEW.state = OLD.state
      OR OLD.state IN ('draft', 'reviewed')
      OR (OLD.state = 'approved' AND NEW.state IN ('paid', 'void')))
    BEGIN SELECT RAISE(ABORT, 'an approved settlement goes to paid or void only'); END`,
  `CREATE TRIGGER settlement_sealed_void BEFORE UPDATE ON settlement
    WHEN OLD.state = 'void' AND (NEW.void_reason IS NOT OLD.void_reason
      OR NEW.voided_by IS NOT OLD.voided_by OR NEW.voided_at IS NOT OLD.voided_at)
    BEGIN SELECT RAISE(ABORT, 'a void settlement is sealed'); END`,
  `CREATE TABLE print_record (
    id TEXT NOT NULL PRIMARY KEY,
    settlement_id TEXT NOT NULL REFERENCES settlement (id),
    copy_number INTEGER NOT NULL CHECK (copy_number > 0),
    printed_by TEXT NOT NULL,
    printed_at TEXT NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX print_record_copy ON print_record (settlement_id, copy_number)',
  `CREATE TRIGGER print_record_update BEFORE UPDATE ON print_record BEGIN SELECT RAISE(ABORT, 'prints are append-only'); END`,
  `CREATE TRIGGER print_record_delete BEFORE DELETE ON print_record BEGIN SELECT RAISE(ABORT, 'prints are append-only'); END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
