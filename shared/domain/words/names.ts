import type { ArrivalWay } from '../arrivals/arrival.ts';
import type { NoShowMode } from '../arrivals/no-shows.ts';
import type { Numbering } from '../booths/area-description.ts';
import type { BoothState } from '../booths/booth.ts';
import type { CostCategory, CostPayer } from '../costs/cost-item.ts';
import type { FairFormat, FairKind, FairStatus, OrganizerKind } from '../fairs/fair.ts';
import type { OutcomeStepKind } from '../outcomes/placement.ts';
import type { DocumentKind, Sex } from '../people/identity-document.ts';
import type { Education, ObservationSource, PersonGroup } from '../people/job-seeker.ts';
import type { EventCostProgram, SchemeMode } from '../schemes/scheme.ts';
import type { AgreementState } from '../stations/agreement.ts';
import type { ActivityKind, Transport } from '../stations/delivery.ts';
import type { StationKind, StationMode } from '../stations/station.ts';
import type { StationFigure } from '../stations/station-figures.ts';
import type { Attendance, Presence, UnitKind } from '../units/unit.ts';

/** Names of the codes, one spelling for page, sheet, export and command line. */
export const FAIR_KIND_NAMES: Readonly<Record<FairKind, string>> = {
  market: '市场招聘会',
  themed: '专场招聘会',
  campus: '校园招聘',
  campusTalk: '校园宣讲',
  outbound: '赴外招聘',
  village: '送岗下乡',
  stand: '设点摆摊',
  liveStream: '直播带岗',
  online: '网络招聘会',
  hybrid: '线上线下招聘会',
  matching: '供需对接会',
};

export const FAIR_FORMAT_NAMES: Readonly<Record<FairFormat, string>> = { onsite: '现场', online: '线上', hybrid: '现场与线上' };

export const FAIR_STATUS_NAMES: Readonly<Record<FairStatus, string>> = { planned: '筹备中', held: '已举办', cancelled: '已取消' };

export const ORGANIZER_KIND_NAMES: Readonly<Record<OrganizerKind, string>> = {
  publicCenter: '公共就业服务机构',
  hrAgency: '经营性人力资源服务机构',
  other: '其他单位',
};

export const UNIT_KIND_NAMES: Readonly<Record<UnitKind, string>> = {
  enterprise: '企业',
  hrAgency: '人力资源服务机构',
  publicInstitution: '事业单位',
  other: '其他',
};

export const ATTENDANCE_NAMES: Readonly<Record<Attendance, string>> = {
  pending: '待确认',
  attended: '已参会',
  cancelled: '已取消',
  noShow: '未到会',
  represented: '委托代表',
};

export const PRESENCE_NAMES: Readonly<Record<Presence, string>> = { onsite: '现场', online: '线上' };

export const COST_CATEGORY_NAMES: Readonly<Record<CostCategory, string>> = {
  transport: '交通',
  boardLodging: '食宿',
  booth: '展位',
  publicity: '宣传',
  other: '其他（须批准）',
  gifts: '礼品',
  wages: '劳务',
  entertainment: '招待',
  organizerStaffTravel: '组织单位人员差旅',
};

export const COST_PAYER_NAMES: Readonly<Record<CostPayer, string>> = { organizer: '组织单位', unit: '参会单位自付' };

export const SCHEME_MODE_NAMES: Readonly<Record<SchemeMode, string>> = { ceiling: '按实列支不超标准', flat: '定额' };

export const PROGRAM_NAMES: Readonly<Record<EventCostProgram, string>> = {
  'huaian-3-event-cost': '赴市外招聘活动经费',
  'jiangmen-6-event-cost': '跨区域劳务对接活动经费补贴',
};

export const SEX_NAMES: Readonly<Record<Sex, string>> = { male: '男', female: '女' };

export const EDUCATION_NAMES: Readonly<Record<Education, string>> = {
  primary: '小学及以下',
  juniorHigh: '初中',
  seniorHigh: '高中',
  vocational: '中专（中职、中技）',
  college: '大专',
  bachelor: '本科',
  master: '硕士',
  doctor: '博士',
};

