import type { Reader } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import { parseHybridTime } from '#db/log/hybrid-clock.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import { CLOCK_AHEAD_LIMIT_MILLIS, type PackageHeader } from '#shared/domain/exchange/package-header.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** By how much the clock of the sender was ahead, in milliseconds, when that is too much; 0 otherwise. Behind is no harm. */
export function clockAhead(header: PackageHeader, now: number): number {
  const newest = Math.max(Date.parse(header.madeAt), ...header.ranges.map(({ maxHlc }) => parseHybridTime(maxHlc).millis));
  return newest - now > CLOCK_AHEAD_LIMIT_MILLIS ? newest - now : 0;
}

/**
 * Whose numbers a package names that are not its sender's: those of this database, or of another copy. Numbers are given once, by the node
 * that bears them, so nobody else may bring them.
 *
 * @returns undefined when all are the sender's own or new
 */
export async function findForeignNode(
  db: Database,
  peerId: string,
  { node, continues, ranges, after }: PackageHeader,
): Promise<{ readonly owner: string | undefined } | undefined> {
  const named = new Set([node, ...(continues === undefined ? [] : [continues]), ...ranges.map((range) => range.node)]);
  for (const key of Object.keys(after)) named.add(key.split('/', 1)[0] ?? '');
  const own = await db.selectFrom('vv').select('node').distinct().execute();
  if ([db.nodeId, ...own.map((row) => row.node)].some((id) => named.has(id))) return { owner: undefined };
  const received = await db
    .selectFrom('received_stream')
    .innerJoin('exchange_peer', 'exchange_peer.id', 'received_stream.peer_id')
    .select(['received_stream.node', 'exchange_peer.name'])
    .where('received_stream.peer_id', '<>', peerId)
    .execute();
  const foreign = received.find((row) => named.has(row.node));
  return foreign && { owner: foreign.name };
}

/** Whether the copy was restored from an earlier state of itself: it comes under a node that goes on from none that is known. */
export async function wasRestored(db: Reader, peer: ExchangePeer, { node, continues }: PackageHeader): Promise<boolean> {
  const rows = await db.selectFrom('received_stream').select('node').where('peer_id', '=', peer.id).distinct().execute();
  const known = new Set(rows.map((row) => row.node));
  return known.size > 0 && !known.has(node) && (continues === undefined || !known.has(continues));
}

/** The node that this one goes on from, when it was numbered anew. */
export async function findContinuedNode(db: Database): Promise<string | undefined> {
  const node = await db.selectFrom('node').select('label').where('id', '=', db.nodeId).executeTakeFirst();
  return node?.label || undefined;
}

/** The latest moment at which something was written here; a clock set back cannot go behind it. */
export async function newestMoment(db: Database): Promise<Instant | undefined> {
  const newest = await db.selectFrom('op').select('at').where('node', '=', db.nodeId).orderBy('hlc', 'desc').limit(1).executeTakeFirst();
  return newest?.at as Instant | undefined;
}
