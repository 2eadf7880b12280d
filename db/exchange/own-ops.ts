import type { Reader } from '#db/connection/handles.ts';
import { CHAIN_START } from '#db/log/operation.ts';
import { UPWARD } from '#db/log/streams.ts';
import type { OpTable } from '#db/schema/log-tables.ts';
import type { StreamRange } from '#shared/domain/exchange/package-header.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What is to go up, of each stream of each node that this file ever was. */
export interface OutgoingRange extends StreamRange {
  readonly rows: number;
}

/**
 * What was written here and stands in no package yet: beyond `sent`, and not beyond where a former node ends.
 *
 * @param sent by `node/stream` the last number that was sent
 */
export async function findUnsentRanges(db: Reader, sent: ReadonlyMap<string, number>): Promise<readonly OutgoingRange[]> {
  const ends = await listNodeEnds(db);
  const ranges: OutgoingRange[] = [];
  for (const { node, stream, ...vv } of await db.selectFrom('vv').selectAll().where('stream', 'in', UPWARD).execute()) {
    const key = `${node}/${stream}`;
    const first = (sent.get(key) ?? 0) + 1;
    const last = Math.min(vv.seq, ends.get(key) ?? vv.seq);
    if (last < first) continue;
    const before = first === 1 ? CHAIN_START : (await opAt(db, node, stream, first - 1)).h;
    const end = await opAt(db, node, stream, last);
    ranges.push({ node, stream, first, last, before, after: end.h, maxHlc: end.hlc, rows: last - first + 1 });
  }
  return ranges;
}

/** Up to where earlier packages reach: not beyond where a former node ends. */
export async function findReached(db: Reader, sent: ReadonlyMap<string, number>): Promise<Readonly<Record<string, number>>> {
  const ends = await listNodeEnds(db);
  return Object.fromEntries([...sent].map(([key, seq]) => [key, Math.min(seq, ends.get(key) ?? seq)]));
}

/** By `node/stream` where former nodes end. */
async function listNodeEnds(db: Reader): Promise<ReadonlyMap<string, number>> {
  const ends = await db.selectFrom('node_end').selectAll().execute();
  return new Map(ends.map(({ node, stream, seq }) => [`${node}/${stream}`, seq]));
}

async function opAt(db: Reader, node: string, stream: string, seq: number) {
  return db
    .selectFrom('op')
    .select(['h', 'hlc'])
    .where('node', '=', node)
    .where('stream', '=', stream)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
}

const PAGE = 2000;

/** The operations of a range, a page at a time. */
export async function* readRange(db: Reader, { node, stream, first, last }: StreamRange): AsyncGenerator<readonly OpTable[]> {
  for (let from = first; from <= last; from += PAGE) {
    yield await db
      .selectFrom('op')
      .selectAll()
      .where('node', '=', node)
      .where('stream', '=', stream)
      .where('seq', '>=', from)
      .where('seq', '<=', Math.min(last, from + PAGE - 1))
      .orderBy('seq')
      .execute();
  }
}

/** When the oldest of the operations was written that somebody's work made; undefined where this file has only noted that it exists. */
export async function findOldestUnsent(db: Reader, ranges: readonly StreamRange[]): Promise<Instant | undefined> {
  const moments: string[] = [];
  for (const { node, stream, first, last } of ranges) {
    const op = await db
      .selectFrom('op')
      .select('at')
      .where('node', '=', node)
      .where('stream', '=', stream)
      .where('seq', '>=', first)
      .where('seq', '<=', last)
      .where('tbl', '!=', 'node')
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst();
    if (op) moments.push(op.at);
  }
  return moments.sort()[0] as Instant | undefined;
}
