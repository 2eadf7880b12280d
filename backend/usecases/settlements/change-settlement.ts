import type { Writer } from '#db/connection/handles.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { takeNextNumber } from '#db/repositories/counters.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import {
  findSettlementById,
  findSettlementInForceByFair,
  insertSettlement,
  voidSettlement as storeVoid,
} from '#db/repositories/settlements.ts';
import type { SealedSettlement, settlementsContract } from '#shared/contract/settlements.ts';
import { canonicalSettlementText } from '#shared/domain/settlements/snapshot.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Actor, type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { numberPrefix } from '../stations/station-access.ts';
import { draftSettlement } from './gather.ts';

/**
 * Approves what the clerk saw: the draft is computed again inside the command, and when its hash is another than the one on screen,
 * nothing is approved. The settlement takes the next number of the year and is sealed with all it was made from.
 */
export function approveSettlement(
  deps: DatabaseDep & ClockDep & IdsDep,
  input: InputOf<typeof settlementsContract.approve>,
): Answer<SealedSettlement> {
  return change(deps, input.command, 'settlements.approve', (writer, actor) =>
    sealDraft(deps, writer, actor, input.fairId, input.contentHash),
  );
}

/** @param seenHash hash of the draft that the person approving has seen; undefined for sample data, which nobody signs */
export async function sealDraft(
  { ids }: IdsDep,
  writer: Writer,
  actor: Actor,
  fairId: FairId,
  seenHash: string | undefined,
): Answer<SealedSettlement> {
  const [center, fair] = [await findCenter(writer), await findFairById(writer, fairId)];
  if (!center) return err({ type: 'SetupMissing' });
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: fairId });
  const inForce = await findSettlementInForceByFair(writer, fair.id);
  const draft = await draftSettlement(writer, center, fair, inForce?.program);
  const { snapshot, settlement } = draft;
  if (draft.blockers.length > 0 || !snapshot || !settlement) return err({ type: 'SettlementBlocked', blockers: draft.blockers });
  if (seenHash !== undefined && draft.contentHash !== seenHash) return err({ type: 'SettlementChanged' });
  const id = ids.next<'Settlement'>();
  await insertSettlement(writer, {
    id,
    fairId: fair.id,
    number: await takeNextNumber(writer, 'settlement', Number(chinaDate(actor.at).slice(0, 4)), await numberPrefix(writer)),
    program: settlement.program,
    quota: settlement.quota,
    payable: settlement.payable,
    countedUnits: settlement.countedUnits,
    snapshot: canonicalSettlementText(snapshot),
    contentHash: draft.contentHash,
    approvedBy: actor.name,
    approvedAt: actor.at,
  });
  const sealed = await findSettlementById(writer, id);
  if (!sealed) throw new Error(`Settlement ${id} is not there after it was written`);
  const { snapshot: _sealed, ...head } = sealed;
  return ok(head);
}

/** 作废: the sealed settlement stays with its number and reason; the fair may be corrected and settled again. */
export function voidSettlement(deps: DatabaseDep & ClockDep, input: InputOf<typeof settlementsContract.void>): Answer<SealedSettlement> {
  return change(deps, input.command, 'settlements.void', async (writer, actor) => {
    const settlement = await findSettlementById(writer, input.id);
    if (!settlement) return err({ type: 'NotFound', what: 'settlement', id: input.id });
    if (settlement.state === 'void') return err({ type: 'SettlementVoid', settlementId: input.id });
    await storeVoid(writer, input.id, { reason: input.reason, by: actor.name, at: actor.at });
    const { snapshot: _sealed, ...head } = settlement;
    return ok({ ...head, state: 'void' as const, voidReason: input.reason, voidedBy: actor.name, voidedAt: actor.at });
  });
}
