export interface SignupTable {
  id: string;
  fair_id: string;
  job_seeker_id: string;
  ticket_code: string;
  source: string;
  cancel_reason: string | null;
  signed_up_at: string;
  signed_up_by: string;
  import_batch_id: string | null;
}

export interface ScanTable {
  id: string;
  fair_id: string;
  signup_id: string | null;
  desk: string;
  way: string;
  /** Sealed. */
  scanned: string | null;
  verdict: string;
  reason: string | null;
  at: string;
  by_whom: string;
  owner: string | null;
  decided_by: string | null;
  decided_at: string | null;
  decision_note: string | null;
  undone_by: string | null;
  undone_at: string | null;
  undo_reason: string | null;
}
