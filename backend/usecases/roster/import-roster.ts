import type { Reader, Writer } from '#db/connection/handles.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { findColumnMapping, saveColumnMapping } from '#db/repositories/column-mappings.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { insertImportBatch, listImportBatchesByFair } from '#db/repositories/import-batches.ts';
import { insertParticipations, listCreditCodesByFair, nextRosterOrder } from '#db/repositories/participations.ts';
import { insertUnits, listUnitsByCreditCodes } from '#db/repositories/units.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ImportBatchLine, ImportOutcome, ImportProgress, RosterPreview, rosterContract } from '#shared/contract/roster.ts';
import { boothText } from '#shared/domain/booths/booth.ts';
import { type BoothClaim, claimBooths } from '#shared/domain/booths/named-booths.ts';
import {
  type ColumnMapping,
  findHeaderRow,
  type HeaderRow,
  headerSignature,
  missingFields,
  proposeMapping,
} from '#shared/domain/imports/columns.ts';
import type { RawTable } from '#shared/domain/imports/raw-table.ts';
import { checkRoster, type RosterCheck, type RosterRow } from '#shared/domain/imports/roster.ts';
import { ROSTER_FIELDS } from '#shared/domain/imports/roster-fields.ts';
import { normaliseCreditCode } from '#shared/domain/units/credit-code.ts';
import type { Participation, Unit } from '#shared/domain/units/unit.ts';
import type { FairId, ImportBatchId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { readTable } from '../../adapters/spreadsheet/read-table.ts';
import { writeMarkedErrors } from '../../adapters/spreadsheet/write-workbook.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { judgeUnits } from '../arrivals/no-show-rule.ts';
import { bookNamedBooths, listPlannedBooths, type PlannedBooth } from '../booths/booths-of-roster.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { InputOf } from '../input-of.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import type { Upload, Uploads } from './uploads.ts';

interface UploadsDep {
  readonly uploads: Uploads;
}

/** Step 1 to 2: reads the file, proposes the columns and lists every bad cell. Nothing is stored but the file in memory. */
export async function readRosterFile(
  deps: DatabaseDep & UploadsDep,
  input: InputOf<typeof rosterContract.readFile>,
): Answer<RosterPreview> {
  const table = await readTable({ name: input.file.name, bytes: new Uint8Array(await input.file.arrayBuffer()) }, input.sheetName);
  if (!table.ok) return err({ type: 'Spreadsheet', refusal: table.error });
  const header = findHeaderRow(table.value, ROSTER_FIELDS);
  if (!header) return err({ type: 'Spreadsheet', refusal: { type: 'HeaderMissing' } });
  const remembered = await findColumnMapping(deps.db, 'roster', headerSignature(header.headers));
  const mapping = proposeMapping(header.headers, ROSTER_FIELDS, remembered);
  const upload = { fileName: input.file.name, table: table.value };
  return ok(
    await previewOf(deps, {
      fairId: input.fairId,
      uploadId: deps.uploads.keep(upload),
      upload,
      header,
      mapping,
      remembered: mapping === remembered,
    }),
  );
}

/** The same file under another mapping of its columns. */
export async function checkImport(deps: DatabaseDep & UploadsDep, input: InputOf<typeof rosterContract.check>): Answer<RosterPreview> {
  const upload = findUpload(deps, input.uploadId);
  if (!upload.ok) return upload;
  const { fairId, uploadId, mapping } = input;
  return ok(await previewOf(deps, { fairId, uploadId, upload: upload.value, header: upload.value.header, mapping, remembered: false }));
}

/** The rows as they came with the bad cells marked, to be mended in the spreadsheet. */
export async function markErrors(deps: DatabaseDep & UploadsDep, input: InputOf<typeof rosterContract.errorWorkbook>): Answer<File> {
  const upload = findUpload(deps, input.uploadId);
  if (!upload.ok) return upload;
  const { check } = await checkRows(deps.db, input.fairId, upload.value.table, upload.value.header, input.mapping);
  const name = upload.value.fileName.replace(/\.[^.]+$/, '');
  return ok(spreadsheetFile(`${name}（错误标注）`, await writeMarkedErrors(upload.value.table, check.badCells)));
}

/**
 * Step 3: puts the good rows on the roster as one batch. A unit known by its code keeps its own name and data; others are added.
 * Yields the progress; stopping before the end leaves nothing behind.
 */
export async function* commitImport(
  deps: DatabaseDep & ClockDep & IdsDep & UploadsDep,
  input: InputOf<typeof rosterContract.commit>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportProgress, Result<ImportOutcome, Refusal>> {
  const upload = findUpload(deps, input.uploadId);
  if (!upload.ok) return upload;
  const missing = missingFields(input.mapping, ROSTER_FIELDS);
  if (missing.length > 0) return err({ type: 'MappingIncomplete', fields: missing.map((field) => field.label) });
  const { table, header, fileName } = upload.value;
  const total = table.rows.length - header.index - 1;
  yield { done: 0, total };
  // The page may have gone since; the transaction itself is short and either whole or not at all.
  if (signal?.aborted) return err({ type: 'ImportCancelled' });
  const outcome = await change(deps, input.command, 'roster.commit', async (writer, actor) => {
    const fair = await findOpenFair(writer, input.fairId);
    if (!fair.ok) return fair;
    // Checked again inside: the roster may have changed since the page showed it.
    const { check, goodRows } = await checkRows(writer, input.fairId, table, header, input.mapping);
    if (goodRows.length === 0) return err({ type: 'NothingToImport' });
    const batchId = deps.ids.next<'ImportBatch'>();
    const claims = claimBooths(
      await listPlannedBooths(writer, input.fairId),
      goodRows.map(({ row, booth }) => ({ row, text: booth })),
    );
    const { newUnits, participations } = await recordsOf(deps, writer, input.fairId, batchId, goodRows, claims);
    const skipped = check.counts.bad;
    await insertImportBatch(writer, {
      id: batchId,
      fairId: input.fairId,
      kind: 'roster',
      fileName,
      rows: check.counts.rows - check.counts.blank,
      added: goodRows.length,
      newRecords: newUnits.length,
      skipped,
      mapping: input.mapping,
      importedBy: actor.name,
      importedAt: actor.at,
      undone: undefined,
    });
    await insertUnits(writer, newUnits);
    await insertParticipations(writer, participations);
    await bookNamedBooths(
      writer,
      input.fairId,
      participations.map(({ id }, index) => ({ participationId: id, booths: claims[index]?.booths ?? [] })),
    );
    await saveColumnMapping(writer, 'roster', headerSignature(header.headers), input.mapping);
    // A cancel that came while the rows were written still undoes all of them: a refusal rolls back.
    if (signal?.aborted) return err({ type: 'ImportCancelled' });
    return ok({ batchId, added: goodRows.length, newUnits: newUnits.length, skipped });
  });
  if (outcome.ok) yield { done: total, total };
  return outcome;
}

export async function listImportBatches(deps: DatabaseDep, input: { fairId: FairId }): Answer<readonly ImportBatchLine[]> {
  const batches = await listImportBatchesByFair(deps.db, input.fairId, 'roster');
  return ok(
    batches.map((batch) => ({
      id: batch.id,
      fileName: batch.fileName,
      at: batch.importedAt,
      by: batch.importedBy,
      added: batch.added,
      skipped: batch.skipped,
      undone: batch.undone !== undefined,
    })),
  );
}

/** What the batch puts in: the units that are not known yet, and a participation a row. */
async function recordsOf(
  deps: IdsDep,
  writer: Writer,
  fairId: FairId,
  batchId: ImportBatchId,
  rows: readonly RosterRow[],
  claims: readonly BoothClaim<PlannedBooth>[],
): Promise<{ readonly newUnits: readonly Unit[]; readonly participations: readonly Participation[] }> {
  const known = new Map(
    (
      await listUnitsByCreditCodes(
        writer,
        rows.map((row) => row.creditCode),
      )
    ).map((unit) => [unit.creditCode, unit]),
  );
  const newUnits: Unit[] = [];
  const first = await nextRosterOrder(writer, fairId);
  const participations = rows.map((row, index): Participation => {
    const { name, creditCode, kind, divisionCode, industry, contact, phone, booth, attendance, presence, jobs, headcount, remark } = row;
    const unit = known.get(creditCode) ?? {
      id: deps.ids.next<'Unit'>(),
      name,
      creditCode,
      kind,
      divisionCode,
      industry,
      contact,
      phone,
      importBatchId: batchId,
    };
    if (!known.has(creditCode)) newUnits.push(unit);
    return {
      id: deps.ids.next<'Participation'>(),
      fairId,
      unitId: unit.id,
      rosterOrder: first + index,
      booth: boothOfClaim(booth, claims[index]),
      attendance,
      presence,
      localOverride: undefined,
      localNote: undefined,
      contact,
      phone,
      jobs,
      headcount,
      remark,
      importBatchId: batchId,
    };
  });
  return { newUnits, participations };
}

/** What the plan gave; a number that the plan does not have stays as a text, one that another unit has does not. */
function boothOfClaim(text: string | undefined, claim: BoothClaim<PlannedBooth> | undefined): string | undefined {
  if (!claim || (claim.booths.length === 0 && claim.faults.every((fault) => fault.type === 'BoothNotOnPlan'))) return text;
  return boothText(claim.booths);
}

function findUpload(deps: UploadsDep, id: string): Result<Upload & { readonly header: HeaderRow }, Refusal> {
  const upload = deps.uploads.find(id);
  const header = upload && findHeaderRow(upload.table, ROSTER_FIELDS);
  return upload && header ? ok({ ...upload, header }) : err({ type: 'UploadGone' });
}

interface PreviewOf {
  readonly fairId: FairId;
  readonly uploadId: string;
  readonly upload: Upload;
  readonly header: HeaderRow;
  readonly mapping: ColumnMapping;
  readonly remembered: boolean;
}

async function previewOf(deps: DatabaseDep, { fairId, uploadId, upload, header, mapping, remembered }: PreviewOf): Promise<RosterPreview> {
  const { check } = await checkRows(deps.db, fairId, upload.table, header, mapping);
  const { sheetNames, sheetName } = upload.table;
  return { uploadId, fileName: upload.fileName, sheetNames, sheetName, headers: header.headers, mapping, remembered, check };
}

async function checkRows(
  db: Reader,
  fairId: FairId,
  table: RawTable,
  header: HeaderRow,
  mapping: ColumnMapping,
): Promise<{ readonly check: RosterCheck; readonly goodRows: readonly RosterRow[] }> {
  const [center, fair] = [await findCenter(db), await findFairById(db, fairId)];
  if (!center || !fair) throw new Error(`An import is checked for fair ${fairId}, which is not there`);
  const at = mapping.creditCode === undefined ? undefined : header.headers.findIndex(({ column }) => column === mapping.creditCode);
  const codes =
    at === undefined
      ? []
      : table.rows.slice(header.index + 1).map((row) => {
          const cell = row[at];
          return cell && cell.kind !== 'empty' ? normaliseCreditCode(cell.text) : '';
        });
  const knownUnits = await listUnitsByCreditCodes(
    db,
    [...new Set(codes)].filter((code) => code.length === 18),
  );
  const findings = await judgeUnits(
    db,
    fair,
    knownUnits.map((unit) => unit.id),
  );
  return checkRoster(table, header, mapping, {
    homeDivision: center.homeDivision,
    atFair: await listCreditCodesByFair(db, fairId),
    knownNames: new Map(knownUnits.map((unit) => [unit.creditCode, unit.name])),
    booths: await listPlannedBooths(db, fairId),
    absences: new Map(
      knownUnits.flatMap((unit) => {
        const finding = findings.get(unit.id);
        return finding ? [[unit.creditCode, finding] as const] : [];
      }),
    ),
  });
}
