import type { Sheet, SheetRow, SheetTable } from '#shared/domain/documents/sheet.ts';
import { fen, formatYuan, sumMoney } from '#shared/kernel/money.ts';

export const HASH = '0123456789abcdef'.repeat(4);

/** A numbered landscape sheet with one table of the given rows. */
export function aTableSheet(rows: readonly SheetRow[], changes: Partial<Sheet> = {}): Sheet {
  return {
    title: '参会单位明细',
    subtitle: ['淮安市公共就业服务中心', '2026-007 赴合肥招聘会'],
    number: '2026-031',
    contentHash: HASH,
    orientation: 'landscape',
    blocks: [aTable(rows)],
    watermark: undefined,
    ...changes,
  };
}

export function aTable(rows: readonly SheetRow[]): SheetTable {
  return {
    kind: 'table',
    caption: '金额单位：元',
    columns: [
      { header: '序号', weight: 2, align: 'center', money: false },
      { header: '单位名称', weight: 12, align: 'left', money: false },
      { header: '统一社会信用代码', weight: 8, align: 'left', money: false },
      { header: '核定金额', weight: 4, align: 'right', money: true },
      { header: '说明', weight: 8, align: 'left', money: false },
    ],
    rows,
    total: ['', '合计', '', formatYuan(sumMoney(rows, (row) => fen(row.amounts[3] ?? 0))), ''],
    pageSubtotals: true,
  };
}

export function aRow(index: number, changes: { readonly name?: string; readonly amount?: number; readonly note?: string } = {}): SheetRow {
  const amount = changes.amount ?? 100_000 + index * 137;
  return {
    cells: [
      String(index + 1),
      changes.name ?? `淮安第${index + 1}号精密机械制造有限公司`,
      `913208${String(index).padStart(12, '0')}`,
      formatYuan(fen(amount)),
      changes.note ?? (index % 3 === 0 ? '超标准核减 349.74 元' : ''),
    ],
    amounts: [undefined, undefined, undefined, amount, undefined],
  };
}

export function rows(count: number): readonly SheetRow[] {
  return Array.from({ length: count }, (_, index) => aRow(index));
}
