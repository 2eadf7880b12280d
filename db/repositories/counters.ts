import type { Writer } from '#db/connection/handles.ts';
import { saveRow } from '#db/log/tracked-write.ts';

/** 编号序列: fairs, settlements and trips are numbered by year. */
export type NumberSeries = 'fair' | 'settlement' | 'delivery';

/**
 * Takes the next number of a series, `2026-007`. It belongs to the command that took it: when that fails, the
 * number is given again, so that there are no gaps.
 *
 * @param prefix stands before it and counts for itself, `S01-2026-007`, so that two places never give the same number
 */
export async function takeNextNumber(trx: Writer, series: NumberSeries, year: number, prefix = ''): Promise<string> {
  const id = `${series}:${prefix}${year}`;
  const last = await trx.selectFrom('counter').select('n').where('id', '=', id).executeTakeFirst();
  const n = (last?.n ?? 0) + 1;
  await saveRow(trx, 'counter', { id, n });
  return `${prefix}${year}-${String(n).padStart(3, '0')}`;
}
