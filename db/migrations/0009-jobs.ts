import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE job (
    id TEXT NOT NULL PRIMARY KEY,
    participation_id TEXT NOT NULL REFERENCES participation (id),
    title TEXT NOT NULL CHECK (title <> ''),
    headcount INTEGER NOT NULL CHECK (headcount > 0),
    wage_from INTEGER CHECK (wage_from >= 0),
    wage_to INTEGER CHECK (wage_to >= coalesce(wage_from, 0)),
    education TEXT,
    place TEXT,
    board_lodging TEXT,
    sex_limit TEXT,
    age_limit TEXT,
    requirements TEXT,
    description TEXT,
    version INTEGER NOT NULL CHECK (version > 0),
    withdrawn_reason TEXT,
    import_batch_id TEXT REFERENCES import_batch (id)
  ) STRICT`,
  'CREATE INDEX job_participation ON job (participation_id, id)',
  'CREATE INDEX job_import_batch ON job (import_batch_id)',
  `CREATE TABLE job_version (
    id TEXT NOT NULL PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES job (id),
    version INTEGER NOT NULL CHECK (version > 0),
    details TEXT NOT NULL,
    replaced_by TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    reason TEXT NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX job_version_number ON job_version (job_id, version)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
