import { FEEDBACK_SUMS, type FeedbackField } from '../feedback/feedback.ts';
import type { Sex } from '../people/identity-document.ts';
import type { FairObservationKind } from './facts.ts';

/** How a figure is counted: over units, over people, or read off what somebody observed. */
export type Measure = UnitMeasure | PeopleMeasure | ObservedMeasure;

/** A sum over units: of the units themselves, of what they offer, of what they said after the fair. */
export type UnitMeasure =
  | { readonly of: 'units'; readonly forGraduates: boolean }
  | { readonly of: 'jobs'; readonly forGraduates: boolean }
  | { readonly of: 'headcount'; readonly forGraduates: boolean }
  | { readonly of: 'feedback'; readonly fields: readonly FeedbackField[] }
  | { readonly of: 'missingFeedback' };

export interface PeopleMeasure {
  readonly of: PeopleGroup;
  /** Only these; untold: whose sex nobody said. */
  readonly sex?: Sex | 'untold';
  readonly onlyGraduates?: true;
}

/** registered 求职登记, entrants 入场人数, entrances 入场人次. */
export type PeopleGroup = 'registered' | 'entrants' | 'entrances';

export function isOfPeople(measure: Measure): measure is PeopleMeasure {
  return measure.of === 'registered' || measure.of === 'entrants' || measure.of === 'entrances';
}

export interface ObservedMeasure {
  readonly of: 'observed';
  readonly kind: FairObservationKind;
  readonly onlyGraduates: boolean;
}

export interface MeasureDefinition {
  readonly name: string;
  /** 人社数据字典 CB33/CB35/CB3D; absent where it has no field for the figure. */
  readonly code?: string;
  readonly unit: '家' | '个' | '人' | '人次' | '份';
  /** 口径. */
  readonly definition: string;
  readonly measure: Measure;
}

const feedback = (...fields: readonly FeedbackField[]) => ({ of: 'feedback', fields }) as const;
const observed = (kind: FairObservationKind, onlyGraduates: boolean) => ({ of: 'observed', kind, onlyGraduates }) as const;

const GRADUATE_JOB = '最低学历为大专及以上的岗位，视为面向高校毕业生';
const BY_UNITS = '各单位反馈之和';
const TYPED = '人工填报，须注明来源';

