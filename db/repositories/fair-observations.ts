import type { Reader, Writer } from '#db/connection/handles.ts';
import { deleteRows, saveRow } from '#db/log/tracked-write.ts';
import type { FairObservation, FairObservationKind } from '#shared/domain/statistics/facts.ts';
import type { FairId, FairObservationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** At most one of a kind. */
export async function listFairObservations(db: Reader, fairId: FairId): Promise<readonly FairObservation[]> {
  const rows = await db.selectFrom('fair_observation').selectAll().where('fair_id', '=', fairId).orderBy('kind').execute();
  return rows.map((row) => ({
    id: row.id as FairObservationId,
    fairId: row.fair_id as FairId,
    kind: row.kind as FairObservationKind,
    value: row.value,
    graduates: row.graduates ?? undefined,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at as Instant,
  }));
}

/** Adds the observation, or corrects the one that has its id; what stood before is in the operation. */
export async function saveFairObservation(trx: Writer, observation: FairObservation): Promise<void> {
  await saveRow(trx, 'fair_observation', {
    id: observation.id,
    fair_id: observation.fairId,
    kind: observation.kind,
    value: observation.value,
    graduates: observation.graduates ?? null,
    source: observation.source,
    entered_by: observation.enteredBy,
    entered_at: observation.enteredAt,
  });
}

export async function removeFairObservation(trx: Writer, id: FairObservationId): Promise<void> {
  await deleteRows(trx, 'fair_observation', [id]);
}
