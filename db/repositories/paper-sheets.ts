import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRows, updateRow } from '#db/log/tracked-write.ts';
import type { PaperSheetTable } from '#db/schema/paper-tables.ts';
import type { PaperSheet } from '#shared/domain/paper/paper-sheet.ts';
import type { PaperKind, SheetNumber } from '#shared/domain/paper/row-code.ts';
import type { FairId, PaperSheetId, ParticipationId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const sheetFromRow = (row: PaperSheetTable): PaperSheet => ({
  id: row.id as PaperSheetId,
  fairId: row.fair_id as FairId,
  kind: row.kind as PaperKind,
  number: row.number,
  rows: (JSON.parse(row.lines) as (string | null)[]).map((id) => (id ?? undefined) as SignupId | ParticipationId | undefined),
  printedBy: row.printed_by,
  printedAt: row.printed_at as Instant,
  copies: row.copies,
});

const sheetToRow = (sheet: PaperSheet): PaperSheetTable => ({
  id: sheet.id,
  fair_id: sheet.fairId,
  kind: sheet.kind,
  number: sheet.number,
  lines: JSON.stringify(sheet.rows.map((id) => id ?? null)),
  printed_by: sheet.printedBy,
  printed_at: sheet.printedAt,
  copies: sheet.copies,
});

export async function insertPaperSheets(trx: Writer, sheets: readonly PaperSheet[]): Promise<void> {
  await insertRows(trx, 'paper_sheet', sheets.map(sheetToRow));
}

/** By kind and number. */
export async function listPaperSheetsByFair(db: Reader, fairId: FairId): Promise<readonly PaperSheet[]> {
  const rows = await db.selectFrom('paper_sheet').selectAll().where('fair_id', '=', fairId).orderBy('kind').orderBy('number').execute();
  return rows.map(sheetFromRow);
}

export async function findPaperSheetById(db: Reader, id: PaperSheetId): Promise<PaperSheet | undefined> {
  const row = await db.selectFrom('paper_sheet').selectAll().where('id', '=', id).executeTakeFirst();
  return row && sheetFromRow(row);
}

/** One, unless two machines printed for the fair without knowing of each other. */
export async function listPaperSheetsByNumber(db: Reader, fairId: FairId, { kind, number }: SheetNumber): Promise<readonly PaperSheet[]> {
  const rows = await db
    .selectFrom('paper_sheet')
    .selectAll()
    .where('fair_id', '=', fairId)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .execute();
  return rows.map(sheetFromRow);
}

export async function nextPaperSheetNumber(db: Reader, fairId: FairId, kind: PaperKind): Promise<number> {
  const row = await db
    .selectFrom('paper_sheet')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('fair_id', '=', fairId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function setPaperSheetCopies(trx: Writer, id: PaperSheetId, copies: number, why: string): Promise<void> {
  await updateRow(trx, 'paper_sheet', id, { copies }, why);
}
