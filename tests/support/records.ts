import type { ImportBatch } from '#db/repositories/import-batches.ts';
import type { StoredSettlement } from '#db/repositories/settlements.ts';
import type { Operator, Scheme } from '#shared/domain/centers/center.ts';
import type { Attachment, CostItem, Voucher } from '#shared/domain/costs/cost-item.ts';
import type { Desk } from '#shared/domain/desks/desk.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { Job, JobVersion } from '#shared/domain/jobs/job.ts';
import type { JobSeeker, Observation } from '#shared/domain/people/job-seeker.ts';
import type { SealedText } from '#shared/domain/people/sealed-text.ts';
import type { Scan, Signup } from '#shared/domain/signups/signup.ts';
import { TICKET_LENGTH, withTicketCheck } from '#shared/domain/signups/ticket-code.ts';
import type { Participation, Unit } from '#shared/domain/units/unit.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, JobSeekerId, OperatorId, ParticipationId, SignupId, UnitId } from '#shared/kernel/ids.ts';
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
    capacity: undefined,
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
    kind: 'roster',
    fileName: '名册.xlsx',
    rows: 2,
    added: 2,
    newRecords: 2,
    skipped: 0,
    mapping: { name: 'A', creditCode: 'B' },
    importedBy: '张三',
    importedAt: TEST_NOW,
    undone: undefined,
    ...over,
  };
}

/** Its number is not sealed by any key; for tests of the tables alone. */
export function aJobSeeker(over: Partial<JobSeeker> = {}): JobSeeker {
  const id = over.id ?? testId<'JobSeeker'>();
  return {
    id,
    document: { kind: 'residentId', sealed: `sealed ${id}` as SealedText, tail: '1237' },
    name: `求职者${next()}`,
    sex: 'female',
    birthDate: calendarDate('1990-01-01'),
    phone: undefined,
    region: '320812',
    education: undefined,
    groups: [],
    skills: undefined,
    wishedJob: undefined,
    wishedWage: undefined,
    wishedPlace: undefined,
    consentOn: undefined,
    rootId: id,
    registeredAt: TEST_NOW,
    importBatchId: undefined,
    ...over,
  };
}

export function anObservation(jobSeekerId: JobSeekerId, over: Partial<Observation> = {}): Observation {
  return {
    id: testId<'Observation'>(),
    jobSeekerId,
    values: { name: '王建国' },
    source: 'desk',
    fairId: undefined,
    observedAt: TEST_NOW,
    observedBy: '张三',
    importBatchId: undefined,
    ...over,
  };
}

export function aSignup(fairId: FairId, jobSeekerId: JobSeekerId, over: Partial<Signup> = {}): Signup {
  return {
    id: testId<'Signup'>(),
    fairId,
    jobSeekerId,
    ticketCode: withTicketCheck(String(next()).padStart(TICKET_LENGTH, '0')),
    source: 'desk',
    cancelReason: undefined,
    signedUpAt: TEST_NOW,
    signedUpBy: '张三',
    importBatchId: undefined,
    ...over,
  };
}

export function aDesk(operatorId: OperatorId, over: Partial<Desk> = {}): Desk {
  return {
    id: testId<'Desk'>(),
    name: `签到台${next()}`,
    fairId: undefined,
    operatorId,
    paired: undefined,
    lastSeenAt: undefined,
    revoked: undefined,
    ...over,
  };
}

export function aJob(participationId: ParticipationId, over: Partial<Job> = {}): Job {
  return {
    id: testId<'Job'>(),
    participationId,
    title: '电工',
    headcount: 3,
    wageFrom: fen(500_000),
    wageTo: fen(800_000),
    education: undefined,
    place: undefined,
    boardLodging: undefined,
    sexLimit: undefined,
    ageLimit: undefined,
    requirements: undefined,
    description: undefined,
    version: 1,
    withdrawnReason: undefined,
    importBatchId: undefined,
    ...over,
  };
}

/** The job as it was before a correction. */
export function aJobVersion({
  id,
  participationId: _at,
  version,
  withdrawnReason: _reason,
  importBatchId: _batch,
  ...details
}: Job): JobVersion {
  return { id: testId<'JobVersion'>(), jobId: id, version, details, replacedBy: '张三', replacedAt: TEST_NOW, reason: '人数有误' };
}
export function aScan(fairId: FairId, signupId: SignupId | undefined, over: Partial<Scan> = {}): Scan {
  return {
    id: testId<'Scan'>(),
    fairId,
    signupId,
    desk: '签到台1',
    way: 'code',
    text: undefined,
    verdict: 'accepted',
    reason: undefined,
    at: TEST_NOW,
    by: '张三',
    owner: undefined,
    decided: undefined,
    undone: undefined,
    ...over,
  };
}
