import type { Writer } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import { inChunks } from '#db/log/chunks.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import { changeOf } from './arriving-ops.ts';
import type { TravellingOp } from './chain.ts';
import { type PeerRow, peerRowKey, removePeerRows, savePeerRows } from './peer-rows.ts';
import { rowDigest } from './row-digest.ts';
import { rowsById } from './rows-by-id.ts';
import { tableShapes } from './table-shapes.ts';

/**
 * Rows of which it is not known what the peer holds, and that no receipt will settle, as they do not stand here: what was refused, waits or
 * was reverted, and the peer changed it since or was restored.
 */
export async function listUnsettledRows(db: Database, peerId: string): Promise<readonly PeerRow[]> {
  const unknown = await db.selectFrom('peer_row').selectAll().where('peer_id', '=', peerId).where('digest', '=', '').execute();
  const unsettled: PeerRow[] = [];
  for (const [table, of] of Map.groupBy(unknown, ({ tbl }) => tbl)) {
    // After a restore these are all rows that the peer has; a piece of them is held at a time.
    for (const chunk of inChunks(of)) {
      const here = await rowsById(
        db,
        table as BusinessTable,
        chunk.map(({ row_id }) => row_id),
      );
      for (const { peer_id: _peer, ...row } of chunk) if (!here.has(row.row_id)) unsettled.push(row);
    }
  }
  return unsettled;
}

/** What the peer holds of some rows, found out from its own operations, which are all that ever made them there. */
export interface RowsAtPeer {
  /** Takes operations in, in whatever order. */
  readonly add: (ops: readonly TravellingOp[]) => void;
  /** By `table id` a digest; a row that is not held has none. */
  readonly digests: () => ReadonlyMap<string, string>;
}

/** @param header of its last package, which says up to where its file reaches: after a restore not as far as before */
export function followRowsAtPeer(db: Database, rows: readonly PeerRow[], { after, ranges }: PackageHeader): RowsAtPeer {
  const shapes = tableShapes(db.raw);
  const wanted = new Set(rows.map(({ tbl, row_id }) => peerRowKey(tbl, row_id)));
  const reach = new Map([...Object.entries(after), ...ranges.map(({ node, stream, last }) => [`${node}/${stream}`, last] as const)]);
  const said: TravellingOp[] = [];
  return {
    add(ops) {
      for (const op of ops)
        if (wanted.has(peerRowKey(op.tbl, op.row)) && op.seq <= (reach.get(`${op.node}/${op.stream}`) ?? 0)) said.push(op);
    },
    digests() {
      const held = new Map<string, Row>();
      for (const op of said.toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1))) {
        const key = peerRowKey(op.tbl, op.row);
        const { change, extra } = changeOf({ ...op, position: 0 }, shapes);
        const { what } = change;
        if (what.kind === 'insert') held.set(key, { id: change.id, ...what.row, ...extra });
        else if (what.kind === 'delete') held.delete(key);
        else if (what.kind === 'update' && held.has(key)) held.set(key, { ...held.get(key), ...what.after, ...extra });
      }
      return new Map([...held].map(([key, row]) => [key, rowDigest(key.split(' ', 1)[0] ?? '', row)]));
    },
  };
}

/** Notes what was found out; what is not held is forgotten. */
export async function noteRowsAtPeer(
  writer: Writer,
  peerId: string,
  rows: readonly PeerRow[],
  digests: ReadonlyMap<string, string>,
): Promise<void> {
  const keys = rows.map(({ tbl, row_id }) => ({ table: tbl, id: row_id }));
  const found = rows.flatMap((row) => {
    const digest = digests.get(peerRowKey(row.tbl, row.row_id));
    return digest === undefined ? [] : [{ ...row, digest, sent_in: 0 }];
  });
  await removePeerRows(writer, peerId, keys);
  await savePeerRows(writer, peerId, found, new Map());
}
