import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRows } from '#db/log/tracked-write.ts';
import type { CardPrintTable } from '#db/schema/paper-tables.ts';
import type { CardKind, CardPrint } from '#shared/domain/cards/card-print.ts';
import type { CardPrintId, FairId, ParticipationId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const printFromRow = (row: CardPrintTable): CardPrint => ({
  id: row.id as CardPrintId,
  fairId: row.fair_id as FairId,
  kind: row.kind as CardKind,
  subjectId: row.subject_id as SignupId | ParticipationId,
  printedBy: row.printed_by,
  printedAt: row.printed_at as Instant,
  reason: row.reason ?? undefined,
});

const printToRow = (print: CardPrint): CardPrintTable => ({
  id: print.id,
  fair_id: print.fairId,
  kind: print.kind,
  subject_id: print.subjectId,
  printed_by: print.printedBy,
  printed_at: print.printedAt,
  reason: print.reason ?? null,
});

export async function insertCardPrints(trx: Writer, prints: readonly CardPrint[]): Promise<void> {
  await insertRows(trx, 'card_print', prints.map(printToRow));
}

/** In the order of printing. */
export async function listCardPrintsByFair(db: Reader, fairId: FairId, kind: CardKind): Promise<readonly CardPrint[]> {
  const rows = await db
    .selectFrom('card_print')
    .selectAll()
    .where('fair_id', '=', fairId)
    .where('kind', '=', kind)
    .orderBy('printed_at')
    .execute();
  return rows.map(printFromRow);
}
