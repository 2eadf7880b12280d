import type { Brand } from './brand.ts';

/** UUIDv7 text made by the writer, so that stations can write offline. One brand a kind of record. */
export type Id<Kind extends string> = string & Brand<`${Kind}Id`>;

export type OperatorId = Id<'Operator'>;
export type SchemeId = Id<'Scheme'>;
export type TourId = Id<'Tour'>;
export type FairId = Id<'Fair'>;
/** Deterministic (UUIDv8) from the credit code, as are those that follow from other records: two places that write the same make one row. */
export type UnitId = Id<'Unit'>;
export type ParticipationId = Id<'Participation'>;
export type VoucherId = Id<'Voucher'>;
export type CostItemId = Id<'CostItem'>;
export type AttachmentId = Id<'Attachment'>;
export type SettlementId = Id<'Settlement'>;
export type ImportBatchId = Id<'ImportBatch'>;
export type PrintId = Id<'Print'>;
/** Deterministic (UUIDv8) where the person has a document: the same person is the same row, whoever wrote it. */
export type JobSeekerId = Id<'JobSeeker'>;
export type ObservationId = Id<'Observation'>;
export type PersonMergeId = Id<'PersonMerge'>;
/** Deterministic (UUIDv8) from the fair and the job-seeker. */
export type SignupId = Id<'Signup'>;
export type ScanId = Id<'Scan'>;
export type JobId = Id<'Job'>;
export type JobVersionId = Id<'JobVersion'>;
export type PlacementId = Id<'Placement'>;
export type OutcomeStepId = Id<'OutcomeStep'>;
export type DisclosureId = Id<'Disclosure'>;
export type BoothAreaId = Id<'BoothArea'>;
export type BoothId = Id<'Booth'>;
export type ArrivalId = Id<'Arrival'>;
export type FeedbackId = Id<'Feedback'>;
export type FairObservationId = Id<'FairObservation'>;
export type StatisticsReportId = Id<'StatisticsReport'>;
export type PaperSheetId = Id<'PaperSheet'>;
export type PaperBatchId = Id<'PaperBatch'>;
export type PaperEntryId = Id<'PaperEntry'>;
export type CardPrintId = Id<'CardPrint'>;
export type DeskId = Id<'Desk'>;
export type PairingAttemptId = Id<'PairingAttempt'>;
export type StationId = Id<'Station'>;
export type DeliveryId = Id<'Delivery'>;
/** Deterministic (UUIDv8) from the delivery and the job-seeker. */
export type DeliveryPersonId = Id<'DeliveryPerson'>;
export type StationActivityId = Id<'StationActivity'>;
export type ExchangePeerId = Id<'ExchangePeer'>;
export type ConflictId = Id<'Conflict'>;
export type CommandId = Id<'Command'>;
