import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE placement (
    id TEXT NOT NULL PRIMARY KEY,
    job_seeker_id TEXT NOT NULL REFERENCES job_seeker (id),
    unit_id TEXT NOT NULL REFERENCES unit (id),
    fair_id TEXT REFERENCES fair (id),
    job_title TEXT,
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX placement_person ON placement (job_seeker_id)',
  'CREATE INDEX placement_unit ON placement (unit_id)',
  'CREATE INDEX placement_fair ON placement (fair_id)',
  'CREATE INDEX placement_entered ON placement (entered_at, id)',
  // What a kind of step does not speak of is empty; insured counts its months from the first day of a month.
  `CREATE TABLE outcome_step (
    id TEXT NOT NULL PRIMARY KEY,
    placement_id TEXT NOT NULL REFERENCES placement (id),
    kind TEXT NOT NULL CHECK (kind IN ('intention', 'interview', 'hired', 'contract', 'registered', 'insured', 'left')),
    happened_on TEXT NOT NULL CHECK (length(happened_on) = 10),
    starts_on TEXT CHECK (length(starts_on) = 10),
    months INTEGER CHECK (months > 0),
    back_paid_months INTEGER CHECK (back_paid_months BETWEEN 0 AND months),
    place TEXT,
    cause TEXT,
    attachment_id TEXT REFERENCES attachment (id),
    seen TEXT,
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    void_reason TEXT,
    voided_by TEXT,
    voided_at TEXT,
    CHECK ((kind = 'contract') = (starts_on IS NOT NULL)),
    CHECK (kind IN ('contract', 'insured') OR months IS NULL),
    CHECK ((kind = 'insured') = (back_paid_months IS NOT NULL)),
    CHECK (kind <> 'insured' OR (months IS NOT NULL AND substr(happened_on, 9) = '01')),
    CHECK (kind = 'registered' OR place IS NULL),
    CHECK ((kind = 'left') = (cause IS NOT NULL)),
    CHECK ((void_reason IS NULL) = (voided_at IS NULL) AND (voided_by IS NULL) = (voided_at IS NULL))
  ) STRICT`,
  'CREATE INDEX outcome_step_placement ON outcome_step (placement_id, happened_on)',
  'CREATE INDEX outcome_step_day ON outcome_step (happened_on, placement_id) WHERE void_reason IS NULL',
  'CREATE INDEX outcome_step_attachment ON outcome_step (attachment_id)',
  // 明文导出: who took personal data out in clear, what, whose (a JSON list), and why.
  `CREATE TABLE disclosure (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    people INTEGER NOT NULL CHECK (people >= 0),
    person_ids TEXT NOT NULL,
    reason TEXT NOT NULL,
    disclosed_by TEXT NOT NULL,
    disclosed_at TEXT NOT NULL
  ) STRICT`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
