import type { Writer } from '#db/connection/handles.ts';
import { saveRow } from '#db/log/tracked-write.ts';

/** 编号序列: fairs and settlements are numbered by year. */
export type NumberSeries = 'fair' | 'settlement';

/**
 * Takes the next number of a series, `2026-007`. It belongs to the command that took it: when that fails, the
 * number is given again, so that there are no gaps.
 */
export async function takeNextNumber(trx: Writer, series: NumberSeries, year: number): Promise<string> {
  const id = `${series}:${year}`;
  const last = await trx.selectFrom('counter').select('n').where('id', '=', id).executeTakeFirst();
  const n = (last?.n ?? 0) + 1;
  await saveRow(trx, 'counter', { id, n });
  return `${year}-${String(n).padStart(3, '0')}`;
}
