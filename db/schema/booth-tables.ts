export interface BoothAreaTable {
  id: string;
  fair_id: string;
  position: number;
  name: string;
  /** JSON list of words. */
  industries: string;
}

export interface BoothTable {
  id: string;
  fair_id: string;
  area_id: string;
  row_number: number;
  place: number;
  number: string;
  reserved: number;
  state: string;
  participation_id: string | null;
  release_reason: string | null;
}

export interface ArrivalTable {
  id: string;
  fair_id: string;
  participation_id: string;
  at: string;
  by_whom: string;
  staff: number | null;
  way: string;
  attendance_before: string;
  undone_by: string | null;
  undone_at: string | null;
  undo_reason: string | null;
}
