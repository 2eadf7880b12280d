import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE unit_feedback (
    id TEXT NOT NULL PRIMARY KEY,
    participation_id TEXT NOT NULL REFERENCES participation (id),
    resumes_higher INTEGER NOT NULL CHECK (resumes_higher >= 0),
    resumes_lower INTEGER NOT NULL CHECK (resumes_lower >= 0),
    graduate_resumes INTEGER NOT NULL CHECK (graduate_resumes >= 0),
    intentions_doctor INTEGER NOT NULL CHECK (intentions_doctor >= 0),
    intentions_master INTEGER NOT NULL CHECK (intentions_master >= 0),
    intentions_bachelor INTEGER NOT NULL CHECK (intentions_bachelor >= 0),
    intentions_college INTEGER NOT NULL CHECK (intentions_college >= 0),
    intentions_secondary INTEGER NOT NULL CHECK (intentions_secondary >= 0),
    intentions_male INTEGER NOT NULL CHECK (intentions_male >= 0),
    intentions_female INTEGER NOT NULL CHECK (intentions_female >= 0),
    graduate_intentions INTEGER NOT NULL CHECK (graduate_intentions >= 0),
    interviews INTEGER NOT NULL CHECK (interviews >= 0),
    graduate_interviews INTEGER NOT NULL CHECK (graduate_interviews >= 0),
    hires INTEGER NOT NULL CHECK (hires >= 0),
    graduate_hires INTEGER NOT NULL CHECK (graduate_hires >= 0),
    note TEXT,
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    CHECK (intentions_male + intentions_female
      = intentions_doctor + intentions_master + intentions_bachelor + intentions_college + intentions_secondary),
    CHECK (graduate_resumes <= resumes_higher + resumes_lower),
    CHECK (graduate_intentions <= intentions_male + intentions_female),
    CHECK (graduate_interviews <= interviews AND graduate_hires <= hires)
  ) STRICT`,
  'CREATE UNIQUE INDEX unit_feedback_participation ON unit_feedback (participation_id)',
  `CREATE TABLE fair_observation (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    kind TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value >= 0),
    graduates INTEGER CHECK (graduates BETWEEN 0 AND value),
    source TEXT NOT NULL CHECK (source <> ''),
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX fair_observation_kind ON fair_observation (fair_id, kind)',
  `CREATE TABLE statistics_report (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    version INTEGER NOT NULL CHECK (version > 0),
    snapshot TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    reported_by TEXT NOT NULL,
    reported_at TEXT NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX statistics_report_version ON statistics_report (fair_id, version)',
  `CREATE TRIGGER statistics_report_update BEFORE UPDATE ON statistics_report
    BEGIN SELECT RAISE(ABORT, 'what was reported is sealed'); END`,
  `CREATE TRIGGER statistics_report_delete BEFORE DELETE ON statistics_report
    BEGIN SELECT RAISE(ABORT, 'what was reported is sealed'); END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
