import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { ImportBatchTable } from '#db/schema/fair-tables.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { FairId, ImportBatchId, ParticipationId, UnitId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** 导入内容: roster 参会单位名册, signups 求职者报名, jobs 岗位. */
export type ImportKind = 'roster' | 'signups' | 'jobs';

/** 导入批次: what one committed file brought in; undone as a whole. */
export interface ImportBatch {
  readonly id: ImportBatchId;
  readonly fairId: FairId;
  readonly kind: ImportKind;
  readonly fileName: string;
  /** Rows of the file, good and bad. While fewer are added and skipped together, the import goes on or was cut off. */
  readonly rows: number;
  /** Participations, sign-ups or jobs added. */
  readonly added: number;
  /** Units or job-seekers that were not known before. */
  readonly newRecords: number;
  /** Rows left out, for errors or because the unit was there. */
  readonly skipped: number;
  /** Field → column, as it was used. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly importedBy: string;
  readonly importedAt: Instant;
  readonly undone: { readonly by: string; readonly at: Instant } | undefined;
}

/** What a batch created, and what stands on it since. */
export interface ImportBatchContents {
  readonly participations: readonly { readonly id: ParticipationId; readonly unitId: UnitId; readonly changedLater: boolean }[];
  readonly units: readonly {
    readonly id: UnitId;
    readonly name: string;
    readonly changedLater: boolean;
    /** On the roster of a fair by another way than this batch, or where somebody was placed. */
    readonly usedElsewhere: boolean;
  }[];
}

const batchFromRow = (row: ImportBatchTable): ImportBatch => ({
  id: row.id as ImportBatchId,
  fairId: row.fair_id as FairId,
  kind: row.kind as ImportKind,
  fileName: row.file_name,
  rows: row.row_count,
  added: row.added_count,
  newRecords: row.new_unit_count,
  skipped: row.skipped_count,
  mapping: JSON.parse(row.mapping) as Readonly<Record<string, string>>,
  importedBy: row.imported_by,
  importedAt: row.imported_at as Instant,
  undone: row.undone_by !== null && row.undone_at !== null ? { by: row.undone_by, at: row.undone_at as Instant } : undefined,
});

/** Latest first. */
export async function listImportBatchesByFair(db: Reader, fairId: FairId, kind: ImportKind): Promise<readonly ImportBatch[]> {
  const rows = await db
    .selectFrom('import_batch')
    .selectAll()
    .where('fair_id', '=', fairId)
    .where('kind', '=', kind)
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(batchFromRow);
}

export async function findImportBatchById(db: Reader, id: ImportBatchId): Promise<ImportBatch | undefined> {
  const row = await db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirst();
  return row && batchFromRow(row);
}

/** What an undo would take away: the rows that bear the batch, with what happened to them after it. */
export async function listImportBatchContents(db: Reader, id: ImportBatchId): Promise<ImportBatchContents> {
  const participations = await db
    .selectFrom('participation')
    .select(['id', 'unit_id'])
    .where('import_batch_id', '=', id)
    .orderBy('roster_order')
    .execute();
  const units = await db.selectFrom('unit').select(['id', 'name']).where('import_batch_id', '=', id).orderBy('name').execute();
  const elsewhere = await db
    .selectFrom('unit')
    .innerJoin('participation', 'participation.unit_id', 'unit.id')
    .select('unit.id')
    .distinct()
    .where('unit.import_batch_id', '=', id)
    .where((eb) => eb.or([eb('participation.import_batch_id', 'is', null), eb('participation.import_batch_id', '<>', id)]))
    .execute();

  const changedParticipations = await listChangedRows(
    db,
    'participation',
    participations.map((row) => row.id),
  );
  const changedUnits = await listChangedRows(
    db,
    'unit',
    units.map((row) => row.id),
  );
  const placedAt = await db
    .selectFrom('unit')
    .innerJoin('placement', 'placement.unit_id', 'unit.id')
    .select('unit.id')
    .distinct()
    .where('unit.import_batch_id', '=', id)
    .execute();
  const deliveredTo = await db
    .selectFrom('unit')
    .innerJoin('delivery', 'delivery.unit_id', 'unit.id')
    .select('unit.id')
    .distinct()
    .where('unit.import_batch_id', '=', id)
    .execute();
  const usedElsewhere = new Set([...elsewhere, ...placedAt, ...deliveredTo].map((row) => row.id));
  return {
    participations: participations.map((row) => ({
      id: row.id as ParticipationId,
      unitId: row.unit_id as UnitId,
      changedLater: changedParticipations.has(row.id),
    })),
    units: units.map((row) => ({
      id: row.id as UnitId,
      name: row.name,
      changedLater: changedUnits.has(row.id),
      usedElsewhere: usedElsewhere.has(row.id),
    })),
  };
}

/** Those of the rows that have more operations than the one that made them. */
export async function listChangedRows(db: Reader, table: BusinessTable, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  for (const chunk of inChunks(ids)) {
    const rows = await db
      .selectFrom('op')
      .select('row')
      .where('tbl', '=', table)
      .where('row', 'in', chunk)
      .groupBy('row')
      .having((eb) => eb.fn.countAll(), '>', 1)
      .execute();
    for (const row of rows) changed.add(row.row);
  }
  return changed;
}

export async function insertImportBatch(trx: Writer, batch: ImportBatch): Promise<void> {
  await insertRow(trx, 'import_batch', {
    id: batch.id,
    fair_id: batch.fairId,
    file_name: batch.fileName,
    row_count: batch.rows,
    added_count: batch.added,
    new_unit_count: batch.newRecords,
    skipped_count: batch.skipped,
    state: batch.undone ? 'undone' : 'committed',
    mapping: JSON.stringify(batch.mapping),
    imported_by: batch.importedBy,
    imported_at: batch.importedAt,
    undone_by: batch.undone?.by ?? null,
    undone_at: batch.undone?.at ?? null,
    kind: batch.kind,
  });
}

/** Adds what further rows of the file brought. */
export async function countIntoImportBatch(
  trx: Writer,
  id: ImportBatchId,
  more: Pick<ImportBatch, 'added' | 'newRecords' | 'skipped'>,
): Promise<void> {
  const batch = await findImportBatchById(trx, id);
  if (!batch) throw new Error(`Import batch ${id} is not there`);
  await updateRow(trx, 'import_batch', id, {
    added_count: batch.added + more.added,
    new_unit_count: batch.newRecords + more.newRecords,
    skipped_count: batch.skipped + more.skipped,
  });
}

export async function markImportBatchUndone(trx: Writer, id: ImportBatchId, by: string, at: Instant): Promise<void> {
  await updateRow(trx, 'import_batch', id, { state: 'undone', undone_by: by, undone_at: at });
}
