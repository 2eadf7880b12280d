export interface StationTable {
  id: string;
  code: string;
  name: string;
  kind: string;
  mode: string | null;
  host_division: string;
  address: string | null;
  partner: string | null;
  agreement_number: string | null;
  agreement_from: string | null;
  agreement_to: string | null;
  operator_name: string | null;
  /** JSON list of {name, phone}. */
  staff: string;
  yearly_fee: number | null;
  in_use_on: string | null;
  package_every_days: number;
  state: string;
  closed_on: string | null;
  closed_reason: string | null;
  note: string | null;
}

export interface DeliveryTable {
  id: string;
  station_id: string;
  number: string;
  departs_on: string;
  arrives_on: string | null;
  from_division: string | null;
  to_place: string | null;
  unit_id: string;
  fair_id: string | null;
  transport: string;
  /** 带队人 */
  escort: string | null;
  note: string | null;
  entered_by: string;
  entered_at: string;
  void_reason: string | null;
  voided_by: string | null;
  voided_at: string | null;
}

export interface DeliveryPersonTable {
  id: string;
  delivery_id: string;
  job_seeker_id: string;
  remark: string | null;
  entered_by: string;
  entered_at: string;
  void_reason: string | null;
  voided_by: string | null;
  voided_at: string | null;
}

export interface StationActivityTable {
  id: string;
  station_id: string;
  kind: string;
  happened_on: string;
  place: string | null;
  /** 对象单位 */
  counterpart: string | null;
  people_count: number | null;
  content: string;
  entered_by: string;
  entered_at: string;
  void_reason: string | null;
  voided_by: string | null;
  voided_at: string | null;
}

/** Which station this copy belongs to, and until when it may be used. One row, at a station alone; never travels. */
export interface ThisStationTable {
  one: number;
  station_id: string;
  expires_on: string;
  opened_at: string;
}
