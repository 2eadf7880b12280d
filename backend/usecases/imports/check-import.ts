import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '#db/connection/handles.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { findColumnMapping } from '#db/repositories/column-mappings.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { type ImportKind, listImportBatchesByFair } from '#db/repositories/import-batches.ts';
import type { ImportBatchLine, ImportPreview } from '#shared/contract/imports.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import {
  type ImportCheck,
  type ImportedRow,
  judgeRows,
  type MappedTable,
  type ReadRows,
  type RowRules,
  readRows,
} from '#shared/domain/imports/check-rows.ts';
import {
  type ColumnMapping,
  findHeaderRow,
  type HeaderRow,
  headerSignature,
  type ImportField,
  proposeMapping,
} from '#shared/domain/imports/columns.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { readTable } from '../../adapters/spreadsheet/read-table.ts';
import { writeMarkedErrors } from '../../adapters/spreadsheet/write-workbook.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import type { ImportSubject } from './import-subject.ts';
import type { Upload, Uploads } from './uploads.ts';

export interface UploadsDep {
  readonly uploads: Uploads;
}

/** A read file under a mapping of its columns, for a fair. */
export interface MappedUpload {
  readonly fairId: FairId;
  readonly uploadId: string;
  readonly mapping: ColumnMapping;
}

type CheckDeps = DatabaseDep & ClockDep & UploadsDep;

/** Step 1 to 2: reads the file, proposes the columns and lists every bad cell. Nothing is stored but the file in memory. */
export async function readImportFile<Field extends string, Row extends ImportedRow, Known, Counts>(
  deps: CheckDeps,
  subject: ImportSubject<Field, Row, Known, Counts>,
  input: { readonly fairId: FairId; readonly file: File; readonly sheetName?: string | undefined },
): Answer<ImportPreview> {
  const table = await readTable({ name: input.file.name, bytes: new Uint8Array(await input.file.arrayBuffer()) }, input.sheetName);
  if (!table.ok) return err({ type: 'Spreadsheet', refusal: table.error });
  const { fields } = subject.rules;
  const header = findHeaderRow(table.value, fields);
  if (!header) {
    const labels = fields.filter((field) => field.required).map((field) => field.label);
    return err({ type: 'Spreadsheet', refusal: { type: 'HeaderMissing', labels } });
  }
  const remembered = await findColumnMapping(deps.db, subject.kind, headerSignature(header.headers));
  const mapping = proposeMapping(header.headers, fields, remembered);
  const upload = { fileName: input.file.name, table: table.value, header };
  const uploadId = deps.uploads.keep(upload);
  return previewOf(deps, subject, { fairId: input.fairId, uploadId, mapping }, upload, mapping === remembered);
}

/** The same file under another mapping of its columns. */
export async function recheckImport<Field extends string, Row extends ImportedRow, Known, Counts>(
  deps: CheckDeps,
  subject: ImportSubject<Field, Row, Known, Counts>,
  input: MappedUpload,
): Answer<ImportPreview> {
  const upload = findUpload(deps, subject.rules.fields, input.uploadId);
  return upload.ok ? previewOf(deps, subject, input, upload.value, false) : upload;
}

/** The rows as they came with the bad cells marked, to be mended in the spreadsheet. */
export async function markErrors<Field extends string, Row extends ImportedRow, Known, Counts>(
  deps: CheckDeps,
  subject: ImportSubject<Field, Row, Known, Counts>,
  input: MappedUpload,
): Answer<File> {
  const upload = findUpload(deps, subject.rules.fields, input.uploadId);
  if (!upload.ok) return upload;
  const check = await checkUpload(deps, subject, input, upload.value);
  const name = upload.value.fileName.replace(/\.[^.]+$/, '');
  return ok(spreadsheetFile(`${name}（错误标注）`, await writeMarkedErrors(upload.value.table, check.badCells)));
}

export async function listImportBatches(
  deps: DatabaseDep,
  kind: ImportKind,
  input: { readonly fairId: FairId },
): Answer<readonly ImportBatchLine[]> {
  const batches = await listImportBatchesByFair(deps.db, input.fairId, kind);
  return ok(
    batches.map((batch) => ({
      id: batch.id,
      fileName: batch.fileName,
      at: batch.importedAt,
      by: batch.importedBy,
      added: batch.added,
      skipped: batch.skipped,
      finished: batch.added + batch.skipped >= batch.rows,
      undone: batch.undone !== undefined,
    })),
  );
}

type FoundUpload = Upload & { readonly header: HeaderRow };

export function findUpload(deps: UploadsDep, fields: readonly ImportField[], id: string): Result<FoundUpload, Refusal> {
  const upload = deps.uploads.find(id);
  const header = upload && findHeaderRow(upload.table, fields);
  return upload && header ? ok({ ...upload, header }) : err({ type: 'UploadGone' });
}

/** Reads all rows by steps, between which the desks of the fair get their turn. */
export async function readAllRows<Field extends string, Row extends ImportedRow, Known>(
  deps: ClockDep,
  db: Reader,
  rules: RowRules<Field, Row, Known>,
  mapped: MappedTable,
): Promise<ReadRows<Row>> {
  const center = await findCenter(db);
  if (!center) throw new Error('An import is checked before the center is set up');
  const reading = readRows(rules, mapped, { homeDivision: center.homeDivision, today: chinaDate(deps.clock.now()) });
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}

async function previewOf<Field extends string, Row extends ImportedRow, Known, Counts>(
  deps: CheckDeps,
  subject: ImportSubject<Field, Row, Known, Counts>,
  input: MappedUpload,
  upload: FoundUpload,
  remembered: boolean,
): Answer<ImportPreview> {
  if (!(await findFairById(deps.db, input.fairId))) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
  const check = await checkUpload(deps, subject, input, upload);
  const { sheetNames, sheetName } = upload.table;
  const { uploadId, mapping } = input;
  return ok({ uploadId, fileName: upload.fileName, sheetNames, sheetName, headers: upload.header.headers, mapping, remembered, check });
}

async function checkUpload<Field extends string, Row extends ImportedRow, Known, Counts>(
  deps: DatabaseDep & ClockDep,
  { rules, gather }: ImportSubject<Field, Row, Known, Counts>,
  { fairId, mapping }: MappedUpload,
  { table, header }: FoundUpload,
): Promise<ImportCheck> {
  const mapped = { table, header, mapping };
  const read = await readAllRows(deps, deps.db, rules, mapped);
  const known = await gather(
    deps,
    deps.db,
    fairId,
    read.rows.map(({ row }) => row),
  );
  return judgeRows(rules, mapped, read, known).check;
}
