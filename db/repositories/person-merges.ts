import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { PersonMergeTable } from '#db/schema/people-tables.ts';
import type { PersonMerge } from '#shared/domain/people/merging.ts';
import type { JobSeekerId, PersonMergeId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const mergeFromRow = (row: PersonMergeTable): PersonMerge => ({
  id: row.id as PersonMergeId,
  mergedId: row.merged_id as JobSeekerId,
  intoId: row.into_id as JobSeekerId,
  reason: row.reason,
  by: row.merged_by,
  at: row.merged_at as Instant,
  undone: undoneFromRow(row),
});

function undoneFromRow({ undo_reason, undone_by, undone_at }: PersonMergeTable): PersonMerge['undone'] {
  if (undo_reason === null || undone_by === null || undone_at === null) return undefined;
  return { reason: undo_reason, by: undone_by, at: undone_at as Instant };
}

/** The merges in which the records stand on either side, undone ones too, in the order of merging. */
export async function listMergesOfRecords(db: Reader, ids: readonly JobSeekerId[]): Promise<readonly PersonMerge[]> {
  const found = new Map<PersonMergeId, PersonMerge>();
  for (const chunk of inChunks(ids)) {
    const rows = await db
      .selectFrom('person_merge')
      .selectAll()
      .where((eb) => eb.or([eb('merged_id', 'in', chunk), eb('into_id', 'in', chunk)]))
      .execute();
    for (const merge of rows.map(mergeFromRow)) found.set(merge.id, merge);
  }
  return [...found.values()].toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
}

export async function findPersonMergeById(db: Reader, id: PersonMergeId): Promise<PersonMerge | undefined> {
  const row = await db.selectFrom('person_merge').selectAll().where('id', '=', id).executeTakeFirst();
  return row && mergeFromRow(row);
}

export async function insertPersonMerge(trx: Writer, merge: PersonMerge): Promise<void> {
  await insertRow(trx, 'person_merge', {
    id: merge.id,
    merged_id: merge.mergedId,
    into_id: merge.intoId,
    reason: merge.reason,
    merged_by: merge.by,
    merged_at: merge.at,
    undo_reason: null,
    undone_by: null,
    undone_at: null,
  });
}

export async function undoPersonMerge(trx: Writer, id: PersonMergeId, undone: NonNullable<PersonMerge['undone']>): Promise<void> {
  await updateRow(trx, 'person_merge', id, { undo_reason: undone.reason, undone_by: undone.by, undone_at: undone.at }, undone.reason);
}
