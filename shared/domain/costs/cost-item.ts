import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { AttachmentId, CostItemId, FairId, UnitId, VoucherId } from '#shared/kernel/ids.ts';
import type { Money } from '#shared/kernel/money.ts';

/** 费用类别. transport, boardLodging, booth and publicity are named by the clause; other needs a recorded approval; the rest are never eligible. */
export const COST_CATEGORIES = [
  'transport',
  'boardLodging',
  'booth',
  'publicity',
  'other',
  'gifts',
  'wages',
  'entertainment',
  'organizerStaffTravel',
] as const;
export type CostCategory = (typeof COST_CATEGORIES)[number];

/** 支付方: only cost in the organizer's books is reimbursable. */
export const COST_PAYERS = ['organizer', 'unit'] as const;
export type CostPayer = (typeof COST_PAYERS)[number];

/** 支出凭证: one invoice or receipt. Its number exists once in the whole database, over all years. */
export interface Voucher {
  readonly id: VoucherId;
  readonly fairId: FairId;
  /** 发票或凭证号码, normalised: half width, upper case, no spaces. */
  readonly number: string;
  readonly voucherDate: CalendarDate;
  readonly payee: string;
  readonly payer: CostPayer;
  readonly note: string | undefined;
  /** A void voucher keeps its row and reason but counts nowhere and frees its number for the corrected entry. */
  readonly voidReason: string | undefined;
  readonly items: readonly CostItem[];
  readonly attachments: readonly Attachment[];
}

/** 费用: one line of a voucher. */
export interface CostItem {
  readonly id: CostItemId;
  readonly category: CostCategory;
  readonly amount: Money;
  /** 费用发生日期 */
  readonly serviceDate: CalendarDate;
  /** The unit the cost is tied to (direct cost); undefined: shared over all attending units. */
  readonly unitId: UnitId | undefined;
  /** 批准文号 for category `other`; undefined: not approved. */
  readonly approval: string | undefined;
  readonly note: string | undefined;
}

/** 附件: scan or e-invoice, stored once by its SHA-256, the original kept. */
export interface Attachment {
  readonly id: AttachmentId;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
}
