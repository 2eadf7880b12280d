import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { saveRow } from '#db/log/tracked-write.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';

export interface ExtraFields {
  readonly change: Key;
  readonly extra: Row;
}

interface Key {
  readonly table: string;
  readonly id: string;
}

/** What rows hold in columns that this version does not have, by `table id`. */
export async function extraFieldsOf(db: Reader, keys: readonly Key[]): Promise<ReadonlyMap<string, Row>> {
  const found = new Map<string, Row>();
  for (const chunk of inChunks([...new Set(keys.map(({ table, id }) => `${table}/${id}`))])) {
    const rows = await db.selectFrom('extra_field').selectAll().where('id', 'in', chunk).execute();
    for (const { tbl, row_id, fields } of rows) found.set(`${tbl} ${row_id}`, JSON.parse(fields) as Row);
  }
  return found;
}

/** Keeps them with their rows, so that they go on when the row does. */
export async function saveExtraFields(writer: Writer, parsed: readonly ExtraFields[]): Promise<void> {
  const speaking = parsed.filter(({ extra }) => Object.keys(extra).length > 0);
  if (speaking.length === 0) return;
  const keys = speaking.map(({ change }) => ({ table: change.table, id: change.id }));
  const known = new Map(await extraFieldsOf(writer, keys));
  for (const { change, extra } of speaking)
    known.set(`${change.table} ${change.id}`, { ...known.get(`${change.table} ${change.id}`), ...extra });
  for (const { table, id } of keys)
    await saveRow(writer, 'extra_field', {
      id: `${table}/${id}`,
      tbl: table,
      row_id: id,
      fields: JSON.stringify(known.get(`${table} ${id}`)),
    });
}
