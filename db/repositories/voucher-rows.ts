import type { AttachmentTable, CostItemTable, VoucherTable } from '#db/schema/cost-tables.ts';
import type { Attachment, CostCategory, CostItem, CostPayer, Voucher } from '#shared/domain/costs/cost-item.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { AttachmentId, CostItemId, FairId, UnitId, VoucherId } from '#shared/kernel/ids.ts';
import { fen } from '#shared/kernel/money.ts';

export const voucherFromRow = (row: VoucherTable, parts: Pick<Voucher, 'items' | 'attachments'>): Voucher => ({
  id: row.id as VoucherId,
  fairId: row.fair_id as FairId,
  number: row.number,
  voucherDate: row.voucher_date as CalendarDate,
  payee: row.payee,
  payer: row.payer as CostPayer,
  note: row.note ?? undefined,
  voidReason: row.void_reason ?? undefined,
  ...parts,
});

export const voucherToRow = (voucher: Voucher): VoucherTable => ({
  id: voucher.id,
  fair_id: voucher.fairId,
  number: voucher.number,
  voucher_date: voucher.voucherDate,
  payee: voucher.payee,
  payer: voucher.payer,
  note: voucher.note ?? null,
  void_reason: voucher.voidReason ?? null,
});

export const costItemFromRow = (row: CostItemTable): CostItem => ({
  id: row.id as CostItemId,
  category: row.category as CostCategory,
  amount: fen(row.amount),
  serviceDate: row.service_date as CalendarDate,
  unitId: (row.unit_id ?? undefined) as UnitId | undefined,
  approval: row.approval ?? undefined,
  note: row.note ?? undefined,
});

export const costItemToRow = (item: CostItem, voucherId: VoucherId, position: number): CostItemTable => ({
  id: item.id,
  voucher_id: voucherId,
  position,
  category: item.category,
  amount: item.amount,
  service_date: item.serviceDate,
  unit_id: item.unitId ?? null,
  approval: item.approval ?? null,
  note: item.note ?? null,
});

export const attachmentFromRow = (row: AttachmentTable): Attachment => ({
  id: row.id as AttachmentId,
  sha256: row.sha256,
  fileName: row.file_name,
  mediaType: row.media_type,
  bytes: row.bytes,
});
