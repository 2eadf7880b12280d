/** 交换密钥: signs and opens packages. One row; the private halves are sealed; never in the log. */
export interface ExchangeKeyTable {
  one: number;
  /** Ed25519, SPKI, base64. */
  sign_public: string;
  sign_private: string;
  age_recipient: string;
  age_identity: string;
}

/** Where the operations of an own, former node end; what follows was written anew under a later node. */
export interface NodeEndTable {
  node: string;
  stream: string;
  seq: number;
  max_hlc: string;
}

/**
 * 交换对象: the center above, or a station's copy below. A station that is started anew is a new peer, so that each copy of the data has keys
 * and numbers of its own.
 */
export interface ExchangePeerTable {
  id: string;
  side: string;
  station_id: string;
  name: string;
  /** station: limited to the work of a station; center: a center of its own below this one. */
  rights: string;
  sign_public: string | null;
  age_recipient: string | null;
  custodian_recipient: string | null;
  /** JSON list of the operators who work with the copy. */
  operators: string;
  /** Below: digest of the proof that a first package must bring. Above: the proof itself, sealed. */
  proof: string | null;
  expires_on: string;
  started_at: string;
  started_by: string;
  enrolled_at: string | null;
  /** Numbers of the last one sent, of the last sent one that the other side is known to have, and of the last one taken in. */
  sent: number;
  acknowledged: number;
  taken: number;
  agreed_at: string | null;
  agreed_checksum: string | null;
  disagreed_at: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
  revoke_reason: string | null;
}

/** 已生成的包. */
export interface PackageOutTable {
  id: string;
  peer_id: string;
  kind: string;
  number: number;
  /** JSON, byte for byte as it was signed: the package can be made anew from it and the log. */
  header: string;
  /** JSON: by `node/stream` the last number that this or an earlier package brought. */
  ends: string;
  rows: number;
  attachments: number;
  bytes: number;
  file_name: string;
  made_by: string;
  made_at: string;
}

/** 已接收的包: the identity of its content, and what became of its rows. */
export interface PackageInTable {
  id: string;
  peer_id: string;
  kind: string;
  number: number;
  /** JSON, as it was signed. */
  header: string;
  made_at: string;
  file_name: string;
  bytes: number;
  state: string;
  rows: number;
  accepted: number;
  same: number;
  duplicate: number;
  conflict: number;
  refused: number;
  taken_by: string;
  taken_at: string;
  /** Tells this merge of the package from one that was reverted. */
  attempt: string;
  reverted_by: string | null;
  reverted_at: string | null;
  revert_reason: string | null;
}

export interface PackageNoteTable {
  id: string;
  package_id: string;
  position: number;
  tbl: string;
  row_id: string;
  outcome: string;
  reason: string;
  detail: string | null;
}

export interface ReceivedStreamTable {
  /** `node/stream`. */
  id: string;
  peer_id: string;
  node: string;
  stream: string;
  seq: number;
  h: string;
  max_hlc: string;
}

/** 冲突: both sides with who and when; kept for ever, also when it is decided. */
export interface ConflictTable {
  id: string;
  package_id: string;
  peer_id: string;
  kind: string;
  reason: string;
  tbl: string;
  row_id: string;
  /** The row of ours that it collides with, when it is another one. */
  other_id: string | null;
  /** JSON list of the columns in question. */
  fields: string;
  ours: string | null;
  theirs: string | null;
  ours_by: string | null;
  ours_at: string | null;
  theirs_by: string;
  theirs_at: string;
  state: string;
  choice: string | null;
  /** JSON: what the decision changed, so that it can be taken back. */
  remedy: string | null;
  decided_by: string | null;
  decided_at: string | null;
  decision_note: string | null;
}

export interface HeldOpTable {
  id: string;
  conflict_id: string;
  /** Tells the order of those of several packages. */
  hlc: string;
  tbl: string;
  row_id: string;
  body: string;
  actor: string;
  at: string;
}

export interface ExtraFieldTable {
  /** `table/row`. */
  id: string;
  tbl: string;
  row_id: string;
  fields: string;
}

export interface PeerRowTable {
  peer_id: string;
  tbl: string;
  row_id: string;
  digest: string;
  sent_in: number;
  theirs: number;
}

export interface FolderPasswordTable {
  one: number;
  password: string;
}

/** What a file in an exchange folder said of itself when it was last looked at. */
export interface FolderFileTable {
  place: string;
  name: string;
  bytes: number;
  version: string;
  /** JSON; empty where it is no package. */
  outer_line: string;
}
