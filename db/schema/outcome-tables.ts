export interface PlacementTable {
  id: string;
  job_seeker_id: string;
  unit_id: string;
  fair_id: string | null;
  job_title: string | null;
  entered_by: string;
  entered_at: string;
  station_id: string | null;
}

export interface OutcomeStepTable {
  id: string;
  placement_id: string;
  kind: string;
  /** The day it became true; of insurance the first day of its first month. */
  happened_on: string;
  /** 合同起始日期 */
  starts_on: string | null;
  /** Of a contract or of insurance; null: an open-ended contract. */
  months: number | null;
  back_paid_months: number | null;
  /** 登记地 */
  place: string | null;
  /** 离职原因 */
  cause: string | null;
  attachment_id: string | null;
  seen: string | null;
  entered_by: string;
  entered_at: string;
  void_reason: string | null;
  voided_by: string | null;
  voided_at: string | null;
}

/** Personal data that left in clear. */
export interface DisclosureTable {
  id: string;
  subject: string;
  people: number;
  /** JSON list. */
  person_ids: string;
  reason: string;
  disclosed_by: string;
  disclosed_at: string;
}
