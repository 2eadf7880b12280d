/** 节点: one incarnation of a database. A new one is written on install, on every restore and on every copy. */
export interface NodeTable {
  id: string;
  label: string;
  /** Ed25519 public key and age recipient, once this node exchanges packages. */
  sign_pub: string | null;
  age_recipient: string | null;
  enrolled_at: string;
  revoked_at: string | null;
}

/** Which row of `node` this file is. One row; never travels. */
export interface ThisNodeTable {
  one: number;
  node_id: string;
}

/** 操作日志: one row a change of one business row, numbered per (node, stream) and chained by hash. */
export interface OpTable {
  node: string;
  stream: string;
  seq: number;
  hlc: string;
  schema_v: number;
  tbl: string;
  row: string;
  body: string;
  actor: string;
  command_id: string;
  at: string;
  h: string;
}

/** Version vector: how far each (node, stream) is known here, with the hash at its end. */
export interface VvTable {
  node: string;
  stream: string;
  seq: number;
  h: string;
  max_hlc: string;
}

/** How far a peer has acknowledged each (node, stream). */
export interface PeerAckTable {
  peer: string;
  node: string;
  stream: string;
  seq: number;
}

/** 已执行的命令: the outcome of every command, so that the same command applied twice changes nothing. */
export interface CommandTable {
  id: string;
  name: string;
  actor: string;
  at: string;
  outcome: string;
}

/** 机构密钥: one row; never in the log. */
export interface OrganizationKeyTable {
  one: number;
  key: string;
}
