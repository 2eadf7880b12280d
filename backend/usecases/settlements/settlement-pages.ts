import { findCenter } from '#db/repositories/centers.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import {
  findSettlementInForceByFair,
  listFairsAwaitingSettlement,
  listSettlementsByFair,
  listSettlementsByYear,
} from '#db/repositories/settlements.ts';
import type { SettlementLine, SettlementPage, settlementsContract } from '#shared/contract/settlements.ts';
import { zoneOfVenue } from '#shared/domain/fairs/zone-of-venue.ts';
import type { SettlementSnapshot } from '#shared/domain/settlements/snapshot.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { draftSettlement } from './gather.ts';

/** What the settlement page of a fair shows: the sealed settlement, or the draft on the facts of this moment, and earlier void ones. */
export async function readSettlementPage(deps: DatabaseDep, input: { fairId: FairId }): Answer<SettlementPage> {
  const [center, fair] = [await findCenter(deps.db), await findFairById(deps.db, input.fairId)];
  if (!center) return err({ type: 'SetupMissing' });
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
  const inForce = await findSettlementInForceByFair(deps.db, fair.id);
  const earlier = (await listSettlementsByFair(deps.db, fair.id)).filter((settlement) => settlement.id !== inForce?.id);
  if (!inForce) return ok({ draft: await draftSettlement(deps.db, center, fair, undefined), sealed: undefined, earlier });
  return ok({ draft: undefined, sealed: { ...inForce, snapshot: JSON.parse(inForce.snapshot) as SettlementSnapshot }, earlier });
}

/** The settlements of a year and the fairs that wait for one; a fair in the city or online has nothing to settle. */
export async function listSettlements(
  deps: DatabaseDep,
  input: InputOf<typeof settlementsContract.list>,
): Answer<{ settlements: readonly SettlementLine[]; awaiting: readonly { fairId: FairId; fairNumber: string; fairTitle: string }[] }> {
  const center = await findCenter(deps.db);
  if (!center) return err({ type: 'SetupMissing' });
  const settled = await listSettlementsByYear(deps.db, input.year);
  const awaiting = await listFairsAwaitingSettlement(deps.db, input.year);
  return ok({
    settlements: settled.map(({ settlement, fair }) => ({
      ...settlement,
      fairNumber: fair.number,
      fairTitle: fair.title,
      startsOn: fair.startsOn,
    })),
    awaiting: awaiting
      .filter((fair) => {
        const { zone } = zoneOfVenue({ home: center.homeDivision, venue: fair.venueDivision, format: fair.format });
        return zone !== 'inCity' && zone !== 'online';
      })
      .map((fair) => ({ fairId: fair.id, fairNumber: fair.number, fairTitle: fair.title })),
  });
}
