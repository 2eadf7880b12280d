import type { Brand } from './brand.ts';

/** UUIDv7 text made by the writer, so that stations can write offline. One brand a kind of record. */
export type Id<Kind extends string> = string & Brand<`${Kind}Id`>;

export type OperatorId = Id<'Operator'>;
export type SchemeId = Id<'Scheme'>;
export type TourId = Id<'Tour'>;
export type FairId = Id<'Fair'>;
export type UnitId = Id<'Unit'>;
export type ParticipationId = Id<'Participation'>;
export type VoucherId = Id<'Voucher'>;
export type CostItemId = Id<'CostItem'>;
export type AttachmentId = Id<'Attachment'>;
export type SettlementId = Id<'Settlement'>;
export type ImportBatchId = Id<'ImportBatch'>;
export type PrintId = Id<'Print'>;
export type CommandId = Id<'Command'>;
