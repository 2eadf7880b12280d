import type { Reader, Writer } from '#db/connection/handles.ts';
import { saveRow } from '#db/log/tracked-write.ts';

/** @returns the JSON value under the key, undefined when it was never written; the caller knows its shape */
export async function findSetting(db: Reader, key: string): Promise<unknown> {
  const row = await db.selectFrom('setting').select('value').where('id', '=', key).executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
}

/** @param value anything that survives JSON */
export async function saveSetting(trx: Writer, key: string, value: unknown): Promise<void> {
  await saveRow(trx, 'setting', { id: key, value: JSON.stringify(value) });
}
