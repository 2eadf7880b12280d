import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertRow, insertRows, updateRow } from '#db/log/tracked-write.ts';
import type { PaperBatchTable, PaperEntryTable } from '#db/schema/paper-tables.ts';
import type { PaperBatch, PaperEntry } from '#shared/domain/paper/paper-sheet.ts';
import type { ArrivalId, FairId, PaperBatchId, PaperEntryId, PaperSheetId, ScanId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const batchFromRow = (row: PaperBatchTable): PaperBatch => ({
  id: row.id as PaperBatchId,
  fairId: row.fair_id as FairId,
  arrivedAt: row.arrived_at as Instant,
  enteredBy: row.entered_by,
  enteredAt: row.entered_at as Instant,
  undone:
    row.undone_by === null || row.undone_at === null || row.undo_reason === null
      ? undefined
      : { by: row.undone_by, at: row.undone_at as Instant, reason: row.undo_reason },
});

const entryFromRow = (row: PaperEntryTable): PaperEntry => ({
  id: row.id as PaperEntryId,
  batchId: row.batch_id as PaperBatchId,
  sheetId: row.sheet_id as PaperSheetId,
  row: row.line,
  scanId: (row.scan_id ?? undefined) as ScanId | undefined,
  arrivalId: (row.arrival_id ?? undefined) as ArrivalId | undefined,
});

export async function insertPaperBatch(trx: Writer, batch: PaperBatch): Promise<void> {
  await insertRow(trx, 'paper_batch', {
    id: batch.id,
    fair_id: batch.fairId,
    arrived_at: batch.arrivedAt,
    entered_by: batch.enteredBy,
    entered_at: batch.enteredAt,
    undone_by: batch.undone?.by ?? null,
    undone_at: batch.undone?.at ?? null,
    undo_reason: batch.undone?.reason ?? null,
  });
}

export async function insertPaperEntries(trx: Writer, entries: readonly PaperEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    id: entry.id,
    batch_id: entry.batchId,
    sheet_id: entry.sheetId,
    line: entry.row,
    scan_id: entry.scanId ?? null,
    arrival_id: entry.arrivalId ?? null,
  }));
  await insertRows(trx, 'paper_entry', rows);
}

/** Latest first, those taken back too. */
export async function listPaperBatchesByFair(db: Reader, fairId: FairId): Promise<readonly PaperBatch[]> {
  const rows = await db
    .selectFrom('paper_batch')
    .selectAll()
    .where('fair_id', '=', fairId)
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(batchFromRow);
}

export async function findPaperBatchById(db: Reader, id: PaperBatchId): Promise<PaperBatch | undefined> {
  const row = await db.selectFrom('paper_batch').selectAll().where('id', '=', id).executeTakeFirst();
  return row && batchFromRow(row);
}

export async function listPaperEntriesOfBatch(db: Reader, batchId: PaperBatchId): Promise<readonly PaperEntry[]> {
  const rows = await db.selectFrom('paper_entry').selectAll().where('batch_id', '=', batchId).execute();
  return rows.map(entryFromRow);
}

/** Entries of the sheets that stand, in no order. */
export async function listPaperEntriesOfSheets(db: Reader, sheetIds: readonly PaperSheetId[]): Promise<readonly PaperEntry[]> {
  const entries: PaperEntry[] = [];
  for (const chunk of inChunks(sheetIds)) {
    const rows = await db
      .selectFrom('paper_entry')
      .innerJoin('paper_batch', 'paper_batch.id', 'paper_entry.batch_id')
      .selectAll('paper_entry')
      .where('paper_entry.sheet_id', 'in', chunk)
      .where('paper_batch.undone_at', 'is', null)
      .execute();
    entries.push(...rows.map(entryFromRow));
  }
  return entries;
}

export async function markPaperBatchUndone(trx: Writer, id: PaperBatchId, undone: NonNullable<PaperBatch['undone']>): Promise<void> {
  await updateRow(trx, 'paper_batch', id, { undone_by: undone.by, undone_at: undone.at, undo_reason: undone.reason }, undone.reason);
}
