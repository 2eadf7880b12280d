import { writerOf } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import type { StorageError } from '#db/connection/storage-error.ts';
import { inTransaction } from '#db/connection/transaction.ts';
import { parseHybridTime } from '#db/log/hybrid-clock.ts';
import { openLogCursor } from '#db/log/log-cursor.ts';
import { parseBody } from '#db/log/operation.ts';
import { BUSINESS_TABLES, type Stream, UPWARD } from '#db/log/streams.ts';
import { insertRow } from '#db/log/tracked-write.ts';
import type { OpTable } from '#db/schema/log-tables.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import { type Instant, instantFromMillis } from '#shared/kernel/instant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';

/**
 * 时钟校准后重新编号: what the center has not taken in, and all that bears a time in the future, is written once more under a new node with the
 * time of now. The former node ends before it. The rows stay as they are; open the database anew afterwards.
 *
 * @param taken by `node/stream` the last number that the center took in
 * @returns how many operations were written anew
 */
export async function restamp(
  db: Database,
  request: { readonly newNodeId: string; readonly now: Instant; readonly taken: ReadonlyMap<string, number> },
): Promise<Result<number, StorageError>> {
  const now = Date.parse(request.now);
  return inTransaction(db.kysely, async (trx) => {
    const again: OpTable[] = [];
    for (const { node, stream, seq } of await trx.selectFrom('vv').selectAll().where('node', '=', db.nodeId).execute()) {
      const taken = request.taken.get(`${node}/${stream}`) ?? 0;
      const ops = await trx.selectFrom('op').selectAll().where('node', '=', node).where('stream', '=', stream).orderBy('seq').execute();
      const isUpward = UPWARD.includes(stream as Stream);
      const keeps = (op: OpTable) => op.seq <= taken || (!isUpward && parseHybridTime(op.hlc).millis <= now);
      const kept = ops.findLast(keeps);
      if (kept?.seq === seq) continue;
      await trx
        .insertInto('node_end')
        .values({ node, stream, seq: kept?.seq ?? 0, max_hlc: kept?.hlc ?? '' })
        .execute();
      again.push(...ops.filter((op) => op.seq > (kept?.seq ?? 0)));
    }
    again.sort((a, b) => (a.hlc < b.hlc ? -1 : 1));
    const context = { commandId: `restamp-${request.newNodeId}`, actor: '', at: request.now };
    const log = await openLogCursor(trx, request.newNodeId, context);
    await insertRow(writerOf(trx, log), 'node', {
      id: request.newNodeId,
      label: db.nodeId,
      sign_pub: null,
      age_recipient: null,
      enrolled_at: request.now,
      revoked_at: null,
    });
    for (const { tbl, row, body, actor, at, stream } of again) {
      if (!BUSINESS_TABLES.includes(tbl as BusinessTable)) continue;
      const author = { actor, at: Date.parse(at) > now ? instantFromMillis(now) : (at as Instant) };
      await log.record(tbl as BusinessTable, row, parseBody(body), author, stream as Stream);
    }
    await trx.updateTable('this_node').set({ node_id: request.newNodeId }).execute();
    await log.finish();
    return ok(again.length);
  });
}
