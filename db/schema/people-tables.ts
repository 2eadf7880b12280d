import type { Generated } from 'kysely';

export interface JobSeekerTable {
  id: string;
  document_kind: string | null;
  /** Sealed, as is the phone; only their last four characters stand in clear. */
  document: string | null;
  document_tail: string | null;
  name: string;
  sex: string | null;
  birth_date: string | null;
  phone: string | null;
  phone_index: string | null;
  phone_tail: string | null;
  region: string | null;
  education: string | null;
  /** JSON list. */
  groups: string;
  skills: string | null;
  wished_job: string | null;
  wished_wage: number | null;
  wished_place: string | null;
  consent_on: string | null;
  root_id: string;
  registered_at: string;
  import_batch_id: string | null;
  station_id: string | null;
}

export interface JobSeekerObservationTable {
  id: string;
  job_seeker_id: string;
  /** JSON of the attributes that were spoken of; phones sealed. */
  said: string;
  source: string;
  fair_id: string | null;
  observed_at: string;
  observed_by: string;
  import_batch_id: string | null;
}

export interface PersonMergeTable {
  id: string;
  merged_id: string;
  into_id: string;
  reason: string;
  merged_by: string;
  merged_at: string;
  undo_reason: string | null;
  undone_by: string | null;
  undone_at: string | null;
}

/** What a person is found by; made anew from `job_seeker`. */
export interface JobSeekerKeyTable {
  k: string;
  job_seeker_id: string;
}

/** All keys of a person, each after `KEY_START`. */
export interface JobSeekerKeyListTable {
  job_seeker_id: string;
  keys: string;
}

/** People whose keys are still to be made, in the order in which they became so. */
export interface JobSeekerKeyDueTable {
  id: Generated<number>;
  job_seeker_id: string;
}
