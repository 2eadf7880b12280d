import type { Writer } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import type { Author } from '#db/log/log-cursor.ts';
import { parseBody } from '#db/log/operation.ts';
import { UPWARD } from '#db/log/streams.ts';
import { differingColumns, pickColumns, type Row } from '#shared/domain/exchange/arriving-change.ts';
import type { Effect } from '#shared/domain/exchange/judge-change.ts';
import { type ExtraFields, saveExtraFields } from './extra-fields.ts';
import { CENTER_RULES } from './merge-rules.ts';
import { rowsById } from './rows-by-id.ts';
import type { RowChange } from './surroundings.ts';
import { tableShapes } from './table-shapes.ts';
import type { ViewRow } from './view.ts';
import { type LoggedEffect, writeChanges } from './write-changes.ts';

export interface TakenView {
  readonly changed: number;
  readonly same: number;
  /** Rows that stay as they are, as they were written here since and the center does not know it yet. */
  readonly keptOwn: number;
}

/**
 * Brings what the center says into this file: every row stands as it stands there, but for what was written here and is not taken in there yet.
 *
 * @param taken by `node/stream` the last number of ours that the center had taken in when it said this
 */
export async function takeView(
  db: Database,
  writer: Writer,
  rows: readonly ViewRow[],
  taken: ReadonlyMap<string, number>,
  author: Author,
): Promise<TakenView> {
  const shapes = tableShapes(db.raw);
  const own = await listOwnWrites(writer, taken);
  const changes: RowChange[] = [];
  const effects: LoggedEffect[] = [];
  const extras: ExtraFields[] = [];
  let keptOwn = 0;
  for (const [table, of] of Map.groupBy(rows, (row) => row.table)) {
    const shape = shapes.get(table);
    // What does not travel is nobody else's to say.
    if (!shape || !Object.hasOwn(CENTER_RULES, table)) continue;
    const here = await rowsById(
      writer,
      table,
      of.map(({ id }) => id),
    );
    for (const { id, row: theirs } of of) {
      const before = here.get(id);
      const mine = own.get(`${table} ${id}`);
      if (mine === 'whole') {
        keptOwn += 1;
        continue;
      }
      const said = theirs && { ...shape.empty, ...pick(theirs, (column) => shape.columns.includes(column)) };
      if (theirs) {
        const extra = pick(theirs, (column) => !shape.columns.includes(column));
        if (Object.keys(extra).length > 0) extras.push({ change: { table, id }, extra });
      }
      const now = said === null ? undefined : { ...said, ...(before && mine ? pick(before, (column) => mine.has(column)) : {}) };
      const effect = effectOf(id, before, now);
      if (!effect) {
        if (mine) keptOwn += 1;
        continue;
      }
      changes.push({ table, id, before, now });
      effects.push({ table, effect, before, author });
    }
  }
  await writeChanges(writer, shapes, changes, effects);
  await saveExtraFields(writer, extras);
  return { changed: changes.length, same: rows.length - changes.length - keptOwn, keptOwn };
}

function effectOf(id: string, before: Row | undefined, now: Row | undefined): Effect | undefined {
  if (!now) return before && { kind: 'delete', id };
  if (!before) return { kind: 'insert', id, row: now };
  const columns = differingColumns(before, now);
  return columns.length === 0 ? undefined : { kind: 'update', id, after: pickColumns(now, columns) };
}

/** What was written here and is not taken in at the center: columns of rows, or whole rows that were made or deleted. */
async function listOwnWrites(writer: Writer, taken: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, 'whole' | Set<string>>> {
  const own = new Map<string, 'whole' | Set<string>>();
  for (const { node, stream } of await writer.selectFrom('vv').select(['node', 'stream']).where('stream', 'in', UPWARD).execute()) {
    const ops = await writer
      .selectFrom('op')
      .select(['tbl', 'row', 'body'])
      .where('node', '=', node)
      .where('stream', '=', stream)
      .where('seq', '>', taken.get(`${node}/${stream}`) ?? 0)
      .execute();
    for (const { tbl, row, body: text } of ops) {
      const body = parseBody(text);
      if ('r' in body) continue;
      const key = `${tbl} ${row}`;
      const known = own.get(key);
      if (known === 'whole') continue;
      if ('d' in body || !body.b) own.set(key, 'whole');
      else own.set(key, new Set([...(known ?? []), ...Object.keys(body.v)]));
    }
  }
  return own;
}

function pick(row: Row, wanted: (column: string) => boolean): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => wanted(column)));
}
