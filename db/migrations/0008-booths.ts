import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE booth_area (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    industries TEXT NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX booth_area_name ON booth_area (fair_id, name)',
  'CREATE INDEX booth_area_position ON booth_area (fair_id, position, id)',
  `CREATE TABLE booth (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    area_id TEXT NOT NULL REFERENCES booth_area (id),
    row_number INTEGER NOT NULL CHECK (row_number > 0),
    place INTEGER NOT NULL CHECK (place > 0),
    number TEXT NOT NULL CHECK (number <> ''),
    reserved INTEGER NOT NULL CHECK (reserved IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('free', 'held', 'booked', 'inUse', 'released')),
    participation_id TEXT REFERENCES participation (id),
    release_reason TEXT,
    CHECK ((state IN ('held', 'booked', 'inUse')) = (participation_id IS NOT NULL)),
    CHECK ((state = 'released') = (release_reason IS NOT NULL))
  ) STRICT`,
  'CREATE UNIQUE INDEX booth_number ON booth (fair_id, number)',
  'CREATE INDEX booth_place ON booth (area_id, row_number, place)',
  'CREATE INDEX booth_participation ON booth (participation_id)',
  `CREATE TABLE arrival (
    id TEXT NOT NULL PRIMARY KEY,
    fair_id TEXT NOT NULL REFERENCES fair (id),
    participation_id TEXT NOT NULL REFERENCES participation (id),
    at TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    staff INTEGER CHECK (staff >= 0),
    way TEXT NOT NULL,
    attendance_before TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT,
    undo_reason TEXT,
    CHECK ((undone_by IS NULL) = (undone_at IS NULL) AND (undone_by IS NULL) = (undo_reason IS NULL))
  ) STRICT`,
  'CREATE INDEX arrival_fair_time ON arrival (fair_id, at, id)',
  'CREATE INDEX arrival_participation ON arrival (participation_id)',
  'CREATE UNIQUE INDEX arrival_standing ON arrival (participation_id) WHERE undone_at IS NULL',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
