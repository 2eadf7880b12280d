import { openWriter, type Reader, type Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertMany } from '#db/log/insert-many.ts';
import type { PeerRowTable } from '#db/schema/exchange-tables.ts';

/** What a peer holds of a row: its digest, empty where it is not known. */
export type PeerRow = Omit<PeerRowTable, 'peer_id'>;

/** In place of a digest: the station was told to take the row away. */
export const TAKEN_AWAY = '-';

export async function listPeerRows(
  db: Reader,
  peerId: string,
  keys: readonly { readonly table: string; readonly id: string }[],
): Promise<ReadonlyMap<string, PeerRow>> {
  const found = new Map<string, PeerRow>();
  for (const [table, of] of Map.groupBy(keys, (key) => key.table)) {
    for (const chunk of inChunks([...new Set(of.map(({ id }) => id))])) {
      const rows = await db
        .selectFrom('peer_row')
        .selectAll()
        .where('peer_id', '=', peerId)
        .where('tbl', '=', table)
        .where('row_id', 'in', chunk)
        .execute();
      for (const row of rows) found.set(peerRowKey(table, row.row_id), row);
    }
  }
  return found;
}

export function peerRowKey(table: string, id: string): string {
  return `${table} ${id}`;
}

/** Notes what the peer holds now. No log has it: it can be found out anew by sending the rows once more. */
export async function savePeerRows(
  writer: Writer,
  peerId: string,
  rows: readonly PeerRow[],
  known: ReadonlyMap<string, PeerRow>,
): Promise<void> {
  await removePeerRows(
    writer,
    peerId,
    rows.filter(({ tbl, row_id }) => known.has(peerRowKey(tbl, row_id))).map(({ tbl, row_id }) => ({ table: tbl, id: row_id })),
  );
  const { trx } = openWriter(writer);
  await insertMany(
    trx,
    'peer_row',
    rows.map(({ tbl, row_id, digest, sent_in, theirs }) => ({ peer_id: peerId, tbl, row_id, digest, sent_in, theirs })),
  );
}

export async function removePeerRows(
  writer: Writer,
  peerId: string,
  keys: readonly { readonly table: string; readonly id: string }[],
): Promise<void> {
  const { trx } = openWriter(writer);
  for (const [table, of] of Map.groupBy(keys, (key) => key.table)) {
    for (const chunk of inChunks(of.map(({ id }) => id)))
      await trx.deleteFrom('peer_row').where('peer_id', '=', peerId).where('tbl', '=', table).where('row_id', 'in', chunk).execute();
  }
}

/** The peer was restored from an earlier state, or its copy is a new one: nothing is known any more of what it holds. */
export async function forgetPeerRows(writer: Writer, peerId: string): Promise<void> {
  const { trx } = openWriter(writer);
  await trx.updateTable('peer_row').set({ digest: '' }).where('peer_id', '=', peerId).execute();
}
