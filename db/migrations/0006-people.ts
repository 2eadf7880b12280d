import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE organization_key (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    key TEXT NOT NULL CHECK (length(key) = 64)
  ) STRICT`,
  // An import brings in units of a roster, job-seekers with their sign-ups, or jobs.
  `ALTER TABLE import_batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'roster'`,
  `CREATE TABLE job_seeker (
    id TEXT NOT NULL PRIMARY KEY,
    document_kind TEXT,
    document TEXT,
    document_tail TEXT,
    name TEXT NOT NULL CHECK (name <> ''),
    sex TEXT CHECK (sex IN ('male', 'female')),
    birth_date TEXT CHECK (length(birth_date) = 10),
    phone TEXT,
    phone_index TEXT,
    phone_tail TEXT,
    region TEXT CHECK (length(region) = 6),
    education TEXT,
    groups TEXT NOT NULL,
    skills TEXT,
    wished_job TEXT,
    wished_wage INTEGER CHECK (wished_wage >= 0),
    wished_place TEXT,
    consent_on TEXT CHECK (length(consent_on) = 10),
    root_id TEXT NOT NULL REFERENCES job_seeker (id),
    registered_at TEXT NOT NULL,
    import_batch_id TEXT REFERENCES import_batch (id),
    CHECK ((document IS NULL) = (document_kind IS NULL) AND (document IS NULL) = (document_tail IS NULL)),
    CHECK ((phone IS NULL) = (phone_index IS NULL) AND (phone IS NULL) = (phone_tail IS NULL))
  ) STRICT`,
  'CREATE INDEX job_seeker_root ON job_seeker (root_id)',
  'CREATE INDEX job_seeker_phone ON job_seeker (phone_index)',
  'CREATE INDEX job_seeker_registered ON job_seeker (registered_at, id) WHERE root_id = id',
  'CREATE INDEX job_seeker_import_batch ON job_seeker (import_batch_id)',
  `CREATE TABLE job_seeker_observation (
    id TEXT NOT NULL PRIMARY KEY,
    job_seeker_id TEXT NOT NULL REFERENCES job_seeker (id),
    said TEXT NOT NULL,
    source TEXT NOT NULL,
    fair_id TEXT REFERENCES fair (id),
    observed_at TEXT NOT NULL,
    observed_by TEXT NOT NULL,
    import_batch_id TEXT REFERENCES import_batch (id)
  ) STRICT`,
  'CREATE INDEX job_seeker_observation_person ON job_seeker_observation (job_seeker_id, observed_at, id)',
  'CREATE INDEX job_seeker_observation_fair ON job_seeker_observation (fair_id)',
  'CREATE INDEX job_seeker_observation_batch ON job_seeker_observation (import_batch_id)',
  `CREATE TABLE person_merge (
    id TEXT NOT NULL PRIMARY KEY,
    merged_id TEXT NOT NULL REFERENCES job_seeker (id),
    into_id TEXT NOT NULL REFERENCES job_seeker (id),
    reason TEXT NOT NULL,
    merged_by TEXT NOT NULL,
    merged_at TEXT NOT NULL,
    undo_reason TEXT,
    undone_by TEXT,
    undone_at TEXT,
    CHECK (merged_id <> into_id),
    CHECK ((undo_reason IS NULL) = (undone_at IS NULL) AND (undone_by IS NULL) = (undone_at IS NULL))
  ) STRICT`,
  'CREATE INDEX person_merge_merged ON person_merge (merged_id)',
  'CREATE INDEX person_merge_into ON person_merge (into_id)',
  // Made anew from job_seeker whenever it is needed, so it stands in no log.
  `CREATE TABLE job_seeker_key (
    k TEXT NOT NULL,
    job_seeker_id TEXT NOT NULL,
    PRIMARY KEY (k, job_seeker_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX job_seeker_key_owner ON job_seeker_key (job_seeker_id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
