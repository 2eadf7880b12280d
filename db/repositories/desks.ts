import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { DeskTable } from '#db/schema/desk-tables.ts';
import type { Desk, PairingAttempt } from '#shared/domain/desks/desk.ts';
import type { DeskId, FairId, OperatorId, PairingAttemptId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const deskFromRow = (row: DeskTable): Desk => ({
  id: row.id as DeskId,
  name: row.name,
  fairId: (row.fair_id ?? undefined) as FairId | undefined,
  operatorId: row.operator_id as OperatorId,
  paired:
    row.token_digest === null || row.paired_at === null || row.paired_by === null
      ? undefined
      : { tokenDigest: row.token_digest, at: row.paired_at as Instant, by: row.paired_by },
  lastSeenAt: (row.last_seen_at ?? undefined) as Instant | undefined,
  revoked:
    row.revoked_by === null || row.revoked_at === null || row.revoke_reason === null
      ? undefined
      : { by: row.revoked_by, at: row.revoked_at as Instant, reason: row.revoke_reason },
});

const deskToRow = (desk: Desk): DeskTable => ({
  id: desk.id,
  name: desk.name,
  fair_id: desk.fairId ?? null,
  operator_id: desk.operatorId,
  token_digest: desk.paired?.tokenDigest ?? null,
  paired_at: desk.paired?.at ?? null,
  paired_by: desk.paired?.by ?? null,
  last_seen_at: desk.lastSeenAt ?? null,
  revoked_at: desk.revoked?.at ?? null,
  revoked_by: desk.revoked?.by ?? null,
  revoke_reason: desk.revoked?.reason ?? null,
});

/** All, also the revoked: their names stand on scans. */
export async function listDesks(db: Reader): Promise<readonly Desk[]> {
  const rows = await db.selectFrom('desk').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(deskFromRow);
}

export async function findDeskById(db: Reader, id: DeskId): Promise<Desk | undefined> {
  const row = await db.selectFrom('desk').selectAll().where('id', '=', id).executeTakeFirst();
  return row && deskFromRow(row);
}

export async function findDeskByTokenDigest(db: Reader, digest: string): Promise<Desk | undefined> {
  const row = await db.selectFrom('desk').selectAll().where('token_digest', '=', digest).executeTakeFirst();
  return row && deskFromRow(row);
}

export async function insertDesk(trx: Writer, desk: Desk): Promise<void> {
  await insertRow(trx, 'desk', deskToRow(desk));
}

export async function updateDesk(trx: Writer, desk: Desk, why?: string): Promise<void> {
  const { id, ...changes } = deskToRow(desk);
  await updateRow(trx, 'desk', id, changes, why);
}

export async function insertPairingAttempt(trx: Writer, attempt: PairingAttempt): Promise<void> {
  await insertRow(trx, 'pairing_attempt', { id: attempt.id, at: attempt.at, from_address: attempt.from });
}

/** Latest first. */
export async function listPairingAttemptsSince(db: Reader, from: Instant, limit: number): Promise<readonly PairingAttempt[]> {
  const rows = await db
    .selectFrom('pairing_attempt')
    .selectAll()
    .where('at', '>=', from)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id as PairingAttemptId, at: row.at as Instant, from: row.from_address }));
}
