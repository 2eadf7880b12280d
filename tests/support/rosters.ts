import { writeXlsx } from 'hucre/xlsx';
import { testCreditCode } from './credit-codes.ts';

export const ROSTER_HEADER = ['单位名称', '统一社会信用代码', '单位性质', '所在区县', '到会情况'];

export type RosterCells = readonly (string | number | boolean | Date | null)[];

/** A good row of the template. */
export function goodRow(n: number): RosterCells {
  return [`淮安第${n}机械有限公司`, testCreditCode(n), '企业', '清江浦区', '已参会'];
}

export async function xlsxFile(rows: readonly RosterCells[], name = '名册.xlsx'): Promise<File> {
  const bytes = await writeXlsx({ sheets: [{ name: '名册', rows: rows.map((row) => [...row]) }] });
  return new File([Buffer.from(bytes)], name);
}

export function textFile(content: string | Uint8Array, name: string): File {
  return new File([typeof content === 'string' ? content : Buffer.from(content)], name);
}

/** Runs an import to its end and gives what it came to. */
export async function importAll<Outcome>(progress: AsyncIterator<unknown, Outcome>): Promise<Outcome> {
  for (;;) {
    const step = await progress.next();
    if (step.done) return step.value;
  }
}
