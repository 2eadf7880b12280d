import { listFairObservations, removeFairObservation, saveFairObservation } from '#db/repositories/fair-observations.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import type { statisticsContract } from '#shared/contract/statistics.ts';
import type { FairObservation } from '#shared/domain/statistics/facts.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

/** 人工填报: one number of a kind for a fair, with where it was read. */
export function observe(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof statisticsContract.observe>): Answer<FairObservation> {
  return change(deps, input.command, 'statistics.observe', async (writer, actor) => {
    const fair = await findFairById(writer, input.fairId);
    if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
    const { kind, value, graduates, source } = input.details;
    const before = (await listFairObservations(writer, fair.id)).find((one) => one.kind === kind);
    const observation: FairObservation = {
      id: before?.id ?? deps.db.personal.fairObservationId(fair.id, kind),
      fairId: fair.id,
      kind,
      value,
      graduates,
      source,
      enteredBy: actor.name,
      enteredAt: actor.at,
    };
    await saveFairObservation(writer, observation);
    return ok(observation);
  });
}

export function removeObservation(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof statisticsContract.removeObservation>,
): Answer<{ removed: boolean }> {
  return change(deps, input.command, 'statistics.removeObservation', async (writer) => {
    const found = (await listFairObservations(writer, input.fairId)).find((one) => one.kind === input.kind);
    if (found) await removeFairObservation(writer, found.id);
    return ok({ removed: found !== undefined });
  });
}
