import type { FairId, FairObservationId, ParticipationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { FeedbackFigures } from '../feedback/feedback.ts';
import type { Sex } from '../people/identity-document.ts';
import type { Education } from '../people/job-seeker.ts';
import type { Attendance, UnitKind } from '../units/unit.ts';

/** What the statistics of one fair are counted from; nothing in it is a total that somebody typed. */
export interface FairFacts {
  /** 行政区划代码 of the center, which decides what is 市内. */
  readonly home: string;
  readonly units: readonly UnitFact[];
  readonly people: readonly PeopleCount[];
  readonly observations: readonly FairObservation[];
}

/** A unit on the roster with what it brought and said. */
export interface UnitFact {
  readonly participationId: ParticipationId;
  readonly name: string;
  readonly kind: UnitKind;
  readonly industry: string | undefined;
  readonly divisionCode: string | undefined;
  readonly attendance: Attendance;
  /** 岗位: one by one where they were entered so, else as the roster counts them. */
  readonly jobs: readonly JobFact[];
  readonly feedback: FeedbackFigures | undefined;
}

/** Jobs of one kind; the roster's own count is one line without an education. */
export interface JobFact {
  readonly education: Education | undefined;
  readonly jobs: number;
  readonly headcount: number;
}

/** People who are alike in what the statistics ask. A person merged into another is counted as that other. */
export interface PeopleCount {
  readonly sex: Sex | undefined;
  readonly education: Education | undefined;
  readonly isGraduate: boolean;
  /** 户籍地 as a 行政区划代码. */
  readonly region: string | undefined;
  /** 求职登记: those whose sign-up stands. */
  readonly registered: number;
  /** 入场人数: those with an accepted scan that was not taken back. */
  readonly entrants: number;
  /** 入场人次: such scans. */
  readonly entrances: number;
}

/**
 * 人工填报: what the data of a center cannot know, because it happened on somebody else's platform or on paper. onlineVisits 浏览人次,
 * onlineViewers 观看人次, onlineResumes 线上投递人次, onlineApplicants 线上投递人数, onlineIntentions 线上意向人次, onsiteApplicants 现场投递人数.
 */
export const OBSERVATION_KINDS = [
  'onlineVisits',
  'onlineViewers',
  'onlineResumes',
  'onlineApplicants',
  'onlineIntentions',
  'onsiteApplicants',
] as const;
export type FairObservationKind = (typeof OBSERVATION_KINDS)[number];

export interface FairObservation {
  readonly id: FairObservationId;
  readonly fairId: FairId;
  readonly kind: FairObservationKind;
  readonly value: number;
  /** 其中高校毕业生; undefined: not told. */
  readonly graduates: number | undefined;
  /** 数据来源, e.g. 平台后台截图. */
  readonly source: string;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
}

/** 到会: itself or represented; who only stands on the roster is not counted. */
export function cameToFair(attendance: Attendance): boolean {
  return attendance === 'attended' || attendance === 'represented';
}
