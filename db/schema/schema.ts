import type { CenterTable, CounterTable, OperatorTable, SchemeTable, SettingTable } from './center-tables.ts';
import type { AttachmentTable, CostItemTable, VoucherAttachmentTable, VoucherTable } from './cost-tables.ts';
import type { ColumnMappingTable, FairTable, ImportBatchTable, ParticipationTable, TourTable, UnitTable } from './fair-tables.ts';
import type { CommandTable, NodeTable, OpTable, PeerAckTable, ThisNodeTable, VvTable } from './log-tables.ts';
import type { PrintRecordTable, SettlementTable } from './settlement-tables.ts';

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
}

/** The log itself and what only this file knows. */
export interface LogSchema {
  this_node: ThisNodeTable;
  op: OpTable;
  vv: VvTable;
  peer_ack: PeerAckTable;
  command: CommandTable;
}

export type Schema = BusinessSchema & LogSchema;

export type BusinessTable = keyof BusinessSchema;
