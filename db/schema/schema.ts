import type { ArrivalTable, BoothAreaTable, BoothTable } from './booth-tables.ts';
import type { CenterTable, CounterTable, OperatorTable, SchemeTable, SettingTable } from './center-tables.ts';
import type { AttachmentTable, CostItemTable, VoucherAttachmentTable, VoucherTable } from './cost-tables.ts';
import type { DeskTable, PairingAttemptTable } from './desk-tables.ts';
import type {
  ConflictTable,
  ExchangeKeyTable,
  ExchangePeerTable,
  ExtraFieldTable,
  FolderFileTable,
  FolderPasswordTable,
  HeldOpTable,
  NodeEndTable,
  PackageInTable,
  PackageNoteTable,
  PackageOutTable,
  PeerRowTable,
  ReceivedStreamTable,
} from './exchange-tables.ts';
import type { ColumnMappingTable, FairTable, ImportBatchTable, ParticipationTable, TourTable, UnitTable } from './fair-tables.ts';
import type { FairObservationTable, StatisticsReportTable, UnitFeedbackTable } from './feedback-tables.ts';
import type { JobTable, JobVersionTable } from './job-tables.ts';
import type { CommandTable, NodeTable, OpTable, OrganizationKeyTable, PeerAckTable, ThisNodeTable, VvTable } from './log-tables.ts';
import type { DisclosureTable, OutcomeStepTable, PlacementTable } from './outcome-tables.ts';
import type { CardPrintTable, PaperBatchTable, PaperEntryTable, PaperSheetTable } from './paper-tables.ts';
import type {
  JobSeekerKeyDueTable,
  JobSeekerKeyListTable,
  JobSeekerKeyTable,
  JobSeekerObservationTable,
  JobSeekerTable,
  PersonMergeTable,
} from './people-tables.ts';
import type { PrintRecordTable, SettlementTable } from './settlement-tables.ts';
import type { ScanTable, SignupTable } from './signup-tables.ts';
import type { DeliveryPersonTable, DeliveryTable, StationActivityTable, StationTable, ThisStationTable } from './station-tables.ts';

/** Tables whose every change is written to the operation log; each has a text primary key `id`. */
export interface BusinessSchema {
  node: NodeTable;
  center: CenterTable;
  operator: OperatorTable;
  scheme: SchemeTable;
  counter: CounterTable;
  setting: SettingTable;
  tour: TourTable;
  fair: FairTable;
  unit: UnitTable;
  participation: ParticipationTable;
  import_batch: ImportBatchTable;
  column_mapping: ColumnMappingTable;
  attachment: AttachmentTable;
  voucher: VoucherTable;
  cost_item: CostItemTable;
  voucher_attachment: VoucherAttachmentTable;
  settlement: SettlementTable;
  print_record: PrintRecordTable;
  job_seeker: JobSeekerTable;
  job_seeker_observation: JobSeekerObservationTable;
  person_merge: PersonMergeTable;
  signup: SignupTable;
  scan: ScanTable;
  job: JobTable;
  job_version: JobVersionTable;
  placement: PlacementTable;
  outcome_step: OutcomeStepTable;
  disclosure: DisclosureTable;
  booth_area: BoothAreaTable;
  booth: BoothTable;
  arrival: ArrivalTable;
  unit_feedback: UnitFeedbackTable;
  fair_observation: FairObservationTable;
  statistics_report: StatisticsReportTable;
  paper_sheet: PaperSheetTable;
  paper_batch: PaperBatchTable;
  paper_entry: PaperEntryTable;
  card_print: CardPrintTable;
  desk: DeskTable;
  pairing_attempt: PairingAttemptTable;
  exchange_peer: ExchangePeerTable;
  package_out: PackageOutTable;
  package_in: PackageInTable;
  package_note: PackageNoteTable;
  received_stream: ReceivedStreamTable;
  conflict: ConflictTable;
  held_op: HeldOpTable;
  extra_field: ExtraFieldTable;
  station: StationTable;
  delivery: DeliveryTable;
  delivery_person: DeliveryPersonTable;
  station_activity: StationActivityTable;
}

/** The log itself and what only this file knows. */
export interface LogSchema {
  this_node: ThisNodeTable;
  op: OpTable;
  vv: VvTable;
  peer_ack: PeerAckTable;
  command: CommandTable;
  organization_key: OrganizationKeyTable;
  exchange_key: ExchangeKeyTable;
  folder_password: FolderPasswordTable;
  node_end: NodeEndTable;
  this_station: ThisStationTable;
}

/** Made anew from the business tables whenever it is needed, so it stands in no log and travels in no package. */
export interface DerivedSchema {
  job_seeker_key: JobSeekerKeyTable;
  job_seeker_key_list: JobSeekerKeyListTable;
  job_seeker_key_due: JobSeekerKeyDueTable;
  peer_row: PeerRowTable;
  folder_file: FolderFileTable;
}

export type Schema = BusinessSchema & LogSchema & DerivedSchema;

export type BusinessTable = keyof BusinessSchema;
