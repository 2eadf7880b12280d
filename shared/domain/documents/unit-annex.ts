import { formatYuan, type Money, sumMoney, ZERO } from '#shared/kernel/money.ts';
import type { UnitSettlement } from '../settlements/event-cost.ts';
import { unitReason } from '../settlements/exclusion-words.ts';
import type { SettlementSnapshot } from '../settlements/snapshot.ts';
import { ATTENDANCE_NAMES, UNIT_KIND_NAMES } from '../words/names.ts';
import type { SheetTable } from './sheet.ts';

const COLUMNS: SheetTable['columns'] = [
  { header: '序号', weight: 2.4, align: 'center', money: false },
  { header: '单位名称', weight: 11, align: 'left', money: false },
  { header: '统一社会信用代码', weight: 8, align: 'left', money: false },
  { header: '性质', weight: 4, align: 'left', money: false },
  { header: '到会', weight: 3, align: 'center', money: false },
  { header: '直接费用', weight: 4, align: 'right', money: true },
  { header: '分摊费用', weight: 4, align: 'right', money: true },
  { header: '费用合计', weight: 4, align: 'right', money: true },
  { header: '标准', weight: 4, align: 'right', money: true },
  { header: '核定金额', weight: 4, align: 'right', money: true },
  { header: '说明', weight: 9, align: 'left', money: false },
];

/** 参会单位明细: one line a unit in roster order, with what it cost, its ceiling, what is paid and why. */
export function unitAnnex(snapshot: SettlementSnapshot): SheetTable {
  const { units } = snapshot.settlement;
  const described = new Map(snapshot.roster.toReversed().map((unit) => [unit.unitId, unit]));
  const rows = units.map((unit, index) => {
    const facts = described.get(unit.unitId);
    if (!facts) throw new Error(`Unit ${unit.unitId} is settled but not on the roster`);
    const amounts = amountsOf(unit);
    const reason = unitReason(unit);
    return {
      cells: [
        String(index + 1),
        facts.name,
        facts.creditCode,
        UNIT_KIND_NAMES[facts.kind],
        ATTENDANCE_NAMES[facts.attendance],
        ...amounts.map(formatYuan),
        facts.localNote === undefined ? reason : [reason, facts.localNote].filter((text) => text !== '').join('；'),
      ],
      amounts: [undefined, undefined, undefined, undefined, undefined, ...amounts, undefined],
    };
  });
  const totals = units
    .map(amountsOf)
    .reduce(
      (sums, amounts) => sums.map((sum, index) => sumMoney([sum, amounts[index] ?? ZERO], (one) => one)),
      [ZERO, ZERO, ZERO, ZERO, ZERO],
    );
  return {
    kind: 'table',
    caption: '金额单位：元',
    columns: COLUMNS,
    rows,
    total: ['', '合计', '', '', '', ...totals.map(formatYuan), ''],
    pageSubtotals: true,
  };
}

function amountsOf(unit: UnitSettlement): readonly Money[] {
  return [unit.direct, unit.share, unit.attributed, unit.ceiling, unit.payable];
}
