import { findFairById } from '#db/repositories/fairs.ts';
import { listPaperSheetsByNumber } from '#db/repositories/paper-sheets.ts';
import type { PaperRow, paperContract, ReadRows } from '#shared/contract/paper.ts';
import type { RowFault } from '#shared/domain/paper/paper-words.ts';
import { readCodes, rowsOfSelection } from '#shared/domain/paper/read-codes.ts';
import { formatRowCode, formatSheetCode } from '#shared/domain/paper/row-code.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { findRow } from './find-rows.ts';

/** What was typed or scanned means these rows; each once, in the order of typing. */
export async function readRows({ db }: DatabaseDep, input: InputOf<typeof paperContract.read>): Answer<ReadRows> {
  const fair = await findFairById(db, input.fairId);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
  const { selections, faults: unread } = readCodes(input.text, fair);
  const rows = new Map<string, PaperRow>();
  const faults: { text: string; fault: RowFault }[] = [...unread];
  for (const selection of selections) {
    const [sheet, another] = await listPaperSheetsByNumber(db, fair.id, selection.sheet);
    if (!sheet || another) {
      faults.push({ text: formatSheetCode(fair.id, selection.sheet), fault: sheet ? 'severalSheets' : 'noSheet' });
      continue;
    }
    const named = rowsOfSelection(selection, sheet.rows.length);
    for (const row of named.beyond) faults.push({ text: formatRowCode(fair.id, sheet, row), fault: 'noRow' });
    // Of a whole sheet the lines that nobody signed on are not meant.
    const isMeant = (row: number) => selection.taken !== undefined || sheet.rows[row - 1] !== undefined;
    for (const row of named.rows.filter(isMeant)) {
      const code = formatRowCode(fair.id, sheet, row);
      if (rows.has(code)) continue;
      const meaning = await findRow(db, sheet, row);
      if (meaning) rows.set(code, { sheetId: sheet.id, row, code, meaning });
      else faults.push({ text: code, fault: 'nobody' });
    }
  }
  return ok({ rows: [...rows.values()], faults });
}
