export interface PaperSheetTable {
  id: string;
  fair_id: string;
  kind: string;
  number: number;
  /** JSON list of ids, null for a blank line. */
  lines: string;
  printed_by: string;
  printed_at: string;
  copies: number;
}

export interface PaperBatchTable {
  id: string;
  fair_id: string;
  arrived_at: string;
  entered_by: string;
  entered_at: string;
  undone_by: string | null;
  undone_at: string | null;
  undo_reason: string | null;
}

export interface PaperEntryTable {
  id: string;
  batch_id: string;
  sheet_id: string;
  line: number;
  scan_id: string | null;
  arrival_id: string | null;
}

export interface CardPrintTable {
  id: string;
  fair_id: string;
  kind: string;
  /** Of a sign-up or a participation; no reference, for what was printed stays told when an import is taken back. */
  subject_id: string;
  printed_by: string;
  printed_at: string;
  reason: string | null;
}
