import type { ImportBatch } from '#db/repositories/import-batches.ts';
import type { StoredSettlement } from '#db/repositories/settlements.ts';
import type { Operator, Scheme } from '#shared/domain/centers/center.ts';
import type { Attachment, CostItem, Voucher } from '#shared/domain/costs/cost-item.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { Participation, Unit } from '#shared/domain/units/unit.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, UnitId } from '#shared/kernel/ids.ts';
import { fen } from '#shared/kernel/money.ts';
import { TEST_NOW, testId } from './database.ts';

/** Valid records; a test states only what matters. */
let serial = 0;
const next = () => {
  serial += 1;
  return serial;
};

export function aFair(over: Partial<Fair> = {}): Fair {
  const n = next();
  return {
    id: testId<'Fair'>(),
    number: `2026-${n}`,
    title: `第${n}场招聘会`,
    kind: 'outbound',
    format: 'onsite',
    status: 'held',
    startsOn: calendarDate('2026-03-01'),
    endsOn: calendarDate('2026-03-02'),
    venueName: '体育馆',
    venueDivision: '610100',
    organizerName: '淮安市人力资源服务中心',
    organizerKind: 'publicCenter',
    agreementNumber: undefined,
    crossBorderApproval: undefined,
    theme: undefined,
    tourId: undefined,
    note: undefined,
    cancelReason: undefined,
    chosenProgram: undefined,
    ...over,
  };
}

export function aUnit(over: Partial<Unit> = {}): Unit {
  const n = next();
  return {
    id: testId<'Unit'>(),
    name: `单位${n}`,
    creditCode: `9132${String(n).padStart(14, '0')}`,
    kind: 'enterprise',
    divisionCode: '320800',
    industry: undefined,
    contact: undefined,
    phone: undefined,
    importBatchId: undefined,
    ...over,
  };
}

export function aParticipation(fairId: FairId, unitId: UnitId, over: Partial<Participation> = {}): Participation {
  return {
    id: testId<'Participation'>(),
    fairId,
    unitId,
    rosterOrder: next(),
    booth: undefined,
    attendance: 'attended',
    presence: 'onsite',
    localOverride: undefined,
    localNote: undefined,
    contact: undefined,
    phone: undefined,
    jobs: undefined,
    headcount: undefined,
    remark: undefined,
    importBatchId: undefined,
    ...over,
  };
}

export function aCostItem(over: Partial<CostItem> = {}): CostItem {
  return {
    id: testId<'CostItem'>(),
    category: 'transport',
    amount: fen(123_456),
    serviceDate: calendarDate('2026-03-01'),
    unitId: undefined,
    approval: undefined,
    note: undefined,
    ...over,
  };
}

export function aVoucher(fairId: FairId, over: Partial<Voucher> = {}): Voucher {
  return {
    id: testId<'Voucher'>(),
    fairId,
    number: `V${next()}`,
    voucherDate: calendarDate('2026-03-03'),
    payee: '运输公司',
    payer: 'organizer',
    note: undefined,
    voidReason: undefined,
    items: [aCostItem()],
    attachments: [],
    ...over,
  };
}

export function anAttachment(over: Partial<Attachment> = {}): Attachment {
  return {
    id: testId<'Attachment'>(),
    sha256: String(next()).padStart(64, 'a'),
    fileName: '发票.pdf',
    mediaType: 'application/pdf',
    bytes: 4,
    ...over,
  };
}

export function anOperator(over: Partial<Operator> = {}): Operator {
  return { id: testId<'Operator'>(), name: `经办${next()}`, active: true, ...over };
}

export function aScheme(over: Partial<Scheme> = {}): Scheme {
  return {
    id: testId<'Scheme'>(),
    program: 'huaian-3-event-cost',
    mode: 'ceiling',
    inProvinceRate: fen(100_000),
    outOfProvinceRate: fen(300_000),
    effectiveFrom: calendarDate('2024-01-01'),
    effectiveTo: undefined,
    documentNumber: '淮政办发〔2024〕1号',
    enabled: true,
    ...over,
  };
}

export function aSettlement(fairId: FairId, over: Partial<StoredSettlement> = {}): StoredSettlement {
  return {
    id: testId<'Settlement'>(),
    number: `2026-${next()}`,
    state: 'approved',
    fairId,
    program: 'huaian-3-event-cost',
    quota: fen(900_000),
    payable: fen(765_432),
    countedUnits: 3,
    snapshot: '{"lines":[]}',
    contentHash: 'c'.repeat(64),
    approvedBy: '张三',
    approvedAt: TEST_NOW,
    voidReason: undefined,
    voidedBy: undefined,
    voidedAt: undefined,
    prints: 0,
    ...over,
  };
}

export function anImportBatch(fairId: FairId, over: Partial<ImportBatch> = {}): ImportBatch {
  return {
    id: testId<'ImportBatch'>(),
    fairId,
    fileName: '名册.xlsx',
    rows: 2,
    added: 2,
    newUnits: 2,
    skipped: 0,
    mapping: { name: 'A', creditCode: 'B' },
    importedBy: '张三',
    importedAt: TEST_NOW,
    undone: undefined,
    ...over,
  };
}