/** Every figure of the statistics under its key, in the order of the official table. */
const DEFINED = {
  units: {
    name: '用人单位数',
    code: 'acb33a',
    unit: '家',
    definition: '到会（含委托代表）的单位',
    measure: { of: 'units', forGraduates: false },
  },
  graduateUnits: {
    name: '用人单位数（高校毕业生）',
    unit: '家',
    definition: `有面向高校毕业生岗位的到会单位；${GRADUATE_JOB}`,
    measure: { of: 'units', forGraduates: true },
  },
  jobs: {
    name: '职位数',
    code: 'acb35d',
    unit: '个',
    definition: '到会单位未撤回的岗位；未逐个登记岗位的，按名册所填',
    measure: { of: 'jobs', forGraduates: false },
  },
  graduateJobs: { name: '职位数（高校毕业生）', unit: '个', definition: GRADUATE_JOB, measure: { of: 'jobs', forGraduates: true } },
  headcount: {
    name: '拟招聘人数',
    code: 'acb355',
    unit: '人',
    definition: '上述岗位的招聘人数之和',
    measure: { of: 'headcount', forGraduates: false },
  },
  graduateHeadcount: {
    name: '拟招聘人数（高校毕业生）',
    unit: '人',
    definition: GRADUATE_JOB,
    measure: { of: 'headcount', forGraduates: true },
  },
  registered: {
    name: '求职登记人数',
    code: 'acb35h',
    unit: '人',
    definition: '报名有效的求职者，同一人只计一次',
    measure: { of: 'registered' },
  },
  registeredMale: { name: '求职登记（男）', unit: '人', definition: '性别为男', measure: { of: 'registered', sex: 'male' } },
  registeredFemale: { name: '求职登记（女）', unit: '人', definition: '性别为女', measure: { of: 'registered', sex: 'female' } },
  registeredUntold: { name: '求职登记（性别未注明）', unit: '人', definition: '性别未登记', measure: { of: 'registered', sex: 'untold' } },
  registeredGraduates: {
    name: '求职登记（高校毕业生）',
    unit: '人',
    definition: '人员类别含高校毕业生',
    measure: { of: 'registered', onlyGraduates: true },
  },
  entrances: { name: '入场人次', unit: '人次', definition: '通过且未撤销的签到', measure: { of: 'entrances' } },
  graduateEntrances: {
    name: '入场人次（高校毕业生）',
    unit: '人次',
    definition: '人员类别含高校毕业生',
    measure: { of: 'entrances', onlyGraduates: true },
  },
  entrants: { name: '入场人数', unit: '人', definition: '签到的求职者，同一人只计一次', measure: { of: 'entrants' } },
  entrantsMale: { name: '入场（男）', unit: '人', definition: '性别为男', measure: { of: 'entrants', sex: 'male' } },
  entrantsFemale: { name: '入场（女）', unit: '人', definition: '性别为女', measure: { of: 'entrants', sex: 'female' } },
  entrantsUntold: { name: '入场（性别未注明）', unit: '人', definition: '性别未登记', measure: { of: 'entrants', sex: 'untold' } },
  graduateEntrants: {
    name: '入场人数（高校毕业生）',
    unit: '人',
    definition: '人员类别含高校毕业生',
    measure: { of: 'entrants', onlyGraduates: true },
  },
  resumes: { name: '现场收到简历', unit: '份', definition: BY_UNITS, measure: feedback(...FEEDBACK_SUMS.resumes) },
  resumesHigher: { name: '简历（本科及以上）', unit: '份', definition: BY_UNITS, measure: feedback('resumesHigher') },
  resumesLower: { name: '简历（大专及以下）', unit: '份', definition: BY_UNITS, measure: feedback('resumesLower') },
  graduateResumes: { name: '简历（高校毕业生）', unit: '份', definition: BY_UNITS, measure: feedback('graduateResumes') },
  interviews: { name: '通知面试', unit: '人次', definition: BY_UNITS, measure: feedback('interviews') },
  graduateInterviews: { name: '通知面试（高校毕业生）', unit: '人次', definition: BY_UNITS, measure: feedback('graduateInterviews') },
  intentions: {
    name: '达成意向人数',
    code: 'acb356',
    unit: '人',
    definition: '单位反馈的初步达成意向人数，按学历合计',
    measure: feedback(...FEEDBACK_SUMS.intentions),
  },
  intentionsMale: { name: '意向（男）', code: 'acb357', unit: '人', definition: BY_UNITS, measure: feedback('intentionsMale') },
  intentionsFemale: { name: '意向（女）', code: 'acb358', unit: '人', definition: BY_UNITS, measure: feedback('intentionsFemale') },
  graduateIntentions: { name: '意向（高校毕业生）', unit: '人', definition: BY_UNITS, measure: feedback('graduateIntentions') },
  hires: { name: '现场录用', unit: '人', definition: BY_UNITS, measure: feedback('hires') },
  graduateHires: { name: '现场录用（高校毕业生）', unit: '人', definition: BY_UNITS, measure: feedback('graduateHires') },
  missingFeedback: { name: '未反馈单位', unit: '家', definition: '到会而没有反馈的单位', measure: { of: 'missingFeedback' } },
  onsiteApplicants: { name: '现场投递简历人数', unit: '人', definition: TYPED, measure: observed('onsiteApplicants', false) },
  graduateOnsiteApplicants: {
    name: '现场投递简历人数（高校毕业生）',
    unit: '人',
    definition: TYPED,
    measure: observed('onsiteApplicants', true),
  },
  onlineResumes: { name: '线上投递简历', unit: '人次', definition: TYPED, measure: observed('onlineResumes', false) },
  graduateOnlineResumes: { name: '线上投递简历（高校毕业生）', unit: '人次', definition: TYPED, measure: observed('onlineResumes', true) },
  onlineApplicants: { name: '线上投递简历人数', unit: '人', definition: TYPED, measure: observed('onlineApplicants', false) },
  graduateOnlineApplicants: {
    name: '线上投递简历人数（高校毕业生）',
    unit: '人',
    definition: TYPED,
    measure: observed('onlineApplicants', true),
  },
  onlineIntentions: { name: '线上意向录用', unit: '人次', definition: TYPED, measure: observed('onlineIntentions', false) },
  graduateOnlineIntentions: {
    name: '线上意向录用（高校毕业生）',
    unit: '人次',
    definition: TYPED,
    measure: observed('onlineIntentions', true),
  },
  onlineVisits: { name: '线上浏览', unit: '人次', definition: TYPED, measure: observed('onlineVisits', false) },
  onlineViewers: { name: '直播观看', unit: '人次', definition: TYPED, measure: observed('onlineViewers', false) },
} as const satisfies Readonly<Record<string, MeasureDefinition>>;

export type MeasureKey = keyof typeof DEFINED;

export const MEASURES: Readonly<Record<MeasureKey, MeasureDefinition>> = DEFINED;
export const MEASURE_KEYS = Object.keys(DEFINED) as readonly MeasureKey[] as readonly [MeasureKey, ...MeasureKey[]];

/** 其中：高校毕业生: the figure that stands beside another in the official table. */
export const GRADUATE_TWIN: Readonly<Partial<Record<MeasureKey, MeasureKey>>> = {
  units: 'graduateUnits',
  jobs: 'graduateJobs',
  headcount: 'graduateHeadcount',
  registered: 'registeredGraduates',
  entrances: 'graduateEntrances',
  entrants: 'graduateEntrants',
  resumes: 'graduateResumes',
  interviews: 'graduateInterviews',
  intentions: 'graduateIntentions',
  hires: 'graduateHires',
  onsiteApplicants: 'graduateOnsiteApplicants',
  onlineResumes: 'graduateOnlineResumes',
  onlineApplicants: 'graduateOnlineApplicants',
  onlineIntentions: 'graduateOnlineIntentions',
};
