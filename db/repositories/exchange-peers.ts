import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { ExchangePeerTable } from '#db/schema/exchange-tables.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { ExchangePeerId, OperatorId, StationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export async function findPeerById(db: Reader, id: string): Promise<ExchangePeer | undefined> {
  const row = await db.selectFrom('exchange_peer').selectAll().where('id', '=', id).executeTakeFirst();
  return row && peerFromRow(row);
}

/** The center above this file; undefined where there is none. */
export async function findPeerAbove(db: Reader): Promise<ExchangePeer | undefined> {
  const row = await db
    .selectFrom('exchange_peer')
    .selectAll()
    .where('side', '=', 'above')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && peerFromRow(row);
}

/** The copies of stations below, the newest of a station first. */
export async function listPeersBelow(db: Reader): Promise<readonly ExchangePeer[]> {
  const rows = await db
    .selectFrom('exchange_peer')
    .selectAll()
    .where('side', '=', 'below')
    .orderBy('station_id')
    .orderBy('started_at', 'desc')
    .execute();
  return rows.map(peerFromRow);
}

export async function insertPeer(trx: Writer, peer: ExchangePeer): Promise<void> {
  await insertRow(trx, 'exchange_peer', rowOf(peer));
}

export async function updatePeer(trx: Writer, id: ExchangePeerId, peer: Partial<ExchangePeer>, why?: string): Promise<void> {
  const known = await findPeerById(trx, id);
  if (!known) throw new Error(`No exchange peer ${id}`);
  const { id: _id, ...row } = rowOf({ ...known, ...peer });
  await updateRow(trx, 'exchange_peer', id, row, why);
}

function peerFromRow(row: ExchangePeerTable): ExchangePeer {
  return {
    id: row.id as ExchangePeerId,
    side: row.side as ExchangePeer['side'],
    stationId: row.station_id as StationId,
    name: row.name,
    rights: row.rights as ExchangePeer['rights'],
    signPublic: row.sign_public ?? undefined,
    ageRecipient: row.age_recipient ?? undefined,
    custodianRecipient: row.custodian_recipient ?? undefined,
    operators: JSON.parse(row.operators) as OperatorId[],
    proof: row.proof ?? undefined,
    expiresOn: row.expires_on as CalendarDate,
    startedAt: row.started_at as Instant,
    startedBy: row.started_by,
    enrolledAt: (row.enrolled_at ?? undefined) as Instant | undefined,
    sent: row.sent,
    acknowledged: row.acknowledged,
    taken: row.taken,
    agreed:
      row.agreed_at === null || row.agreed_checksum === null ? undefined : { at: row.agreed_at as Instant, checksum: row.agreed_checksum },
    disagreedAt: (row.disagreed_at ?? undefined) as Instant | undefined,
    revoked:
      row.revoked_at === null || row.revoked_by === null || row.revoke_reason === null
        ? undefined
        : { at: row.revoked_at as Instant, by: row.revoked_by, reason: row.revoke_reason },
  };
}

function rowOf(peer: ExchangePeer): ExchangePeerTable {
  return {
    id: peer.id,
    side: peer.side,
    station_id: peer.stationId,
    name: peer.name,
    rights: peer.rights,
    sign_public: peer.signPublic ?? null,
    age_recipient: peer.ageRecipient ?? null,
    custodian_recipient: peer.custodianRecipient ?? null,
    operators: JSON.stringify(peer.operators),
    proof: peer.proof ?? null,
    expires_on: peer.expiresOn,
    started_at: peer.startedAt,
    started_by: peer.startedBy,
    enrolled_at: peer.enrolledAt ?? null,
    sent: peer.sent,
    acknowledged: peer.acknowledged,
    taken: peer.taken,
    agreed_at: peer.agreed?.at ?? null,
    agreed_checksum: peer.agreed?.checksum ?? null,
    disagreed_at: peer.disagreedAt ?? null,
    revoked_at: peer.revoked?.at ?? null,
    revoked_by: peer.revoked?.by ?? null,
    revoke_reason: peer.revoked?.reason ?? null,
  };
}
