import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE desk (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    fair_id TEXT REFERENCES fair (id),
    operator_id TEXT NOT NULL REFERENCES operator (id),
    token_digest TEXT CHECK (length(token_digest) = 64),
    paired_at TEXT,
    paired_by TEXT,
    last_seen_at TEXT,
    revoked_at TEXT,
    revoked_by TEXT,
    revoke_reason TEXT,
    CHECK ((token_digest IS NULL) = (paired_at IS NULL) AND (token_digest IS NULL) = (paired_by IS NULL)),
    CHECK ((revoked_by IS NULL) = (revoked_at IS NULL) AND (revoked_by IS NULL) = (revoke_reason IS NULL))
  ) STRICT`,
  'CREATE INDEX desk_name ON desk (name, id)',
  'CREATE UNIQUE INDEX desk_token ON desk (token_digest)',
  'CREATE INDEX desk_fair ON desk (fair_id)',
  'CREATE INDEX desk_operator ON desk (operator_id)',
  `CREATE TABLE pairing_attempt (
    id TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    from_address TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX pairing_attempt_time ON pairing_attempt (at, id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
