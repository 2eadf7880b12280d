export interface TourTable {
  id: string;
  name: string;
}

export interface FairTable {
  id: string;
  number: string;
  title: string;
  kind: string;
  format: string;
  status: string;
  starts_on: string;
  ends_on: string;
  venue_name: string;
  venue_division: string | null;
  organizer_name: string;
  organizer_kind: string;
  agreement_number: string | null;
  cross_border_approval: string | null;
  theme: string | null;
  tour_id: string | null;
  note: string | null;
  cancel_reason: string | null;
  chosen_program: string | null;
  capacity: number | null;
  station_id: string | null;
}

export interface UnitTable {
  id: string;
  name: string;
  credit_code: string;
  kind: string;
  division_code: string | null;
  industry: string | null;
  contact: string | null;
  phone: string | null;
  import_batch_id: string | null;
}

export interface ParticipationTable {
  id: string;
  fair_id: string;
  unit_id: string;
  roster_order: number;
  booth: string | null;
  attendance: string;
  presence: string;
  local_override: number | null;
  local_note: string | null;
  contact: string | null;
  phone: string | null;
  jobs: number | null;
  headcount: number | null;
  remark: string | null;
  import_batch_id: string | null;
}

export interface ImportBatchTable {
  id: string;
  fair_id: string;
  file_name: string;
  row_count: number;
  added_count: number;
  new_unit_count: number;
  skipped_count: number;
  state: string;
  mapping: string;
  imported_by: string;
  imported_at: string;
  undone_by: string | null;
  undone_at: string | null;
  kind: string;
}

export interface ColumnMappingTable {
  id: string;
  kind: string;
  header_signature: string;
  mapping: string;
}
