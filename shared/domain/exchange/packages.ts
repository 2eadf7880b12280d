import type { ExchangePeerId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { ConflictReason, DuplicateReason, RefusalReason } from './judge-change.ts';
import type { PackageHeader, PackageKind } from './package-header.ts';

/** 已生成的包. */
export interface PackageOut {
  /** SHA-256 of the header: the identity of the content. */
  readonly id: string;
  readonly peerId: ExchangePeerId;
  readonly kind: PackageKind;
  readonly number: number;
  readonly headerText: string;
  /** By `node/stream` the last number that this or an earlier package brought. */
  readonly ends: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly attachments: number;
  readonly bytes: number;
  readonly fileName: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
}

/** 合并结果 in numbers; they add up to the rows of the package. */
export interface OutcomeCounts {
  readonly accepted: number;
  readonly same: number;
  readonly duplicate: number;
  readonly conflict: number;
  readonly refused: number;
}

export const NO_OUTCOMES: OutcomeCounts = { accepted: 0, same: 0, duplicate: 0, conflict: 0, refused: 0 };

export function sumOfOutcomes({ accepted, same, duplicate, conflict, refused }: OutcomeCounts): number {
  return accepted + same + duplicate + conflict + refused;
}

/** 已接收的包. */
export interface PackageIn {
  readonly id: string;
  readonly peerId: ExchangePeerId;
  readonly kind: 'package' | 'receipt';
  readonly number: number;
  readonly header: PackageHeader;
  readonly madeAt: Instant;
  readonly fileName: string;
  readonly bytes: number;
  /** merging, reverting: was begun and is gone on with after a stop, at the next start or when asked. */
  readonly state: 'merging' | 'merged' | 'reverting' | 'reverted';
  readonly rows: number;
  readonly counts: OutcomeCounts;
  readonly takenBy: string;
  readonly takenAt: Instant;
  /** Tells this merge of the package from one that was reverted. */
  readonly attempt: string;
  readonly reverted: { readonly by: string; readonly at: Instant; readonly reason: string } | undefined;
}

/** 已接收的包 as listed. */
export interface ListedPackage extends PackageIn {
  /** 已暂停: begun, not ended, and nobody is at it. */
  readonly isPaused: boolean;
}

/** A row of a package that was not simply accepted. */
export interface MergeNote {
  /** From 0, in the order in which the rows were made. */
  readonly position: number;
  readonly table: string;
  readonly recordId: string;
  readonly outcome: 'duplicate' | 'conflict' | 'refused';
  readonly reason: ConflictReason | DuplicateReason | RefusalReason | 'waits';
  /** The conflict that it made or waits for. */
  readonly detail: string | undefined;
}
