import { formatYuan, sumMoney, ZERO } from '#shared/kernel/money.ts';
import { costReason } from '../settlements/exclusion-words.ts';
import type { SettlementSnapshot } from '../settlements/snapshot.ts';
import { COST_CATEGORY_NAMES, COST_PAYER_NAMES } from '../words/names.ts';
import type { SheetTable } from './sheet.ts';

const COLUMNS: SheetTable['columns'] = [
  { header: '序号', weight: 2.4, align: 'center', money: false },
  { header: '凭证号码', weight: 8, align: 'left', money: false },
  { header: '凭证日期', weight: 4, align: 'center', money: false },
  { header: '发生日期', weight: 4, align: 'center', money: false },
  { header: '费用类别', weight: 5, align: 'left', money: false },
  { header: '收款单位', weight: 9, align: 'left', money: false },
  { header: '归属', weight: 8, align: 'left', money: false },
  { header: '支付方', weight: 4, align: 'center', money: false },
  { header: '金额', weight: 4, align: 'right', money: true },
  { header: '可列支', weight: 4, align: 'right', money: true },
  { header: '说明', weight: 7, align: 'left', money: false },
];

/** 支出凭证清单: one line a cost line, in order of the vouchers; what may be listed stands beside the amount, with the reason where not. */
export function voucherList(snapshot: SettlementSnapshot): SheetTable {
  const assessments = new Map(snapshot.settlement.costs.map((cost) => [cost.costId, cost]));
  const unitNames = new Map(snapshot.roster.map((unit) => [unit.unitId, unit.name]));
  const lines = snapshot.vouchers.flatMap((voucher) =>
    voucher.items.map((item) => ({ voucher, item, assessment: assessments.get(item.id) })),
  );
  const rows = lines.map(({ voucher, item, assessment }, index) => {
    if (!assessment) throw new Error(`Cost ${item.id} was not assessed`);
    const eligible = assessment.eligible ? item.amount : ZERO;
    const notes = [costReason(assessment), item.approval === undefined ? '' : `批准文号 ${item.approval}`, item.note ?? ''];
    return {
      cells: [
        String(index + 1),
        voucher.number,
        voucher.voucherDate,
        item.serviceDate,
        COST_CATEGORY_NAMES[item.category],
        voucher.payee,
        item.unitId === undefined ? '公共费用' : (unitNames.get(item.unitId) ?? ''),
        COST_PAYER_NAMES[voucher.payer],
        formatYuan(item.amount),
        formatYuan(eligible),
        notes.filter((note) => note !== '').join('；'),
      ],
      amounts: [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, item.amount, eligible, undefined],
    };
  });
  const amount = sumMoney(lines, ({ item }) => item.amount);
  const eligible = sumMoney(lines, ({ item, assessment }) => (assessment?.eligible ? item.amount : ZERO));
  const originals = new Set(snapshot.vouchers.flatMap((voucher) => voucher.attachments)).size;
  return {
    kind: 'table',
    caption: `凭证 ${snapshot.vouchers.length} 张，电子原件 ${originals} 份，金额单位：元`,
    columns: COLUMNS,
    rows,
    total: ['', '合计', '', '', '', '', '', '', formatYuan(amount), formatYuan(eligible), ''],
    pageSubtotals: true,
  };
}
