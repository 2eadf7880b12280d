import type { Reader, Writer } from '#db/connection/handles.ts';
import { saveRow } from '#db/log/tracked-write.ts';
import type { Center } from '#shared/domain/centers/center.ts';

const CENTER_ID = 'center';

/** @returns undefined until the set-up was done */
export async function findCenter(db: Reader): Promise<Center | undefined> {
  const row = await db.selectFrom('center').selectAll().where('id', '=', CENTER_ID).executeTakeFirst();
  return row && { name: row.name, homeDivision: row.home_division, sample: row.sample === 1 };
}

export async function saveCenter(trx: Writer, center: Center): Promise<void> {
  await saveRow(trx, 'center', {
    id: CENTER_ID,
    name: center.name,
    home_division: center.homeDivision,
    sample: center.sample ? 1 : 0,
  });
}
