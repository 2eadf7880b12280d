import type { Instant } from '#shared/kernel/instant.ts';
import type { Row } from './arriving-change.ts';
import type { ConflictKind, ConflictReason } from './judge-change.ts';
import type { PackageKind } from './package-header.ts';
import type { MergeNote, OutcomeCounts } from './packages.ts';

/** What a merge would ask somebody to decide. */
export interface TrialQuestion {
  readonly table: string;
  readonly recordId: string;
  readonly kind: ConflictKind;
  readonly reason: ConflictReason;
  readonly fields: readonly string[];
  readonly ours: Row | undefined;
  readonly theirs: Row | undefined;
  readonly theirsBy: string;
  readonly theirsAt: Instant;
}

/** 预检结果: what a package would come to. */
export interface TrialReport {
  readonly kind: PackageKind;
  readonly content: string;
  readonly from: string;
  readonly stationCode: string;
  readonly number: number;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly rows: number;
  readonly attachments: number;
  readonly attachmentBytes: number;
  /** Taken in before, and not reverted since. */
  readonly isKnown: boolean;
  readonly counts: OutcomeCounts;
  readonly byTable: readonly { readonly table: string; readonly counts: OutcomeCounts }[];
  /** The first ones of each; the counts tell how many there are. */
  readonly questions: readonly TrialQuestion[];
  readonly notes: readonly MergeNote[];
}
