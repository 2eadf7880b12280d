export interface JobTable {
  id: string;
  participation_id: string;
  title: string;
  headcount: number;
  wage_from: number | null;
  wage_to: number | null;
  education: string | null;
  place: string | null;
  board_lodging: string | null;
  sex_limit: string | null;
  age_limit: string | null;
  requirements: string | null;
  description: string | null;
  version: number;
  withdrawn_reason: string | null;
  import_batch_id: string | null;
}

export interface JobVersionTable {
  id: string;
  job_id: string;
  version: number;
  /** JSON of the details as they were. */
  details: string;
  replaced_by: string;
  replaced_at: string;
  reason: string;
}
