export interface SettlementTable {
  id: string;
  fair_id: string;
  number: string | null;
  state: string;
  program: string;
  quota: number;
  payable: number;
  counted_units: number;
  snapshot: string;
  content_hash: string;
  approved_by: string | null;
  approved_at: string | null;
  void_reason: string | null;
  voided_by: string | null;
  voided_at: string | null;
}

export interface PrintRecordTable {
  id: string;
  settlement_id: string;
  copy_number: number;
  printed_by: string;
  printed_at: string;
}
