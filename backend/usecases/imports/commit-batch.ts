import type { Reader, Writer } from '#db/connection/handles.ts';
import { saveColumnMapping } from '#db/repositories/column-mappings.ts';
import { countIntoImportBatch, type ImportKind, insertImportBatch } from '#db/repositories/import-batches.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type ImportedRow, judgeRows, type MappedTable, type ReadRows } from '#shared/domain/imports/check-rows.ts';
import { headerSignature } from '#shared/domain/imports/columns.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { DatabaseDep } from '../answer.ts';
import type { ImportSubject, RunningBatch, StoredRows } from './import-subject.ts';

export type CommitDeps = DatabaseDep & ClockDep & IdsDep;

/** The rows of a file on their way into a fair. */
export interface CommittedFile<Row> {
  readonly command: CommandStamp;
  readonly fairId: FairId;
  readonly fileName: string;
  readonly mapped: MappedTable;
  readonly read: ReadRows<Row>;
}

/** Told to whoever waits, and asked of him. */
export interface Onlooker {
  /** @param done rows that are in */
  readonly report: (done: number) => void;
  readonly isGone: () => boolean;
}

/** The rows that can go in as the database stands, and how many are left out. */
export async function judgeFile<Field extends string, Row extends ImportedRow, Known, Counts>(
  deps: CommitDeps,
  db: Reader,
  subject: ImportSubject<Field, Row, Known, Counts>,
  { fairId, mapped, read }: CommittedFile<Row>,
): Promise<Result<{ readonly goodRows: readonly Row[]; readonly skipped: number }, Refusal>> {
  const admitted = await subject.admit(db, fairId);
  if (!admitted.ok) return admitted;
  const known = await subject.gather(
    deps,
    db,
    fairId,
    read.rows.map(({ row }) => row),
  );
  const { check, goodRows } = judgeRows(subject.rules, mapped, read, known);
  return goodRows.length === 0 ? err({ type: 'NothingToImport' }) : ok({ goodRows, skipped: check.counts.bad });
}

/** The batch stands before its rows, which bear it, and counts what they bring as they come. */
export async function beginBatch<Row>(
  writer: Writer,
  kind: ImportKind,
  { id, fairId, actor }: RunningBatch,
  { fileName, mapped: { header, mapping }, read }: CommittedFile<Row>,
  skipped: number,
): Promise<void> {
  await insertImportBatch(writer, {
    id,
    fairId,
    kind,
    fileName,
    rows: read.rows.length,
    added: 0,
    newRecords: 0,
    skipped,
    mapping,
    importedBy: actor.name,
    importedAt: actor.at,
    undone: undefined,
  });
  await saveColumnMapping(writer, kind, headerSignature(header.headers), mapping);
}

export async function storeRows<Field extends string, Row extends ImportedRow, Known, Counts>(
  deps: CommitDeps,
  writer: Writer,
  subject: ImportSubject<Field, Row, Known, Counts>,
  batch: RunningBatch,
  rows: readonly Row[],
): Promise<StoredRows<Counts>> {
  const stored = await subject.store(deps, writer, batch, rows);
  const { added, newRecords } = stored;
  await countIntoImportBatch(writer, batch.id, { added, newRecords, skipped: rows.length - added });
  return stored;
}
