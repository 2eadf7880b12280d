import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE center (
    id TEXT NOT NULL PRIMARY KEY CHECK (id = 'center'),
    name TEXT NOT NULL CHECK (name <> ''),
    home_division TEXT NOT NULL CHECK (length(home_division) = 6),
    sample INTEGER NOT NULL CHECK (sample IN (0, 1))
  ) STRICT`,
  `CREATE TABLE operator (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
  ) STRICT`,
  'CREATE UNIQUE INDEX operator_name ON operator (name)',
  `CREATE TABLE scheme (
    id TEXT NOT NULL PRIMARY KEY,
    program TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('ceiling', 'flat')),
    in_province_rate INTEGER NOT NULL CHECK (in_province_rate >= 0),
    out_of_province_rate INTEGER NOT NULL CHECK (out_of_province_rate >= 0),
    effective_from TEXT NOT NULL CHECK (length(effective_from) = 10),
    effective_to TEXT CHECK (length(effective_to) = 10),
    document_number TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
  ) STRICT`,
  'CREATE UNIQUE INDEX scheme_program ON scheme (program)',
  `CREATE TABLE counter (
    id TEXT NOT NULL PRIMARY KEY,
    n INTEGER NOT NULL CHECK (n > 0)
  ) STRICT`,
  `CREATE TABLE setting (
    id TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
