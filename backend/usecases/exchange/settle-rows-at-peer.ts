import { followRowsAtPeer, listUnsettledRows, noteRowsAtPeer } from '#db/exchange/rows-at-peer.ts';
import { listPackagesOfPeer } from '#db/repositories/packages.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import type { OperatorId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type Answer, change } from '../answer.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { readKeptOps } from './kept-package.ts';

/**
 * Finds out from the packages that are kept what the sender of the last one holds of rows that do not stand here, so that both sides can agree
 * again. While a file of them is gone it stays unknown, and no agreement is claimed.
 */
export async function settleRowsAtPeer(deps: ExchangeDeps, operatorId: OperatorId, last: PackageIn): Answer<undefined> {
  const { db } = deps;
  const rows = await listUnsettledRows(db, last.peerId);
  if (rows.length === 0) return ok();
  const held = followRowsAtPeer(db, rows, last.header);
  for (const taken of await listPackagesOfPeer(db, last.peerId)) {
    const ops = await readKeptOps(deps, taken);
    if (!ops) return ok();
    held.add(ops);
  }
  return change(deps, { id: deps.ids.next<'Command'>(), operatorId }, 'exchange.noteHeld', async (writer) => {
    await noteRowsAtPeer(writer, last.peerId, rows, held.digests());
    return ok();
  });
}
