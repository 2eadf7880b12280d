import { findPeerById, updatePeer } from '#db/repositories/exchange-peers.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { CopyLine } from '#shared/domain/exchange/exchange-status.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { ExchangePeerId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type Answer, change } from '../answer.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { listCopies } from './status.ts';

/** 停用: nothing that this copy makes from now on is taken in; its file opens no more after its day. */
export async function revokeCopy(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly peerId: ExchangePeerId; readonly reason: string },
): Answer<CopyLine> {
  const revoked = await change(deps, input.command, 'exchange.revokeCopy', async (writer, actor) => {
    const peer = await findPeerById(writer, input.peerId);
    if (peer?.side !== 'below') return err({ type: 'NotFound', what: 'exchangePeer', id: input.peerId });
    if (peer.revoked) return refuse({ type: 'CopyRevoked', name: peer.name });
    await updatePeer(writer, peer.id, { revoked: { by: actor.name, at: actor.at, reason: input.reason } }, input.reason);
    return ok(peer.id);
  });
  return revoked.ok ? lineOf(deps, revoked.value) : revoked;
}

/** 延长有效期: goes to the copy with the next receipt. */
export async function extendCopy(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly peerId: ExchangePeerId; readonly expiresOn: CalendarDate },
): Answer<CopyLine> {
  const extended = await change(deps, input.command, 'exchange.extendCopy', async (writer) => {
    const peer = await findPeerById(writer, input.peerId);
    if (peer?.side !== 'below') return err({ type: 'NotFound', what: 'exchangePeer', id: input.peerId });
    if (peer.revoked) return refuse({ type: 'CopyRevoked', name: peer.name });
    await updatePeer(writer, peer.id, { expiresOn: input.expiresOn });
    return ok(peer.id);
  });
  return extended.ok ? lineOf(deps, extended.value) : extended;
}

async function lineOf(deps: ExchangeDeps, id: ExchangePeerId): Answer<CopyLine> {
  const lines = await listCopies(deps);
  const line = lines.ok ? lines.value.find(({ peer }) => peer.id === id) : undefined;
  return line ? ok(line) : err({ type: 'NotFound', what: 'exchangePeer', id });
}
