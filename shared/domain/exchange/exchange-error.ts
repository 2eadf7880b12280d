import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { FolderError } from './folder-error.ts';
import type { MissingPackages } from './missing-packages.ts';

/** The parts of a package, for a person who is told which one is damaged. */
export type PackagePart = 'outer' | 'seal' | 'header' | 'signature' | 'payload' | 'attachment' | 'chain';

/** Why a file cannot be read as a package. Nothing of it was used. */
export type PackageError =
  | { readonly type: 'NotAPackage' }
  | { readonly type: 'PackageCut' }
  | { readonly type: 'PackageDamaged'; readonly part: PackagePart }
  | { readonly type: 'PackageTooLarge'; readonly part: PackagePart }
  | { readonly type: 'PackageForAnother'; readonly to: string }
  | { readonly type: 'WrongSecret' }
  | { readonly type: 'PackageOfNewerVersion'; readonly program: string; readonly schema: number }
  | { readonly type: 'PackageOfUnknownCopy'; readonly from: string }
  | { readonly type: 'PackageOfRevokedCopy'; readonly from: string; readonly revokedAt: Instant; readonly reason: string }
  | { readonly type: 'PackageOfOtherKind'; readonly kind: 'start' | 'package' | 'receipt' }
  | { readonly type: 'StartFileUsed'; readonly from: string }
  | { readonly type: 'FileUnreadable'; readonly code: string };

/** Why packages cannot be made or taken in. */
export type ExchangeError =
  | PackageError
  | FolderError
  /** 分叉: numbers that were given to other rows before. */
  | { readonly type: 'PackageForked'; readonly from: string }
  /** Numbers that belong to another copy, or to this database when no owner is named. */
  | { readonly type: 'PackageOfForeignNode'; readonly from: string; readonly owner: string | undefined }
  /** 缺包. */
  | ({ readonly type: 'PackagesMissing' } & MissingPackages)
  /** 时钟超前. */
  | { readonly type: 'ClockAhead'; readonly from: string; readonly hours: number }
  | { readonly type: 'NothingToHandOver' }
  | { readonly type: 'DiskFullHere' }
  /** A disk or stick that fails or was pulled out, as the operating system says. */
  | { readonly type: 'DriveFailed'; readonly code: string }
  /** 已暂停: what was begun stands where it is, for want of space, and is gone on with when asked. */
  | { readonly type: 'WorkPaused'; readonly work: 'merging' | 'reverting' }
  | { readonly type: 'ReceiptIsOlder'; readonly number: number; readonly taken: number }
  | { readonly type: 'NotAStation' }
  | { readonly type: 'IsAStation' }
  | { readonly type: 'CopyRevoked'; readonly name: string }
  | { readonly type: 'CopyExpired'; readonly expiresOn: CalendarDate }
  | { readonly type: 'DatabaseNotEmpty' }
  | { readonly type: 'SecretMistyped' }
  | { readonly type: 'RecipientInvalid' }
  | { readonly type: 'MergeCancelled' }
  | { readonly type: 'UploadIncomplete' }
  | { readonly type: 'NotRevertible'; readonly blockers: readonly { readonly table: string; readonly id: string; readonly name: string }[] }
  | { readonly type: 'DecisionStands'; readonly why: 'changedSince' | 'undecided' | 'decided' }
  | { readonly type: 'ChoiceImpossible'; readonly why: string };
