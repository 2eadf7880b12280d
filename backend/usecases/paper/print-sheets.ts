import type { Reader } from '#db/connection/handles.ts';
import { listPaperEntriesOfSheets } from '#db/repositories/paper-batches.ts';
import {
  findPaperSheetById,
  insertPaperSheets,
  listPaperSheetsByFair,
  nextPaperSheetNumber,
  setPaperSheetCopies,
} from '#db/repositories/paper-sheets.ts';
import { listRosterByFair } from '#db/repositories/participations.ts';
import { findEntryById, listEntriesByFair } from '#db/repositories/signup-entries.ts';
import type { PaperSheetLine, paperContract } from '#shared/contract/paper.ts';
import type { Sheet } from '#shared/domain/documents/sheet.ts';
import { personCells, type SignInSheetFacts, signInSheet, unitCells } from '#shared/domain/documents/sign-in-sheets.ts';
import { timeAndPlace } from '#shared/domain/documents/time-and-place.ts';
import { type PaperSheet, sheetsOfRows } from '#shared/domain/paper/paper-sheet.ts';
import { PAPER_KIND_NAMES } from '#shared/domain/paper/paper-words.ts';
import { formatSheetCode } from '#shared/domain/paper/row-code.ts';
import type { FairId, PaperSheetId, ParticipationId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { PrinterDep } from '../documents/documents.ts';
import { type FairAtCenter, findFairAtCenter, printFairPapers } from '../documents/print-fair-papers.ts';
import type { InputOf } from '../input-of.ts';

type PrintDeps = DatabaseDep & ClockDep & IdsDep & PrinterDep;
type Choice = InputOf<typeof paperContract.print>;

/** As many as one carries to the desk; drawing them takes a second. */
const MOST_SHEETS = 500;
/** Beyond any fair. */
const EVERYBODY = 10_000_000;

const BY_NAME = new Intl.Collator('zh-Hans-CN');

export async function listPaperSheets(deps: DatabaseDep, input: { fairId: FairId }): Answer<readonly PaperSheetLine[]> {
  const sheets = await listPaperSheetsByFair(deps.db, input.fairId);
  const entries = await listPaperEntriesOfSheets(
    deps.db,
    sheets.map((sheet) => sheet.id),
  );
  const entered = Map.groupBy(entries, (entry) => entry.sheetId);
  return ok(
    sheets.map((sheet) => {
      const { id, kind, printedBy, printedAt, copies, rows } = sheet;
      const named = rows.filter((row) => row !== undefined).length;
      return {
        id,
        code: formatSheetCode(sheet.fairId, sheet),
        kind,
        named,
        blank: rows.length - named,
        entered: new Set(entered.get(id)?.map((entry) => entry.row)).size,
        printedBy,
        printedAt,
        copies,
      };
    }),
  );
}

/** 打印签到表: the sheets are kept as printed, so that a row code always means the same. */
export async function printSheets(deps: PrintDeps, input: Choice): Answer<File> {
  const at = await findFairAtCenter(deps.db, input.fairId);
  if (!at.ok) return at;
  let file: File | undefined;
  const kept = await change(deps, input.command, 'paper.print', async (writer, actor) => {
    const pages = sheetsOfRows(await subjectsOf(writer, input), input.blanks);
    if (pages.length === 0) return err({ type: 'NothingToPrint' });
    if (pages.length > MOST_SHEETS) return err({ type: 'TooManyToPrint', count: pages.length, limit: MOST_SHEETS });
    const first = await nextPaperSheetNumber(writer, input.fairId, input.kind);
    const sheets = pages.map(
      (rows, index): PaperSheet => ({
        id: deps.ids.next<'PaperSheet'>(),
        fairId: input.fairId,
        kind: input.kind,
        number: first + index,
        rows,
        printedBy: actor.name,
        printedAt: actor.at,
        copies: 1,
      }),
    );
    // Drawn before they are kept: what cannot be printed is no sheet.
    const drawn = await draw(deps, writer, at.value, sheets, { rowQr: input.rowQr, copy: 1, printedAt: actor.at });
    if (!drawn.ok) return drawn;
    file = drawn.value;
    await insertPaperSheets(writer, sheets);
    return ok({ ids: sheets.map((sheet) => sheet.id), at: actor.at });
  });
  if (!kept.ok) return kept;
  // The same command sent again: the same sheets.
  return file
    ? ok(file)
    : draw(deps, deps.db, at.value, await sheetsById(deps.db, kept.value.ids), { rowQr: input.rowQr, copy: 1, printedAt: kept.value.at });
}

/** 补打 of one sheet with the rows it had. */
export async function reprintSheet(deps: PrintDeps, input: InputOf<typeof paperContract.reprint>): Answer<File> {
  const sheet = await findPaperSheetById(deps.db, input.id);
  if (!sheet) return err({ type: 'NotFound', what: 'paperSheet', id: input.id });
  const at = await findFairAtCenter(deps.db, sheet.fairId);
  if (!at.ok) return at;
  let file: File | undefined;
  const kept = await change(deps, input.command, 'paper.reprint', async (writer, actor) => {
    const [current = sheet] = await sheetsById(writer, [input.id]);
    const copy = current.copies + 1;
    const drawn = await draw(deps, writer, at.value, [current], { rowQr: input.rowQr, copy, printedAt: actor.at });
    if (!drawn.ok) return drawn;
    file = drawn.value;
    await setPaperSheetCopies(writer, current.id, copy, input.reason);
    return ok({ copy, at: actor.at });
  });
  if (!kept.ok) return kept;
  return file ? ok(file) : draw(deps, deps.db, at.value, [sheet], { rowQr: input.rowQr, copy: kept.value.copy, printedAt: kept.value.at });
}

async function sheetsById(db: Reader, ids: readonly PaperSheetId[]): Promise<readonly PaperSheet[]> {
  const sheets: PaperSheet[] = [];
  for (const id of ids) {
    const sheet = await findPaperSheetById(db, id);
    if (sheet) sheets.push(sheet);
  }
  return sheets;
}

/** Who stands on the new sheets, in order. */
async function subjectsOf(db: Reader, { fairId, kind, order, only }: Choice): Promise<readonly (SignupId | ParticipationId)[]> {
  const ids = kind === 'units' ? await unitsInOrder(db, fairId) : await personsInOrder(db, fairId, order);
  if (only === 'all') return ids;
  const listed = new Set((await listPaperSheetsByFair(db, fairId)).flatMap((sheet) => sheet.rows));
  return ids.filter((id) => !listed.has(id));
}

async function unitsInOrder(db: Reader, fairId: FairId): Promise<readonly ParticipationId[]> {
  const roster = await listRosterByFair(db, fairId);
  return roster
    .filter(({ participation }) => participation.presence === 'onsite' && participation.attendance !== 'cancelled')
    .map(({ participation }) => participation.id);
}

async function personsInOrder(db: Reader, fairId: FairId, order: Choice['order']): Promise<readonly SignupId[]> {
  const entries = (await listEntriesByFair(db, fairId, { limit: EVERYBODY })).filter(({ signup }) => signup.cancelReason === undefined);
  const ordered = order === 'name' ? entries.toSorted((a, b) => BY_NAME.compare(a.person.name, b.person.name)) : entries;
  return ordered.map(({ signup }) => signup.id);
}

async function draw(
  deps: PrinterDep,
  db: Reader,
  at: FairAtCenter,
  sheets: readonly PaperSheet[],
  { rowQr, copy, printedAt }: { readonly rowQr: boolean; readonly copy: number; readonly printedAt: Instant },
): Answer<File> {
  const { center, fair } = at;
  const facts: SignInSheetFacts = {
    center,
    fairId: fair.id,
    fairNumber: fair.number,
    fairTitle: fair.title,
    timeAndPlace: timeAndPlace(fair),
    rowQr,
  };
  const kind = sheets[0]?.kind ?? 'persons';
  const cellsOf = kind === 'units' ? await cellsOfUnits(db, fair.id) : cellsOfPersons(db);
  const laid: Sheet[] = [];
  for (const sheet of sheets) {
    const rows: (readonly string[] | undefined)[] = [];
    for (const id of sheet.rows) rows.push(id === undefined ? undefined : await cellsOf(id));
    laid.push(signInSheet(facts, sheet, rows));
  }
  return printFairPapers(deps, at, { sheets: laid, what: PAPER_KIND_NAMES[kind], copy, at: printedAt });
}

type CellsOf = (id: SignupId | ParticipationId) => Promise<readonly string[] | undefined>;

/** A sign-up that an undone import took away leaves its line empty. */
function cellsOfPersons(db: Reader): CellsOf {
  return async (id) => {
    const entry = await findEntryById(db, id as SignupId);
    return entry && personCells(entry.person);
  };
}

async function cellsOfUnits(db: Reader, fairId: FairId): Promise<CellsOf> {
  const roster = new Map((await listRosterByFair(db, fairId)).map((line) => [line.participation.id, line]));
  return async (id) => {
    const line = roster.get(id as ParticipationId);
    return line && unitCells(line.unit.name, line.participation.booth);
  };
}
