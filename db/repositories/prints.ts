import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow } from '#db/log/tracked-write.ts';
import type { PrintId, SettlementId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** One issue of a sealed settlement's sheets. Copy 1 is the first print, later ones say 补打. */
export interface PrintRecord {
  readonly id: PrintId;
  readonly settlementId: SettlementId;
  readonly copyNumber: number;
  readonly printedBy: string;
  readonly printedAt: Instant;
}

export async function listPrintsBySettlement(db: Reader, settlementId: SettlementId): Promise<readonly PrintRecord[]> {
  const rows = await db.selectFrom('print_record').selectAll().where('settlement_id', '=', settlementId).orderBy('copy_number').execute();
  return rows.map((row) => ({
    id: row.id as PrintId,
    settlementId: row.settlement_id as SettlementId,
    copyNumber: row.copy_number,
    printedBy: row.printed_by,
    printedAt: row.printed_at as Instant,
  }));
}

export async function nextCopyNumber(db: Reader, settlementId: SettlementId): Promise<number> {
  const row = await db
    .selectFrom('print_record')
    .select((eb) => eb.fn.max('copy_number').as('last'))
    .where('settlement_id', '=', settlementId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function insertPrint(trx: Writer, print: PrintRecord): Promise<void> {
  await insertRow(trx, 'print_record', {
    id: print.id,
    settlement_id: print.settlementId,
    copy_number: print.copyNumber,
    printed_by: print.printedBy,
    printed_at: print.printedAt,
  });
}
