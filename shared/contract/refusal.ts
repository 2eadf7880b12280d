import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, JobSeekerId, ParticipationId, SettlementId, UnitId, VoucherId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { PastAttendance } from '../domain/arrivals/no-shows.ts';
import type { PrintedBefore } from '../domain/cards/card-print.ts';
import type { ExchangeError } from '../domain/exchange/exchange-error.ts';
import type { FeedbackFault, FeedbackWarning } from '../domain/feedback/feedback-checks.ts';
import type { SpreadsheetRefusal } from '../domain/imports/spreadsheet-refusal.ts';
import type { OutcomeStepKind } from '../domain/outcomes/placement.ts';
import type { DocumentFault } from '../domain/people/identity-document.ts';
import type { ApprovalBlocker } from '../domain/settlements/approval.ts';

/**
 * Everything that the backend may refuse in normal use: the closed union behind the one typed error `REFUSED`.
 * Each member carries what the user needs for the next step; the sentence is chosen by `refusalSentence`.
 */
export type Refusal =
  | { readonly type: 'NotFound'; readonly what: RecordKind; readonly id: string }
  | { readonly type: 'DatabaseNotOpen' }
  | { readonly type: 'Exchange'; readonly error: ExchangeError }
  | { readonly type: 'RecoveryCodeWrong'; readonly group: number | undefined }
  | { readonly type: 'RecoveryCodeOfAnother' }
  | { readonly type: 'SetupMissing' }
  | { readonly type: 'AlreadySetUp' }
  | { readonly type: 'UnknownDivision'; readonly code: string }
  | { readonly type: 'NameTaken'; readonly name: string }
  | { readonly type: 'LastOperator'; readonly name: string }
  | { readonly type: 'DatesReversed'; readonly from: CalendarDate; readonly to: CalendarDate }
  | { readonly type: 'FairSettled'; readonly fairId: FairId; readonly settlementNumber: string }
  | { readonly type: 'FairCancelled'; readonly fairId: FairId }
  | { readonly type: 'FairNotOver'; readonly fairId: FairId; readonly endsOn: CalendarDate }
  | { readonly type: 'CreditCodeInvalid'; readonly reason: 'length' | 'alphabet' | 'checkCharacter'; readonly code: string }
  | { readonly type: 'UnitAlreadyAtFair'; readonly participationId: ParticipationId; readonly unitName: string }
  | { readonly type: 'UnitHasCosts'; readonly unitId: UnitId; readonly unitName: string; readonly voucherNumbers: readonly string[] }
  | {
      readonly type: 'VoucherNumberUsed';
      readonly number: string;
      readonly voucherId: VoucherId;
      readonly fairId: FairId;
      readonly fairNumber: string;
      readonly fairTitle: string;
      readonly voucherDate: CalendarDate;
    }
  | { readonly type: 'VoucherVoid'; readonly voucherId: VoucherId }
  | { readonly type: 'CostUnitNotAtFair'; readonly unitId: UnitId }
  | { readonly type: 'AttachmentTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'AttachmentKind'; readonly fileName: string }
  | { readonly type: 'AttachmentDamaged'; readonly fileName: string }
  | { readonly type: 'UnitHasFeedback'; readonly unitName: string }
  | { readonly type: 'FeedbackFaulty'; readonly faults: readonly FeedbackFault[] }
  | { readonly type: 'FeedbackNeedsNote'; readonly warnings: readonly FeedbackWarning[] }
  | { readonly type: 'StatisticsTooEarly'; readonly endsOn: CalendarDate }
  | { readonly type: 'StatisticsChanged' }
  | { readonly type: 'StatisticsUnchanged'; readonly version: number }
  | { readonly type: 'SettlementBlocked'; readonly blockers: readonly ApprovalBlocker[] }
  | { readonly type: 'SettlementChanged' }
  | { readonly type: 'SettlementVoid'; readonly settlementId: SettlementId }
  | {
      readonly type: 'CharactersWithoutFont';
      readonly characters: readonly { readonly char: string; readonly codePoint: number; readonly where: string }[];
    }
  | { readonly type: 'DocumentInvalid'; readonly fault: DocumentFault }
  | { readonly type: 'PhoneInvalid' }
  | { readonly type: 'ScanNotOpen'; readonly what: 'undo' | 'decide' }
  | { readonly type: 'SignupOfOtherFair' }
  | { readonly type: 'SignupCheckedIn'; readonly at: Instant; readonly desk: string }
  | { readonly type: 'DateInFuture'; readonly on: CalendarDate }
  | { readonly type: 'UnitNotAtFair'; readonly unitId: UnitId; readonly unitName: string }
  | { readonly type: 'OutcomeStepStands'; readonly step: OutcomeStepKind; readonly on: CalendarDate }
  | { readonly type: 'OutcomeStepVoid' }
  | { readonly type: 'StationCodeTaken'; readonly code: string; readonly name: string }
  | { readonly type: 'StationCodeInUse'; readonly code: string; readonly deliveries: number; readonly fairs: number }
  | { readonly type: 'StationsKeptByCenter' }
  | { readonly type: 'NotThisStation'; readonly name: string }
  | { readonly type: 'StationClosed'; readonly name: string; readonly on: CalendarDate }
  | { readonly type: 'StationRecordVoid'; readonly what: 'delivery' | 'deliveryPerson' | 'stationActivity' }
  | { readonly type: 'BoothTaken'; readonly number: string; readonly unitName: string }
  | { readonly type: 'BoothEmpty'; readonly number: string }
  | { readonly type: 'BoothInUse'; readonly number: string; readonly unitName: string }
  | { readonly type: 'BoothNotOnPlan'; readonly number: string }
  | { readonly type: 'BoothNumbersUsed'; readonly numbers: readonly string[] }
  | { readonly type: 'TooManyBooths'; readonly count: number; readonly limit: number }
  | { readonly type: 'BoothAreaOccupied'; readonly areaName: string; readonly numbers: readonly string[] }
  | { readonly type: 'BoothsMissing'; readonly fairId: FairId }
  | { readonly type: 'FairNotBegun'; readonly fairId: FairId; readonly startsOn: CalendarDate }
  | { readonly type: 'UnitArrivedAlready'; readonly unitName: string; readonly at: Instant; readonly by: string }
  | { readonly type: 'UnitHasArrivals'; readonly unitName: string }
  | { readonly type: 'ArrivalUndone' }
  | { readonly type: 'UnitBarred'; readonly unitName: string; readonly inARow: number; readonly last: PastAttendance }
  | { readonly type: 'PersonMerged'; readonly rootId: JobSeekerId; readonly name: string }
  | { readonly type: 'DocumentOfAnother'; readonly personId: JobSeekerId; readonly name: string }
  | { readonly type: 'SamePerson'; readonly name: string }
  | { readonly type: 'MergeChanged' }
  | { readonly type: 'MergeHidesDocument'; readonly name: string }
  | { readonly type: 'MergeUndone' }
  | { readonly type: 'NothingToExport' }
  | { readonly type: 'NothingToPrint' }
  | { readonly type: 'TooManyToPrint'; readonly count: number; readonly limit: number }
  | { readonly type: 'CardsPrinted'; readonly count: number; readonly name: string; readonly printed: PrintedBefore }
  | { readonly type: 'PaperRowUnknown'; readonly row: number }
  | { readonly type: 'PaperRowIncomplete'; readonly code: string }
  | { readonly type: 'OutsideFairDays'; readonly from: CalendarDate; readonly to: CalendarDate }
  | { readonly type: 'PaperBatchUndone' }
  | { readonly type: 'DeskNetworkFailed'; readonly reason: 'portInUse' | 'notPermitted' | 'addressGone'; readonly port: number }
  | { readonly type: 'DeskNetworkOff' }
  | { readonly type: 'DeskRevoked'; readonly name: string }
  | { readonly type: 'PairingCodeWrong' }
  | { readonly type: 'PairingTooOften' }
  | { readonly type: 'FairNotOfDesk' }
  | { readonly type: 'ScanOfOtherDesk' }
  | { readonly type: 'UploadGone' }
  | { readonly type: 'Spreadsheet'; readonly refusal: SpreadsheetRefusal }
  | { readonly type: 'MappingIncomplete'; readonly fields: readonly string[] }
  | { readonly type: 'NothingToImport' }
  | { readonly type: 'ImportCancelled' }
  | { readonly type: 'ImportUndone' }
  | { readonly type: 'ImportHasDependents'; readonly dependents: readonly ImportDependent[] }
  | { readonly type: 'SignupImportHasDependents'; readonly dependents: readonly SignupImportDependent[] }
  | { readonly type: 'JobImportHasDependents'; readonly dependents: readonly JobImportDependent[] }
  | { readonly type: 'BackupFailed'; readonly reason: 'folder' | 'sourceDamaged' | 'copyDamaged' | 'disk'; readonly detail: string }
  | { readonly type: 'BackupDamaged'; readonly fileName: string; readonly detail: string }
  | { readonly type: 'DiskFull' }
  | { readonly type: 'ReadOnly' }
  | { readonly type: 'DatabaseBusy' }
  | { readonly type: 'DiskFailing'; readonly detail: string };

export type RecordKind =
  | 'fair'
  | 'unit'
  | 'participation'
  | 'job'
  | 'voucher'
  | 'settlement'
  | 'tour'
  | 'operator'
  | 'personMerge'
  | 'importBatch'
  | 'backup'
  | 'attachment'
  | 'package'
  | 'exchangePeer'
  | 'conflict'
  | 'jobSeeker'
  | 'signup'
  | 'scan'
  | 'placement'
  | 'outcomeStep'
  | 'booth'
  | 'boothArea'
  | 'arrival'
  | 'paperSheet'
  | 'paperBatch'
  | 'desk'
  | 'station'
  | 'delivery'
  | 'deliveryPerson'
  | 'stationActivity';

/** Why a batch cannot be undone: a later record stands on one of its units. */
export interface ImportDependent {
  readonly unitName: string;
  readonly reason: 'changedLater' | 'hasCosts' | 'hasJobs' | 'hasFeedback' | 'settled' | 'hasArrivals';
  readonly detail: string;
}

/** Why a batch of sign-ups cannot be undone: somebody it brought came to the fair, or more was said of the person since. */
export interface SignupImportDependent {
  readonly personName: string;
  readonly reason: 'hasScans' | 'changedLater';
}

/** Why a batch of jobs cannot be undone: a job of it was corrected or withdrawn since. */
export interface JobImportDependent {
  readonly unitName: string;
  readonly jobTitle: string;
}