export const PERSON_GROUP_NAMES: Readonly<Record<PersonGroup, string>> = {
  graduate: '高校毕业生',
  ruralWorker: '农村转移劳动力',
  veteran: '退役军人',
  hardToEmploy: '就业困难人员',
  registeredUnemployed: '登记失业人员',
  povertyRelieved: '脱贫人口',
  disabled: '残疾人',
  student: '在校学生',
  employed: '在职人员',
  other: '其他',
};

export const DOCUMENT_KIND_NAMES: Readonly<Record<DocumentKind, string>> = {
  residentId: '居民身份证',
  hkMacaoPermit: '港澳居民来往内地通行证',
  taiwanPermit: '台湾居民来往大陆通行证',
  foreignPermanentId: '外国人永久居留身份证',
  passport: '护照',
};

export const OUTCOME_STEP_NAMES: Readonly<Record<OutcomeStepKind, string>> = {
  intention: '意向',
  interview: '面试',
  hired: '录用',
  contract: '签合同',
  registered: '就业登记',
  insured: '参保',
  left: '离职',
};

export const BOOTH_STATE_NAMES: Readonly<Record<BoothState, string>> = {
  free: '未安排',
  held: '已预占',
  booked: '已预订',
  inUse: '使用中',
  released: '已释放',
};

export const NUMBERING_NAMES: Readonly<Record<Numbering, string>> = {
  running: '连续编号（A01–A40）',
  perRow: '逐排编号（A1-01）',
  rowLetter: '每排一个字母（A01、B01）',
};

export const ARRIVAL_WAY_NAMES: Readonly<Record<ArrivalWay, string>> = { search: '查找', code: '扫码', paper: '纸质补录' };

export const NO_SHOW_MODE_NAMES: Readonly<Record<NoShowMode, string>> = { off: '不限', warn: '提示', bar: '下一场不得参会' };
export const OBSERVATION_SOURCE_NAMES: Readonly<Record<ObservationSource, string>> = {
  desk: '窗口登记',
  walkIn: '现场登记',
  import: '导入',
  edit: '更正',
  merge: '合并',
};

export const STATION_KIND_NAMES: Readonly<Record<StationKind, string>> = {
  cooperation: '劳务协作站',
  recruiting: '驻外招工站',
  export: '劳务输出服务站',
  base: '劳务合作基地',
};

export const STATION_MODE_NAMES: Readonly<Record<StationMode, string>> = { stationed: '驻点招工', commissioned: '委托招工' };

export const STATION_STATE_NAMES = { active: '运行中', closed: '已撤站' } as const;

export const AGREEMENT_STATE_NAMES: Readonly<Record<AgreementState, string>> = {
  none: '未填',
  running: '有效',
  ending: '将到期',
  ended: '已到期',
};

export const TRANSPORT_NAMES: Readonly<Record<Transport, string>> = {
  bus: '汽车',
  train: '火车',
  plane: '飞机',
  self: '自行前往',
  other: '其他',
};

export const ACTIVITY_KIND_NAMES: Readonly<Record<ActivityKind, string>> = {
  work: '日常工作',
  visit: '走访',
  promotion: '宣传',
  meeting: '座谈对接',
  other: '其他',
};

/** With the unit in which each is counted. */
export const STATION_FIGURE_NAMES: Readonly<Record<StationFigure, { readonly name: string; readonly unit: string }>> = {
  registered: { name: '求职登记', unit: '人' },
  fairs: { name: '举办招聘会', unit: '场' },
  firms: { name: '参会单位', unit: '家次' },
  jobs: { name: '提供岗位', unit: '个' },
  visits: { name: '走访', unit: '次' },
  trips: { name: '输送批次', unit: '批' },
  delivered: { name: '输送人数', unit: '人' },
  hired: { name: '录用人数', unit: '人' },
};
