import type { ImportBatch } from '#db/repositories/import-batches.ts';
import type { StoredSettlement } from '#db/repositories/settlements.ts';
import type { Arrival } from '#shared/domain/arrivals/arrival.ts';
import type { Booth, BoothArea } from '#shared/domain/booths/booth.ts';
import type { CardPrint } from '#shared/domain/cards/card-print.ts';
import type { Operator, Scheme } from '#shared/domain/centers/center.ts';
import type { Attachment, CostItem, Voucher } from '#shared/domain/costs/cost-item.ts';
import type { Desk } from '#shared/domain/desks/desk.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import { NO_OUTCOMES, type PackageIn, type PackageOut } from '#shared/domain/exchange/packages.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { FEEDBACK_FIELDS, type FeedbackFigures, type UnitFeedback } from '#shared/domain/feedback/feedback.ts';
import type { Job, JobVersion } from '#shared/domain/jobs/job.ts';
import type { OutcomeFact, OutcomeStep, Placement } from '#shared/domain/outcomes/placement.ts';
import type { PaperBatch, PaperSheet } from '#shared/domain/paper/paper-sheet.ts';
import type { JobSeeker, Observation } from '#shared/domain/people/job-seeker.ts';
import type { PersonMerge } from '#shared/domain/people/merging.ts';
import type { SealedText } from '#shared/domain/people/sealed-text.ts';
import type { Scan, Signup } from '#shared/domain/signups/signup.ts';
import { TICKET_LENGTH, withTicketCheck } from '#shared/domain/signups/ticket-code.ts';
import type { Delivery, DeliveryPerson, StationActivity } from '#shared/domain/stations/delivery.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import type { FairObservation } from '#shared/domain/statistics/facts.ts';
import type { StatisticsReport } from '#shared/domain/statistics/report.ts';
import type { Participation, Unit } from '#shared/domain/units/unit.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type {
  DeliveryId,
  ExchangePeerId,
  FairId,
  JobSeekerId,
  OperatorId,
  ParticipationId,
  PlacementId,
  SignupId,
  StationId,
  UnitId,
} from '#shared/kernel/ids.ts';
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
    stationId: undefined,
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
    stationId: undefined,
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

export function aPersonMerge(mergedId: JobSeekerId, intoId: JobSeekerId, over: Partial<PersonMerge> = {}): PersonMerge {
  return {
    id: testId<'PersonMerge'>(),
    mergedId,
    intoId,
    reason: '同一人',
    by: '张三',
    at: TEST_NOW,
    undone: undefined,
    ...over,
  };
}

