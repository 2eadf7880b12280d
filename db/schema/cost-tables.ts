export interface AttachmentTable {
  id: string;
  sha256: string;
  file_name: string;
  media_type: string;
  bytes: number;
}

export interface VoucherTable {
  id: string;
  fair_id: string;
  number: string;
  voucher_date: string;
  payee: string;
  payer: string;
  note: string | null;
  void_reason: string | null;
}

export interface CostItemTable {
  id: string;
  voucher_id: string;
  /** Place among the items of the voucher, from 1. */
  position: number;
  category: string;
  amount: number;
  service_date: string;
  unit_id: string | null;
  approval: string | null;
  note: string | null;
}

export interface VoucherAttachmentTable {
  id: string;
  voucher_id: string;
  attachment_id: string;
  position: number;
}
