import type { Transaction } from 'kysely';
import { SCHEMA_VERSION } from '#db/migrations/migrations.ts';
import type { OpTable } from '#db/schema/log-tables.ts';
import type { BusinessTable, Schema } from '#db/schema/schema.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { LARGEST_CHUNK } from './chunks.ts';
import { formatHybridTime, type HybridTime, parseHybridTime, tick } from './hybrid-clock.ts';
import { insertMany } from './insert-many.ts';
import { CHAIN_START, chainHash, type OperationBody } from './operation.ts';
import { STREAM_OF, type Stream } from './streams.ts';

/** Who writes, when and as part of what. Chosen by the caller, so that a repeated command writes the same. */
export interface WriteContext {
  readonly commandId: string;
  readonly actor: string;
  readonly at: Instant;
  /** Writes all into this stream, whatever the table: what came from above is not sent up again. */
  readonly stream?: Stream | undefined;
}

/** Who really made a change that is written here in his name: somebody at a station, days ago. */
export interface Author {
  readonly actor: string;
  readonly at: Instant;
}

/** The end of the log inside one transaction: takes operations, numbers and chains them, and writes them in batches. */
export interface LogCursor {
  /** Adds the operation on a business row; it is written with the transaction at the latest. */
  readonly record: (table: BusinessTable, row: string, body: OperationBody, author?: Author, stream?: Stream) => Promise<void>;
  /** Writes what is still held and moves the version vector. Call once, last. */
  readonly finish: () => Promise<void>;
}

interface StreamEnd {
  seq: number;
  h: string;
  hlc: string;
}

export async function openLogCursor(trx: Transaction<Schema>, node: string, context: WriteContext): Promise<LogCursor> {
  const known = await trx
    .selectFrom('vv')
    .leftJoin('node_end', (join) => join.onRef('node_end.node', '=', 'vv.node').onRef('node_end.stream', '=', 'vv.stream'))
    .select(['vv.node', 'vv.stream', 'vv.seq', 'vv.h', 'vv.max_hlc', 'node_end.max_hlc as valid_hlc'])
    .execute();
  const ends = new Map<Stream, StreamEnd>();
  let clock: HybridTime = { millis: 0, counter: 0, node };
  let newest = '';
  for (const end of known) {
    if (end.node === node) ends.set(end.stream as Stream, { seq: end.seq, h: end.h, hlc: end.max_hlc });
    const hlc = end.valid_hlc ?? end.max_hlc;
    if (hlc > newest) newest = hlc;
  }
  // Whatever this database has seen, from whichever node, the next operation sorts after it.
  if (newest !== '') clock = { ...parseHybridTime(newest), node };

  const now = Date.parse(context.at);
  const moved = new Set<Stream>();
  let held: OpTable[] = [];

  const write = async (): Promise<void> => {
    await insertMany(trx, 'op', held);
    held = [];
  };

  return {
    record: async (table, row, body, author = context, stream = context.stream ?? STREAM_OF[table]) => {
      const end = ends.get(stream) ?? { seq: 0, h: CHAIN_START, hlc: '' };
      clock = tick(clock, now);
      const op = {
        node,
        stream,
        seq: end.seq + 1,
        hlc: formatHybridTime(clock),
        schema_v: SCHEMA_VERSION,
        tbl: table,
        row,
        body: JSON.stringify(body),
        actor: author.actor,
        command_id: context.commandId,
        at: author.at,
      };
      const h = chainHash(end.h, op);
      held.push({ ...op, h });
      ends.set(stream, { seq: op.seq, h, hlc: op.hlc });
      moved.add(stream);
      if (held.length >= LARGEST_CHUNK) await write();
    },
    finish: async () => {
      await write();
      for (const stream of moved) {
        const end = ends.get(stream);
        if (!end) throw new Error(`No end of stream ${stream}`);
        const position = { seq: end.seq, h: end.h, max_hlc: end.hlc };
        await trx
          .insertInto('vv')
          .values({ node, stream, ...position })
          .onConflict((conflict) => conflict.columns(['node', 'stream']).doUpdateSet(position))
          .execute();
      }
    },
  };
}
