import { formatChineseDate } from '#shared/kernel/calendar-date.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { formatYuan } from '#shared/kernel/money.ts';
import { divisionPath } from '../divisions/divisions.ts';
import { zoneName, zoneReasonSentence } from '../fairs/zone-words.ts';
import { derivationLine } from '../settlements/derivation.ts';
import { ELIGIBLE_CATEGORIES } from '../settlements/event-cost.ts';
import { flagWords } from '../settlements/flags.ts';
import { datesOf, type SettlementSnapshot } from '../settlements/snapshot.ts';
import { COST_CATEGORY_NAMES, ORGANIZER_KIND_NAMES, PROGRAM_NAMES, SCHEME_MODE_NAMES } from '../words/names.ts';
import { capitalAmount } from './capital-amount.ts';
import type { FieldGrid, Paragraph, Sheet, SheetBlock, SheetTable } from './sheet.ts';
import { unitAnnex } from './unit-annex.ts';
import { voucherList } from './voucher-list.ts';

/** 编号与签批 of a sealed settlement; a draft has none and is printed across with 草稿. */
export interface Seal {
  readonly number: string;
  readonly contentHash: string;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  readonly void: boolean;
}

/** 审核表, 参会单位明细 and 支出凭证清单 of one settlement: what the pages say, from the snapshot alone. */
export function eventCostSheets(snapshot: SettlementSnapshot, seal: Seal | undefined): readonly Sheet[] {
  const frame = {
    number: seal?.number,
    contentHash: seal?.contentHash,
    watermark: watermarkOf(snapshot, seal),
  };
  const { scheme, center, fair } = snapshot;
  const about = [`${center.name}`, `${fair.number} ${fair.title}`];
  return [
    {
      ...frame,
      title: snapshot.scheme.program === 'jiangmen-6-event-cost' ? '跨区域劳务对接活动补贴审核表' : '赴外招聘活动经费列支审核表',
      subtitle: [center.name, `${PROGRAM_NAMES[scheme.program]}　${scheme.documentNumber}`],
      orientation: 'portrait',
      blocks: reviewBlocks(snapshot, seal),
    },
    { ...frame, title: '参会单位明细', subtitle: about, orientation: 'landscape', blocks: [unitAnnex(snapshot)] },
    { ...frame, title: '支出凭证清单', subtitle: about, orientation: 'landscape', blocks: [voucherList(snapshot)] },
  ];
}

function watermarkOf(snapshot: SettlementSnapshot, seal: Seal | undefined): string | undefined {
  if (snapshot.center.sample) return '示例数据';
  if (seal?.void) return '作废';
  return seal ? undefined : '草稿';
}

function reviewBlocks(snapshot: SettlementSnapshot, seal: Seal | undefined): readonly SheetBlock[] {
  const blocks: SheetBlock[] = [factsGrid(snapshot), costTable(snapshot), amountsGrid(snapshot)];
  const notes = snapshot.settlement.flags.map((flag) => flagWords(flag)).map(({ title, sentence }) => `${title}：${sentence}`);
  for (const other of snapshot.otherPrograms) {
    notes.push(`${PROGRAM_NAMES[other.program]}测算金额 ${formatYuan(other.payable)} 元，仅供对照，不得重复享受`);
  }
  blocks.push(derivationTable(snapshot));
  if (notes.length > 0) blocks.push(...notes.map((text, index): Paragraph => ({ kind: 'paragraph', text: `提示 ${index + 1}　${text}` })));
  blocks.push({
    kind: 'signatures',
    roles: [
      { role: '经办', name: seal?.approvedBy },
      { role: '审核', name: undefined },
      { role: '审批', name: undefined },
    ],
  });
  return blocks;
}

function factsGrid(snapshot: SettlementSnapshot): FieldGrid {
  const { fair, settlement, scheme } = snapshot;
  const place = fair.venueDivision === undefined ? '—' : `${divisionPath(fair.venueDivision) ?? ''}（${fair.venueDivision}）`;
  const perUnit = scheme.program === 'huaian-3-event-cost';
  return {
    kind: 'fields',
    columns: 2,
    fields: [
      { label: '场次编号', value: fair.number },
      { label: '举办日期', value: datesOf(fair).map(formatChineseDate).join('至') },
      { label: '活动名称', value: fair.title, span: 2 },
      { label: '举办地点', value: fair.venueName === '' ? '—' : fair.venueName },
      { label: '行政区划', value: place },
      { label: '地域类别', value: `${zoneName(settlement.zone.zone)}（${zoneReasonSentence(settlement.zone)}）`, span: 2 },
      { label: '组织单位', value: `${fair.organizerName}（${ORGANIZER_KIND_NAMES[fair.organizerKind]}）` },
      { label: '合作协议', value: fair.agreementNumber ?? '—' },
      { label: '核定方式', value: SCHEME_MODE_NAMES[settlement.mode] },
      { label: '标准', value: `${formatYuan(settlement.rate)} 元/${perUnit ? '场/家' : '场'}` },
      { label: '到会单位', value: `${settlement.attendingUnits} 家` },
      { label: '计入单位', value: `${settlement.countedUnits} 家` },
    ],
  };
}

function costTable({ settlement }: SettlementSnapshot): SheetTable {
  const amounts = ELIGIBLE_CATEGORIES.map((category) => settlement.eligibleByCategory[category]);
  const column = (header: string) => ({ header, weight: 1, align: 'right' as const, money: true });
  return {
    kind: 'table',
    caption: '可列支费用（元）',
    columns: [
      ...ELIGIBLE_CATEGORIES.map((category) => column(category === 'other' ? '其他（经批准）' : COST_CATEGORY_NAMES[category])),
      column('合计'),
    ],
    rows: [{ cells: [...amounts, settlement.eligible].map(formatYuan), amounts: [...amounts, settlement.eligible] }],
    total: undefined,
    pageSubtotals: false,
  };
}

function amountsGrid({ settlement, scheme }: SettlementSnapshot): FieldGrid {
  const { quota, payable, notReimbursable } = settlement;
  return {
    kind: 'fields',
    columns: 2,
    fields: [
      { label: '标准额度', value: `${formatYuan(quota)} 元` },
      { label: '核定金额', value: `${formatYuan(payable)} 元`, strong: true },
      { label: '核定金额大写', value: capitalAmount(payable), span: 2, strong: true },
      {
        label: '不予列支',
        value:
          scheme.program === 'jiangmen-6-event-cost'
            ? '按场次定额补贴，不逐家列支'
            : `${formatYuan(notReimbursable)} 元${notReimbursable > 0 ? '（计入单位超过标准的部分，由组织单位自行承担）' : ''}`,
        span: 2,
      },
    ],
  };
}

/** 计算依据: the same lines as on the screen. */
function derivationTable({ settlement }: SettlementSnapshot): SheetTable {
  return {
    kind: 'table',
    caption: '计算依据',
    columns: [
      { header: '步骤', weight: 5, align: 'left', money: false },
      { header: '条款', weight: 4, align: 'center', money: false },
      { header: '说明', weight: 26, align: 'left', money: false },
    ],
    rows: settlement.derivation.map(derivationLine).map(({ rule, clause, base, why }) => ({
      cells: [rule, clause, `${base}。${why}`],
      amounts: [undefined, undefined, undefined],
    })),
    total: undefined,
    pageSubtotals: false,
  };
}
