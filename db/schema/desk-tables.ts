export interface DeskTable {
  id: string;
  name: string;
  fair_id: string | null;
  operator_id: string;
  /** SHA-256 in hex; the token itself is on the desk alone. */
  token_digest: string | null;
  paired_at: string | null;
  paired_by: string | null;
  last_seen_at: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
  revoke_reason: string | null;
}

export interface PairingAttemptTable {
  id: string;
  at: string;
  from_address: string;
}
