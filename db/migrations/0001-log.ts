import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE node (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    label TEXT NOT NULL,
    sign_pub TEXT,
    age_recipient TEXT,
    enrolled_at TEXT NOT NULL,
    revoked_at TEXT
  ) STRICT`,
  `CREATE TABLE this_node (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    node_id TEXT NOT NULL REFERENCES node (id)
  ) STRICT`,
  `CREATE TABLE op (
    node TEXT NOT NULL,
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    hlc TEXT NOT NULL CHECK (length(hlc) = 32),
    schema_v INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    row TEXT NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    command_id TEXT NOT NULL,
    at TEXT NOT NULL,
    h TEXT NOT NULL CHECK (length(h) = 32),
    PRIMARY KEY (node, stream, seq)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX op_row ON op (row, tbl)',
  'CREATE INDEX op_hlc ON op (hlc)',
  `CREATE TABLE vv (
    node TEXT NOT NULL,
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    h TEXT NOT NULL,
    max_hlc TEXT NOT NULL,
    PRIMARY KEY (node, stream)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE peer_ack (
    peer TEXT NOT NULL,
    node TEXT NOT NULL,
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (peer, node, stream)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE command (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL
  ) STRICT`,
  // The log is append-only: what once happened is neither rewritten nor dropped by any code path.
  `CREATE TRIGGER op_update BEFORE UPDATE ON op BEGIN SELECT RAISE(ABORT, 'op is append-only'); END`,
  `CREATE TRIGGER op_delete BEFORE DELETE ON op BEGIN SELECT RAISE(ABORT, 'op is append-only'); END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
