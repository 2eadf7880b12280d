import type { ConflictId, ExchangePeerId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { CostItem } from '../costs/cost-item.ts';
import type { Row } from './arriving-change.ts';
import type { ConflictKind, ConflictReason } from './judge-change.ts';

/** 裁定: ours 以中心为准 (a proposal is declined), theirs 以站点为准 (it is accepted), both 两者并存, with what tells them apart. */
export type Choice = 'ours' | 'theirs' | 'both';

/** Whether both can stand once the arriving one gets another number: two vouchers, fairs or trips of one number. */
export function canBothStand({ reason, theirs }: Pick<Conflict, 'reason' | 'theirs'>): boolean {
  return reason === 'keyTaken' && typeof theirs?.number === 'string';
}

/** 费用项目 of the vouchers of both sides: ours as they stand, theirs as they came. A voucher holds no amount itself. */
export interface VoucherItems {
  readonly ours: readonly CostItem[];
  readonly theirs: readonly CostItem[];
}

/** A conflict as a person reads it. */
export interface NamedConflict extends Conflict {
  /** What the record is called, where anything names it. */
  readonly subject: string | undefined;
  /** The station. */
  readonly from: string;
  /** By id what the records are called that one of the sides names: its fair, its unit. */
  readonly names: Readonly<Record<string, string>>;
  /** Where a voucher as a whole is in question. */
  readonly items: VoucherItems | undefined;
}

/** 冲突: both sides with who and when; kept for ever, also once it is decided. */
export interface Conflict {
  readonly id: ConflictId;
  readonly packageId: string;
  readonly peerId: ExchangePeerId;
  readonly kind: ConflictKind;
  readonly reason: ConflictReason;
  readonly table: string;
  readonly recordId: string;
  /** The record of ours that it collides with, when it is another one. */
  readonly otherId: string | undefined;
  readonly fields: readonly string[];
  readonly ours: Row | undefined;
  readonly theirs: Row | undefined;
  readonly oursBy: string | undefined;
  readonly oursAt: Instant | undefined;
  readonly theirsBy: string;
  readonly theirsAt: Instant;
  readonly decision: { readonly choice: Choice; readonly by: string; readonly at: Instant; readonly note: string } | undefined;
}
