import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // Signs and opens what this file exchanges; sealed, and in no log.
  `CREATE TABLE exchange_key (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    sign_public TEXT NOT NULL,
    sign_private TEXT NOT NULL,
    age_recipient TEXT NOT NULL,
    age_identity TEXT NOT NULL
  ) STRICT`,
  // Operations of a node beyond this number were written anew under another node and are valid no more.
  `CREATE TABLE node_end (
    node TEXT NOT NULL,
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    max_hlc TEXT NOT NULL,
    PRIMARY KEY (node, stream)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE exchange_peer (
    id TEXT NOT NULL PRIMARY KEY,
    side TEXT NOT NULL CHECK (side IN ('above', 'below')),
    station_id TEXT NOT NULL REFERENCES station (id),
    name TEXT NOT NULL,
    rights TEXT NOT NULL CHECK (rights IN ('station', 'center')),
    sign_public TEXT,
    age_recipient TEXT,
    custodian_recipient TEXT,
    operators TEXT NOT NULL,
    proof TEXT,
    expires_on TEXT NOT NULL CHECK (length(expires_on) = 10),
    started_at TEXT NOT NULL,
    started_by TEXT NOT NULL,
    enrolled_at TEXT,
    sent INTEGER NOT NULL CHECK (sent >= 0),
    acknowledged INTEGER NOT NULL CHECK (acknowledged >= 0),
    taken INTEGER NOT NULL CHECK (taken >= 0),
    agreed_at TEXT,
    agreed_checksum TEXT,
    disagreed_at TEXT,
    revoked_at TEXT,
    revoked_by TEXT,
    revoke_reason TEXT,
    CHECK ((revoked_by IS NULL) = (revoked_at IS NULL) AND (revoked_by IS NULL) = (revoke_reason IS NULL))
  ) STRICT`,
  'CREATE INDEX exchange_peer_station ON exchange_peer (station_id, started_at)',
  `CREATE TABLE package_out (
    id TEXT NOT NULL PRIMARY KEY,
    peer_id TEXT NOT NULL REFERENCES exchange_peer (id),
    kind TEXT NOT NULL CHECK (kind IN ('start', 'package', 'receipt')),
    number INTEGER NOT NULL CHECK (number >= 0),
    header TEXT NOT NULL,
    ends TEXT NOT NULL,
    rows INTEGER NOT NULL CHECK (rows >= 0),
    attachments INTEGER NOT NULL CHECK (attachments >= 0),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    file_name TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX package_out_peer ON package_out (peer_id, kind, number)',
  `CREATE TABLE package_in (
    id TEXT NOT NULL PRIMARY KEY,
    peer_id TEXT NOT NULL REFERENCES exchange_peer (id),
    kind TEXT NOT NULL CHECK (kind IN ('package', 'receipt')),
    number INTEGER NOT NULL CHECK (number >= 0),
    header TEXT NOT NULL,
    made_at TEXT NOT NULL,
    file_name TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    state TEXT NOT NULL CHECK (state IN ('merging', 'merged', 'reverting', 'reverted')),
    rows INTEGER NOT NULL CHECK (rows >= 0),
    accepted INTEGER NOT NULL CHECK (accepted >= 0),
    same INTEGER NOT NULL CHECK (same >= 0),
    duplicate INTEGER NOT NULL CHECK (duplicate >= 0),
    conflict INTEGER NOT NULL CHECK (conflict >= 0),
    refused INTEGER NOT NULL CHECK (refused >= 0),
    taken_by TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    attempt TEXT NOT NULL,
    reverted_by TEXT,
    reverted_at TEXT,
    revert_reason TEXT,
    CHECK (accepted + same + duplicate + conflict + refused <= rows),
    CHECK (state <> 'merged' OR accepted + same + duplicate + conflict + refused = rows),
    CHECK ((reverted_by IS NULL) = (reverted_at IS NULL) AND (reverted_by IS NULL) = (revert_reason IS NULL))
  ) STRICT`,
  'CREATE INDEX package_in_peer ON package_in (peer_id, kind, number)',
  'CREATE INDEX package_in_taken ON package_in (taken_at, id)',
  'CREATE INDEX package_in_state ON package_in (state)',
  // One line a row that was not simply accepted: what became of it, and why.
  `CREATE TABLE package_note (
    id TEXT NOT NULL PRIMARY KEY,
    package_id TEXT NOT NULL REFERENCES package_in (id),
    position INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    row_id TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('duplicate', 'conflict', 'refused')),
    reason TEXT NOT NULL,
    detail TEXT
  ) STRICT`,
  'CREATE INDEX package_note_package ON package_note (package_id, position)',
  // How far the operations of another node were taken in, and the hash there.
  `CREATE TABLE received_stream (
    id TEXT NOT NULL PRIMARY KEY,
    peer_id TEXT NOT NULL REFERENCES exchange_peer (id),
    node TEXT NOT NULL,
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 0),
    h TEXT NOT NULL,
    max_hlc TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX received_stream_peer ON received_stream (peer_id)',
  `CREATE TABLE conflict (
    id TEXT NOT NULL PRIMARY KEY,
    package_id TEXT NOT NULL REFERENCES package_in (id),
    peer_id TEXT NOT NULL REFERENCES exchange_peer (id),
    kind TEXT NOT NULL CHECK (kind IN ('money', 'identity', 'booth', 'record', 'proposal')),
    reason TEXT NOT NULL,
    tbl TEXT NOT NULL,
    row_id TEXT NOT NULL,
    other_id TEXT,
    fields TEXT NOT NULL,
    ours TEXT,
    theirs TEXT,
    ours_by TEXT,
    ours_at TEXT,
    theirs_by TEXT NOT NULL,
    theirs_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'decided')),
    choice TEXT CHECK (choice IN ('ours', 'theirs', 'both')),
    remedy TEXT,
    decided_by TEXT,
    decided_at TEXT,
    decision_note TEXT,
    CHECK ((state = 'decided') = (choice IS NOT NULL)),
    CHECK ((choice IS NULL) = (decided_at IS NULL) AND (choice IS NULL) = (decided_by IS NULL) AND (choice IS NULL) = (decision_note IS NULL))
  ) STRICT`,
  'CREATE INDEX conflict_state ON conflict (state, kind, id)',
  'CREATE INDEX conflict_row ON conflict (row_id)',
  'CREATE INDEX conflict_other ON conflict (other_id)',
  'CREATE INDEX conflict_package ON conflict (package_id)',
  'CREATE INDEX conflict_peer ON conflict (peer_id, state)',
  // Operations that wait for the decision, in their order.
  `CREATE TABLE held_op (
    id TEXT NOT NULL PRIMARY KEY,
    conflict_id TEXT NOT NULL REFERENCES conflict (id),
    hlc TEXT NOT NULL,
    tbl TEXT NOT NULL,
    row_id TEXT NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX held_op_conflict ON held_op (conflict_id, hlc)',
  'CREATE INDEX held_op_row ON held_op (row_id)',
  // What a newer version wrote into a row and this one does not know; it goes on with the row.
  `CREATE TABLE extra_field (
    id TEXT NOT NULL PRIMARY KEY,
    tbl TEXT NOT NULL,
    row_id TEXT NOT NULL,
    fields TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX extra_field_row ON extra_field (row_id)',
  // Keys come in the order of their table; an index by person would be written all over for them.
  'DROP INDEX job_seeker_key_owner',
  `CREATE TABLE job_seeker_key_list (
    job_seeker_id TEXT NOT NULL PRIMARY KEY,
    keys TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO job_seeker_key_list (job_seeker_id, keys)
    SELECT job_seeker_id, group_concat(char(10) || k, '') FROM job_seeker_key GROUP BY job_seeker_id`,
  // People of a list or a package, whose keys are made when all of them are in.
  `CREATE TABLE job_seeker_key_due (
    id INTEGER NOT NULL PRIMARY KEY,
    job_seeker_id TEXT NOT NULL
  ) STRICT`,
  // What each station holds as far as is known here: a digest a row, empty where it is not known. Found out anew by sending the row.
  `CREATE TABLE peer_row (
    peer_id TEXT NOT NULL,
    tbl TEXT NOT NULL,
    row_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    sent_in INTEGER NOT NULL,
    theirs INTEGER NOT NULL CHECK (theirs IN (0, 1)),
    PRIMARY KEY (peer_id, tbl, row_id)
  ) STRICT, WITHOUT ROWID`,
  // Of the login at the exchange folder; sealed, and in no log.
  `CREATE TABLE folder_password (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    password TEXT NOT NULL
  ) STRICT`,
  // What files in exchange folders say of themselves, so that each is looked at once; empty where it is no package.
  `CREATE TABLE folder_file (
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    version TEXT NOT NULL,
    outer_line TEXT NOT NULL,
    PRIMARY KEY (place, name)
  ) STRICT, WITHOUT ROWID`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
