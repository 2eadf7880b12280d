import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, ImportBatchId, JobSeekerId, ObservationId, StationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Money } from '#shared/kernel/money.ts';
import type { DocumentKind, Sex } from './identity-document.ts';
import type { FindableNumber, SealedNumber } from './sealed-text.ts';

/** 学历, from the lowest; the order is that of the official statistics. */
export const EDUCATIONS = ['primary', 'juniorHigh', 'seniorHigh', 'vocational', 'college', 'bachelor', 'master', 'doctor'] as const;
export type Education = (typeof EDUCATIONS)[number];

/**
 * 人员类别; a person may belong to several: graduate 高校毕业生, ruralWorker 农村转移劳动力, veteran 退役军人, hardToEmploy 就业困难人员,
 * registeredUnemployed 登记失业人员, povertyRelieved 脱贫人口, disabled 残疾人, student 在校学生, employed 在职人员, other 其他.
 */
export const PERSON_GROUPS = [
  'graduate',
  'ruralWorker',
  'veteran',
  'hardToEmploy',
  'registeredUnemployed',
  'povertyRelieved',
  'disabled',
  'student',
  'employed',
  'other',
] as const;
export type PersonGroup = (typeof PERSON_GROUPS)[number];

/** What is known of a person beside who it is. Each was said on a day; the newest shows, the trail stays. */
export interface PersonAttributes {
  readonly name: string;
  readonly phone: FindableNumber | undefined;
  /** 户籍地 as a 行政区划代码. */
  readonly region: string | undefined;
  readonly education: Education | undefined;
  readonly groups: readonly PersonGroup[];
  readonly skills: string | undefined;
  readonly wishedJob: string | undefined;
  /** 期望月薪, 分. */
  readonly wishedWage: Money | undefined;
  readonly wishedPlace: string | undefined;
  /** 同意使用个人信息的日期. */
  readonly consentOn: CalendarDate | undefined;
}

/**
 * 求职者: one person for life, keyed by the number of the identity document. Who came without one (name and phone only) has a record of its
 * own until the number is known; then the two are merged.
 */
export interface JobSeeker extends PersonAttributes {
  /** Follows from kind and number of the document, so that two stations that register the same person write the same row. */
  readonly id: JobSeekerId;
  readonly document: (SealedNumber & { readonly kind: DocumentKind }) | undefined;
  readonly sex: Sex | undefined;
  readonly birthDate: CalendarDate | undefined;
  /** The record that stands for this person; its own id unless it was merged into another. */
  readonly rootId: JobSeekerId;
  readonly registeredAt: Instant;
  readonly importBatchId: ImportBatchId | undefined;
  /** The offsite station that wrote the person down first; undefined where the center did. */
  readonly stationId: StationId | undefined;
}

/** Where a person's data were said: desk 报名登记, walkIn 现场登记, import 导入, edit 更正, merge 合并. */
export const OBSERVATION_SOURCES = ['desk', 'walkIn', 'import', 'edit', 'merge'] as const;
export type ObservationSource = (typeof OBSERVATION_SOURCES)[number];

/** What was said: an attribute that is absent was not spoken of, one that is null was taken back. */
export type ObservedValues = { readonly [Attribute in keyof PersonAttributes]?: PersonAttributes[Attribute] | null };

/** 一次登记: what was said of a person at a moment; never changed afterwards. */
export interface Observation {
  readonly id: ObservationId;
  readonly jobSeekerId: JobSeekerId;
  readonly values: ObservedValues;
  readonly source: ObservationSource;
  readonly fairId: FairId | undefined;
  readonly observedAt: Instant;
  readonly observedBy: string;
  readonly importBatchId: ImportBatchId | undefined;
}

/**
 * The attributes as the newest observation of each says. Of two at the same moment the one with the later id counts, so the order in which
 * they arrive changes nothing.
 *
 * @throws when nobody ever said a name
 */
export function newestAttributes(observations: readonly Observation[]): PersonAttributes {
  const inOrder = observations.toSorted((a, b) => compare(a.observedAt, b.observedAt) || compare(a.id, b.id));
  const said: ObservedValues = Object.assign({}, ...inOrder.map(({ values }) => values));
  if (!said.name) throw new Error('Nobody said a name');
  return {
    name: said.name,
    phone: said.phone ?? undefined,
    region: said.region ?? undefined,
    education: said.education ?? undefined,
    groups: said.groups ?? [],
    skills: said.skills ?? undefined,
    wishedJob: said.wishedJob ?? undefined,
    wishedWage: said.wishedWage ?? undefined,
    wishedPlace: said.wishedPlace ?? undefined,
    consentOn: said.consentOn ?? undefined,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
