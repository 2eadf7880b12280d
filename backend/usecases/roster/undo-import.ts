import type { Writer } from '#db/connection/handles.ts';
import { listArrivalsOf } from '#db/repositories/arrivals.ts';
import {
  findImportBatchById,
  type ImportBatch,
  type ImportBatchContents,
  listImportBatchContents,
  markImportBatchUndone,
} from '#db/repositories/import-batches.ts';
import { removeParticipations } from '#db/repositories/participations.ts';
import { listUnitsByIds, removeUnits } from '#db/repositories/units.ts';
import { listVoucherNumbersByUnit } from '#db/repositories/vouchers.ts';
import type { ImportDependent } from '#shared/contract/refusal.ts';
import type { rosterContract } from '#shared/contract/roster.ts';
import type { UnitId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { freeBoothsOf } from '../booths/booths-of-roster.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { InputOf } from '../input-of.ts';

/**
 * 撤销本批: takes away exactly what the batch brought in, its participations and the units that nothing else uses. Where a later record
 * stands on one of them nothing is undone, and each is named.
 */
export function undoImport(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof rosterContract.undo>,
): Answer<{ removed: number; removedUnits: number }> {
  return change(deps, input.command, 'roster.undo', async (writer, actor) => {
    const batch = await findImportBatchById(writer, input.batchId);
    if (!batch) return err({ type: 'NotFound', what: 'importBatch', id: input.batchId });
    if (batch.undone) return err({ type: 'ImportUndone' });
    const fair = await findOpenFair(writer, batch.fairId);
    if (!fair.ok) return fair;
    const contents = await listImportBatchContents(writer, batch.id);
    const dependents = await findDependents(writer, batch, contents);
    if (dependents.length > 0) return err({ type: 'ImportHasDependents', dependents });
    const leaving = contents.participations.map((participation) => participation.id);
    await freeBoothsOf(writer, batch.fairId, leaving, `撤销导入 ${batch.fileName}`);
    await removeParticipations(writer, leaving);
    // A unit that is on another roster too, or was corrected since, has a life of its own and stays.
    const units = contents.units.filter((unit) => !unit.usedElsewhere && !unit.changedLater);
    await removeUnits(
      writer,
      units.map((unit) => unit.id),
    );
    await markImportBatchUndone(writer, batch.id, actor.name, actor.at);
    return ok({ removed: contents.participations.length, removedUnits: units.length });
  });
}

async function findDependents(writer: Writer, batch: ImportBatch, contents: ImportBatchContents): Promise<readonly ImportDependent[]> {
  const ids = contents.participations.map((participation) => participation.unitId);
  const names = new Map<UnitId, string>((await listUnitsByIds(writer, ids)).map((unit) => [unit.id, unit.name]));
  const arrivals = await listArrivalsOf(
    writer,
    contents.participations.map((participation) => participation.id),
  );
  const arrived = new Set(arrivals.map((arrival) => arrival.participationId));
  const dependents: ImportDependent[] = [];
  for (const { id, unitId, changedLater } of contents.participations) {
    const unitName = names.get(unitId) ?? '';
    const vouchers = await listVoucherNumbersByUnit(writer, unitId, batch.fairId);
    if (vouchers.length > 0) dependents.push({ unitName, reason: 'hasCosts', detail: vouchers.join('、') });
    else if (arrived.has(id)) dependents.push({ unitName, reason: 'hasArrivals', detail: '' });
    else if (changedLater) dependents.push({ unitName, reason: 'changedLater', detail: '' });
  }
  return dependents;
}