export function aSignup(fairId: FairId, jobSeekerId: JobSeekerId, over: Partial<Signup> = {}): Signup {
  return {
    id: testId<'Signup'>(),
    fairId,
    jobSeekerId,
    ticketCode: withTicketCheck(`TC${String(next()).padStart(TICKET_LENGTH - 2, '0')}`),
    source: 'desk',
    cancelReason: undefined,
    signedUpAt: TEST_NOW,
    signedUpBy: '张三',
    importBatchId: undefined,
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

export function aPlacement(jobSeekerId: JobSeekerId, unitId: UnitId, over: Partial<Placement> = {}): Placement {
  return {
    id: testId<'Placement'>(),
    jobSeekerId,
    unitId,
    fairId: undefined,
    jobTitle: '装配工',
    enteredBy: '张三',
    enteredAt: TEST_NOW,
    stationId: undefined,
    ...over,
  };
}

export function anOutcomeStep(placementId: PlacementId, fact: OutcomeFact, over: Partial<OutcomeStep> = {}): OutcomeStep {
  return {
    id: testId<'OutcomeStep'>(),
    placementId,
    fact,
    proof: undefined,
    seen: undefined,
    enteredBy: '张三',
    enteredAt: TEST_NOW,
    voided: undefined,
    ...over,
  };
}

export function aBoothArea(fairId: FairId, over: Partial<BoothArea> = {}): BoothArea {
  const n = next();
  return { id: testId<'BoothArea'>(), fairId, position: n, name: `第${n}区`, industries: [], ...over };
}

export function aBooth(area: BoothArea, over: Partial<Booth> = {}): Booth {
  return {
    id: testId<'Booth'>(),
    fairId: area.fairId,
    areaId: area.id,
    row: 1,
    place: 1,
    number: `B${next()}`,
    reserved: false,
    use: { state: 'free' },
    ...over,
  };
}

export function anArrival(participation: Participation, over: Partial<Arrival> = {}): Arrival {
  return {
    id: testId<'Arrival'>(),
    fairId: participation.fairId,
    participationId: participation.id,
    at: TEST_NOW,
    by: '张三',
    staff: 2,
    way: 'search',
    attendanceBefore: 'pending',
    undone: undefined,
    ...over,
  };
}

/** Nothing but zeros where a test says nothing. */
export function aFeedback(participationId: ParticipationId, figures: Partial<FeedbackFigures> = {}): UnitFeedback {
  return {
    id: testId<'Feedback'>(),
    participationId,
    figures: { ...NO_FEEDBACK, ...figures },
    note: undefined,
    enteredBy: '张三',
    enteredAt: TEST_NOW,
  };
}

export const NO_FEEDBACK = Object.fromEntries(FEEDBACK_FIELDS.map((field) => [field, 0])) as FeedbackFigures;

export function aFairObservation(fairId: FairId, over: Partial<FairObservation> = {}): FairObservation {
  return {
    id: testId<'FairObservation'>(),
    fairId,
    kind: 'onlineViewers',
    value: 230_000,
    graduates: undefined,
    source: '直播平台后台',
    enteredBy: '张三',
    enteredAt: TEST_NOW,
    ...over,
  };
}

export function aStatisticsReport(over: Partial<StatisticsReport> = {}): StatisticsReport {
  const fair = aFair();
  return {
    id: testId<'StatisticsReport'>(),
    version: 1,
    snapshot: { version: 1, center: { name: '淮安', sample: false }, fair, statistics: { figures: {}, tables: [] }, sources: [] },
    contentHash: 'd'.repeat(64),
    reportedBy: '张三',
    reportedAt: TEST_NOW,
    ...over,
  };
}

export function aPaperSheet(fairId: FairId, rows: PaperSheet['rows'], over: Partial<PaperSheet> = {}): PaperSheet {
  return {
    id: testId<'PaperSheet'>(),
    fairId,
    kind: 'persons',
    number: next(),
    rows,
    printedBy: '张三',
    printedAt: TEST_NOW,
    copies: 1,
    ...over,
  };
}

export function aPaperBatch(fairId: FairId, over: Partial<PaperBatch> = {}): PaperBatch {
  return { id: testId<'PaperBatch'>(), fairId, arrivedAt: TEST_NOW, enteredBy: '张三', enteredAt: TEST_NOW, undone: undefined, ...over };
}

export function aCardPrint(fairId: FairId, subjectId: SignupId, over: Partial<CardPrint> = {}): CardPrint {
  return {
    id: testId<'CardPrint'>(),
    fairId,
    kind: 'badge',
    subjectId,
    printedBy: '张三',
    printedAt: TEST_NOW,
    reason: undefined,
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

export function aStation(over: Partial<Station> = {}): Station {
  const n = next();
  return {
    id: testId<'Station'>(),
    code: `S${n}`,
    name: `第${n}劳务协作站`,
    kind: 'cooperation',
    mode: 'stationed',
    hostDivision: '621100',
    address: undefined,
    partner: '定西市就业服务局',
    agreementNumber: undefined,
    agreementFrom: calendarDate('2026-01-01'),
    agreementTo: calendarDate('2026-12-31'),
    operatorName: undefined,
    staff: [{ name: '张海', phone: undefined }],
    yearlyFee: undefined,
    inUseOn: calendarDate('2026-01-01'),
    packageEveryDays: 7,
    note: undefined,
    closed: undefined,
    ...over,
  };
}

export function aDelivery(stationId: StationId, unitId: UnitId, over: Partial<Delivery> = {}): Delivery {
  return {
    id: testId<'Delivery'>(),
    stationId,
    number: `SS-${next()}`,
    departsOn: calendarDate('2026-03-01'),
    arrivesOn: undefined,
    fromDivision: undefined,
    toPlace: undefined,
    unitId,
    fairId: undefined,
    transport: 'bus',
    escort: undefined,
    note: undefined,
    enteredBy: '张三',
    enteredAt: TEST_NOW,
    voided: undefined,
    ...over,
  };
}

export function aDeliveryPerson(deliveryId: DeliveryId, jobSeekerId: JobSeekerId, over: Partial<DeliveryPerson> = {}): DeliveryPerson {
  return {
    id: testId<'DeliveryPerson'>(),
    deliveryId,
    jobSeekerId,
    remark: undefined,
    enteredBy: '张三',
    enteredAt: TEST_NOW,
    voided: undefined,
    ...over,
  };
}

export function anActivity(stationId: StationId, over: Partial<StationActivity> = {}): StationActivity {
  return {
    id: testId<'StationActivity'>(),
    stationId,
    kind: 'visit',
    happenedOn: calendarDate('2026-03-01'),
    place: undefined,
    counterpart: undefined,
    peopleCount: undefined,
    content: '走访乡镇劳务经纪人',
    enteredBy: '张三',
    enteredAt: TEST_NOW,
    voided: undefined,
    ...over,
  };
}

export function anExchangePeer(stationId: StationId, over: Partial<ExchangePeer> = {}): ExchangePeer {
  return {
    id: testId<'ExchangePeer'>(),
    side: 'below',
    stationId,
    name: '定西劳务协作站',
    rights: 'station',
    signPublic: undefined,
    ageRecipient: undefined,
    custodianRecipient: undefined,
    operators: [],
    proof: undefined,
    expiresOn: calendarDate('2027-12-31'),
    startedAt: TEST_NOW,
    startedBy: '王芳',
    enrolledAt: undefined,
    sent: 0,
    acknowledged: 0,
    taken: 0,
    agreed: undefined,
    disagreedAt: undefined,
    revoked: undefined,
    ...over,
  };
}

export function aPackageOut(peerId: ExchangePeerId, over: Partial<PackageOut> = {}): PackageOut {
  const n = next();
  return {
    id: n.toString(16).padStart(64, '0'),
    peerId,
    kind: 'package',
    number: 1,
    headerText: '{}',
    ends: {},
    rows: 0,
    attachments: 0,
    bytes: 0,
    fileName: `S01-交换包-${n}.fdx`,
    madeBy: '张强',
    madeAt: TEST_NOW,
    ...over,
  };
}

export function aPackageIn(peerId: ExchangePeerId, over: Partial<PackageIn> = {}): PackageIn {
  const n = next();
  return {
    id: n.toString(16).padStart(64, '0'),
    peerId,
    kind: 'package',
    number: 1,
    header: {} as PackageHeader,
    madeAt: TEST_NOW,
    fileName: `S01-交换包-${n}.fdx`,
    bytes: 0,
    state: 'merging',
    rows: 0,
    counts: NO_OUTCOMES,
    takenBy: '王芳',
    takenAt: TEST_NOW,
    attempt: '1',
    reverted: undefined,
    ...over,
  };
}
