import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // staff is a JSON list of {name, phone}; a package of the station is due every package_every_days days.
  `CREATE TABLE station (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('cooperation', 'recruiting', 'export', 'base')),
    mode TEXT CHECK (mode IN ('stationed', 'commissioned')),
    host_division TEXT NOT NULL CHECK (length(host_division) = 6),
    address TEXT,
    partner TEXT,
    agreement_number TEXT,
    agreement_from TEXT CHECK (length(agreement_from) = 10),
    agreement_to TEXT CHECK (length(agreement_to) = 10 AND agreement_to >= agreement_from),
    operator_name TEXT,
    staff TEXT NOT NULL,
    yearly_fee INTEGER CHECK (yearly_fee >= 0),
    in_use_on TEXT CHECK (length(in_use_on) = 10),
    package_every_days INTEGER NOT NULL DEFAULT 7 CHECK (package_every_days > 0),
    state TEXT NOT NULL CHECK (state IN ('active', 'closed')),
    closed_on TEXT CHECK (length(closed_on) = 10),
    closed_reason TEXT,
    note TEXT,
    CHECK ((state = 'closed') = (closed_on IS NOT NULL) AND (state = 'closed') = (closed_reason IS NOT NULL))
  ) STRICT`,
  'CREATE UNIQUE INDEX station_code ON station (code)',
  `CREATE TABLE delivery (
    id TEXT NOT NULL PRIMARY KEY,
    station_id TEXT NOT NULL REFERENCES station (id),
    number TEXT NOT NULL CHECK (number <> ''),
    departs_on TEXT NOT NULL CHECK (length(departs_on) = 10),
    arrives_on TEXT CHECK (length(arrives_on) = 10 AND arrives_on >= departs_on),
    from_division TEXT CHECK (length(from_division) = 6),
    to_place TEXT,
    unit_id TEXT NOT NULL REFERENCES unit (id),
    fair_id TEXT REFERENCES fair (id),
    transport TEXT NOT NULL CHECK (transport IN ('bus', 'train', 'plane', 'self', 'other')),
    escort TEXT,
    note TEXT,
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    void_reason TEXT,
    voided_by TEXT,
    voided_at TEXT,
    CHECK ((void_reason IS NULL) = (voided_at IS NULL) AND (voided_by IS NULL) = (voided_at IS NULL))
  ) STRICT`,
  'CREATE UNIQUE INDEX delivery_number ON delivery (number)',
  'CREATE INDEX delivery_station ON delivery (station_id, departs_on, id)',
  'CREATE INDEX delivery_departs_on ON delivery (departs_on, id)',
  'CREATE INDEX delivery_unit ON delivery (unit_id, departs_on)',
  'CREATE INDEX delivery_fair ON delivery (fair_id)',
  // Once in a trip: the id follows from trip and person, whoever wrote it.
  `CREATE TABLE delivery_person (
    id TEXT NOT NULL PRIMARY KEY,
    delivery_id TEXT NOT NULL REFERENCES delivery (id),
    job_seeker_id TEXT NOT NULL REFERENCES job_seeker (id),
    remark TEXT,
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    void_reason TEXT,
    voided_by TEXT,
    voided_at TEXT,
    CHECK ((void_reason IS NULL) = (voided_at IS NULL) AND (voided_by IS NULL) = (voided_at IS NULL))
  ) STRICT`,
  'CREATE UNIQUE INDEX delivery_person_once ON delivery_person (delivery_id, job_seeker_id)',
  'CREATE INDEX delivery_person_person ON delivery_person (job_seeker_id)',
  `CREATE TABLE station_activity (
    id TEXT NOT NULL PRIMARY KEY,
    station_id TEXT NOT NULL REFERENCES station (id),
    kind TEXT NOT NULL CHECK (kind IN ('work', 'visit', 'promotion', 'meeting', 'other')),
    happened_on TEXT NOT NULL CHECK (length(happened_on) = 10),
    place TEXT,
    counterpart TEXT,
    people_count INTEGER CHECK (people_count >= 0),
    content TEXT NOT NULL CHECK (content <> ''),
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    void_reason TEXT,
    voided_by TEXT,
    voided_at TEXT,
    CHECK ((void_reason IS NULL) = (voided_at IS NULL) AND (voided_by IS NULL) = (voided_at IS NULL))
  ) STRICT`,
  'CREATE INDEX station_activity_station ON station_activity (station_id, happened_on, id)',
  // Who runs the fair, who wrote the person down, who entered the placement; the center where it is null.
  'ALTER TABLE fair ADD COLUMN station_id TEXT REFERENCES station (id)',
  'CREATE INDEX fair_station ON fair (station_id, starts_on)',
  'ALTER TABLE job_seeker ADD COLUMN station_id TEXT REFERENCES station (id)',
  'CREATE INDEX job_seeker_station ON job_seeker (station_id, registered_at)',
  'ALTER TABLE placement ADD COLUMN station_id TEXT REFERENCES station (id)',
  'CREATE INDEX placement_station ON placement (station_id)',
  // Only in the copy that belongs to one station; as local as this_node, and like it in no log.
  `CREATE TABLE this_station (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    station_id TEXT NOT NULL,
    expires_on TEXT NOT NULL CHECK (length(expires_on) = 10),
    opened_at TEXT NOT NULL
  ) STRICT`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
