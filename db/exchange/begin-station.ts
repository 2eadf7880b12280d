import { openWriter } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import type { StorageError } from '#db/connection/storage-error.ts';
import { runCommand } from '#db/log/run-command.ts';
import { insertPeer } from '#db/repositories/exchange-peers.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { takeView } from './take-view.ts';
import type { ViewRow } from './view.ts';

export interface StationBeginning {
  readonly peer: ExchangePeer;
  /** Of the center; 64 hex digits. */
  readonly organizationKey: string;
  readonly rows: readonly ViewRow[];
}

/**
 * Makes an empty database the copy of a station: all of it or nothing. Open it anew afterwards: names and seals follow from the key of the
 * organization, which is the center's from here on.
 */
export async function beginStation(db: Database, { peer, organizationKey, rows }: StationBeginning): Promise<Result<number, StorageError>> {
  const command = {
    id: `start/${peer.id}` as CommandId,
    name: 'exchange.openStart',
    actor: peer.startedBy,
    at: peer.startedAt,
    stream: 'above' as const,
  };
  return runCommand(db, command, async (writer) => {
    const { trx } = openWriter(writer);
    await trx.deleteFrom('exchange_key').execute();
    await trx.updateTable('organization_key').set({ key: organizationKey }).execute();
    const taken = await takeView(db, writer, rows, new Map(), { actor: peer.startedBy, at: peer.startedAt });
    await insertPeer(writer, peer);
    if (peer.rights === 'station')
      await trx
        .insertInto('this_station')
        .values({ one: 1, station_id: peer.stationId, expires_on: peer.expiresOn, opened_at: peer.startedAt })
        .execute();
    return ok(taken.changed);
  });
}

/** 延长有效期: the center says in a receipt until when the copy may be opened. */
export async function extendStation(db: Database, expiresOn: string): Promise<void> {
  await db.kysely.updateTable('this_station').set({ expires_on: expiresOn }).execute();
}
