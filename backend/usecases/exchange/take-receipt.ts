import { makeDueJobSeekerKeys } from '#db/derived/due-job-seeker-keys.ts';
import { extendStation } from '#db/exchange/begin-station.ts';
import { findUnsentRanges } from '#db/exchange/own-ops.ts';
import { takeView } from '#db/exchange/take-view.ts';
import { checksumOfAll } from '#db/exchange/view.ts';
import { updatePeer } from '#db/repositories/exchange-peers.ts';
import { findLastPackageOut, insertPackageIn } from '#db/repositories/packages.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import { NO_OUTCOMES, type PackageIn } from '#shared/domain/exchange/packages.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type Answer, change, changeFromAbove, refusalOf } from '../answer.ts';
import type { Examined } from './examine.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { UNKNOWN_CHECKSUM } from './hand-over.ts';

/**
 * 接收回执: every row stands here as the center says, but for what was written here since and is not taken in there yet. One transaction: it
 * is there whole or not at all. An older receipt than the last one is refused; a newer one says all that it said.
 */
export async function takeReceipt(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly fileName: string },
  { header, content, peer, rows, before }: Examined,
): Answer<PackageIn> {
  const { db } = deps;
  if (before) return ok(before);
  if (header.number <= peer.taken) return refuse({ type: 'ReceiptIsOlder', number: header.number, taken: peer.taken });
  const last = await findLastPackageOut(db, peer.id, 'package', header.taken);
  const takenThere = new Map(Object.entries(last?.ends ?? {}));
  const brought = await changeFromAbove(deps, input.command, 'exchange.takeReceipt', async (writer) =>
    ok(await takeView(db, writer, rows, takenThere, { actor: header.madeBy, at: header.madeAt })),
  );
  if (!brought.ok) return brought;
  const { changed, same, keptOwn } = brought.value;
  const keys = await makeDueJobSeekerKeys(db);
  if (!keys.ok) return err(refusalOf(keys.error));
  if (header.expiresOn && peer.rights === 'station') await extendStation(db, header.expiresOn);
  const hasUnsent = (await findUnsentRanges(db, takenThere)).length > 0;
  const checksum = await checksumOfAll(db, peer.rights);
  const stamp = { id: deps.ids.next<'Command'>(), operatorId: input.command.operatorId };
  return change(deps, stamp, 'exchange.noteReceipt', async (writer, actor) => {
    const taken: PackageIn = {
      id: content,
      peerId: peer.id,
      kind: 'receipt',
      number: header.number,
      header,
      madeAt: header.madeAt,
      fileName: input.fileName,
      bytes: 0,
      state: 'merged',
      rows: rows.length,
      counts: { ...NO_OUTCOMES, accepted: changed, same, duplicate: keptOwn },
      takenBy: actor.name,
      takenAt: actor.at,
      attempt: input.command.id,
      reverted: undefined,
    };
    await insertPackageIn(writer, taken);
    // What was written here since the center spoke is not in its sum; the next package brings both together again.
    const canTell = !hasUnsent && header.checksum !== UNKNOWN_CHECKSUM;
    const agrees = canTell && header.checksum === checksum;
    await updatePeer(writer, peer.id, {
      taken: header.number,
      acknowledged: Math.max(peer.acknowledged, header.taken),
      ...(header.expiresOn ? { expiresOn: header.expiresOn as CalendarDate } : {}),
      ...(agrees ? { agreed: { at: actor.at, checksum }, disagreedAt: undefined } : canTell ? { disagreedAt: actor.at } : {}),
    });
    return ok(taken);
  });
}
