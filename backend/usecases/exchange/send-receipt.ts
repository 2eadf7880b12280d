import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { viewLines } from '#db/exchange/row-lines.ts';
import { findView } from '#db/exchange/view.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { findPeerById, updatePeer } from '#db/repositories/exchange-peers.ts';
import { findOperatorById } from '#db/repositories/operators.ts';
import { findLastPackageOut, insertPackageOut } from '#db/repositories/packages.ts';
import { findStationById } from '#db/repositories/stations.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { MadeReceipt } from '#shared/domain/exchange/exchange-status.ts';
import type { ExchangePeerId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { packRows, writePackage } from '../../adapters/packages/package-writer.ts';
import { type Answer, change } from '../answer.ts';
import { refusingDiskFailure } from './cancellable.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { exchangeFile } from './exchange-files.ts';
import { recipientsOf } from './hand-over.ts';
import { composeHeader, packageOutOf } from './made-package.ts';
import { noteRowsSent } from './note-rows-sent.ts';
import { scopeOfPeer } from './scope-of-peer.ts';

/**
 * 生成回执: what the station does not hold as it stands here, and up to which package its own was taken in. Each says all since the last one that
 * the station is known to have, so that a lost receipt does no harm.
 */
export function sendReceipt(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly peerId: ExchangePeerId },
): Answer<MadeReceipt> {
  return refusingDiskFailure(() => makeReceipt(deps, input));
}

async function makeReceipt(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly peerId: ExchangePeerId },
): Answer<MadeReceipt> {
  const { db } = deps;
  const [peer, center] = [await findPeerById(db, input.peerId), await findCenter(db)];
  if (peer?.side !== 'below') return err({ type: 'NotFound', what: 'exchangePeer', id: input.peerId });
  if (peer.revoked) return refuse({ type: 'CopyRevoked', name: peer.name });
  if (!peer.ageRecipient || !center) return refuse({ type: 'PackageOfUnknownCopy', from: peer.name });
  const [station, operator] = [await findStationById(db, peer.stationId), await findOperatorById(db, input.command.operatorId)];
  if (!station) return err({ type: 'NotFound', what: 'station', id: peer.stationId });
  if (!operator) return err({ type: 'NotFound', what: 'operator', id: input.command.operatorId });

  const at = deps.clock.now();
  const number = peer.sent + 1;
  const view = await findView(db, await scopeOfPeer(deps, peer, at), peer.acknowledged);
  const noted = await noteRowsSent(deps, input.command.operatorId, peer.id, view.rows, number);
  if (!noted.ok) return noted;
  const keys = await exchangeKeys(db);
  const rows = await packRows([viewLines(view.rows)]);
  const header = composeHeader(
    deps,
    {
      kind: 'receipt',
      peer,
      from: center.name,
      to: station.name,
      stationCode: station.code,
      number,
      previous: await findLastPackageOut(db, peer.id, 'receipt', number - 1),
      madeBy: operator.name,
      madeAt: at,
      rows: view.rows.length,
      packed: rows,
      taken: peer.taken,
      checksum: view.checksum,
    },
    { expiresOn: peer.expiresOn },
  );
  const made = await writePackage({
    file: exchangeFile(deps.exchange.folder, 'out', `${peer.id}-receipt-${number}.fdx`),
    header,
    rows: rows.bytes,
    attachment: () => Promise.reject(new Error('A receipt has no attachments')),
    signPrivate: keys.signPrivate,
    seal: { recipients: recipientsOf(peer) },
  });
  const out = packageOutOf(header, made, peer, {});
  return change(deps, input.command, 'exchange.sendReceipt', async (writer) => {
    await insertPackageOut(writer, out);
    await updatePeer(writer, peer.id, { sent: number });
    return ok({ packageId: out.id, fileName: out.fileName, number, rows: out.rows, taken: peer.taken });
  });
}
