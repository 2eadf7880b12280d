import type { FairId, ImportBatchId, JobSeekerId, ScanId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { SealedText } from '../people/sealed-text.ts';
import type { TicketCode } from './ticket-code.ts';

/** 报名来源: desk 窗口登记, import 导入, walkIn 现场登记, paper 纸质补录. */
export const SIGNUP_SOURCES = ['desk', 'import', 'walkIn', 'paper'] as const;
export type SignupSource = (typeof SIGNUP_SOURCES)[number];

/** 报名: a person for a fair, once whoever wrote it. */
export interface Signup {
  /** Follows from the fair and the person. */
  readonly id: SignupId;
  readonly fairId: FairId;
  readonly jobSeekerId: JobSeekerId;
  readonly ticketCode: TicketCode;
  readonly source: SignupSource;
  /** 取消报名的原因; undefined: stands. */
  readonly cancelReason: string | undefined;
  readonly signedUpAt: Instant;
  readonly signedUpBy: string;
  readonly importBatchId: ImportBatchId | undefined;
}

/** How a person was brought before the desk: code 扫码, document 证件, search 查找, walkIn 现场登记, paper 纸质签到表. */
export const SCAN_WAYS = ['code', 'document', 'search', 'walkIn', 'paper'] as const;
export type ScanWay = (typeof SCAN_WAYS)[number];

/** accepted 通过, duplicate 已签到, rejected 未通过, pending 待处理. Their counts add up to the scans, always. */
export const VERDICTS = ['accepted', 'duplicate', 'rejected', 'pending'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a scan was not accepted, or waits: notSignedUp 未报名, signupCancelled 报名已取消, otherFair 其他场次, unknownCode 无法识别, severalFound 多人相符. */
export const SCAN_REASONS = ['notSignedUp', 'signupCancelled', 'otherFair', 'unknownCode', 'severalFound'] as const;
export type ScanReason = (typeof SCAN_REASONS)[number];

/** 签到: one act at the desk. Whatever was scanned is a row; nothing is thrown away. */
export interface Scan {
  readonly id: ScanId;
  readonly fairId: FairId;
  /** undefined when it could not be told whose it is. */
  readonly signupId: SignupId | undefined;
  /** 签到台. */
  readonly desk: string;
  readonly way: ScanWay;
  /** What was scanned or typed where it led to nobody; sealed, for it may be an ID number. */
  readonly text: SealedText | undefined;
  readonly verdict: Verdict;
  readonly reason: ScanReason | undefined;
  readonly at: Instant;
  readonly by: string;
  /** 待处理的负责人. */
  readonly owner: string | undefined;
  readonly decided: { readonly by: string; readonly at: Instant; readonly note: string } | undefined;
  /** An accepted scan that was taken back no longer stands for an entry. */
  readonly undone: { readonly by: string; readonly at: Instant; readonly reason: string } | undefined;
}
