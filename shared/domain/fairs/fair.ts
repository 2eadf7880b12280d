import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, StationId, TourId } from '#shared/kernel/ids.ts';
import type { EventCostProgram } from '../schemes/scheme.ts';

/** 招聘会类型 */
export const FAIR_KINDS = [
  'market',
  'themed',
  'campus',
  'campusTalk',
  'outbound',
  'village',
  'stand',
  'liveStream',
  'online',
  'hybrid',
  'matching',
] as const;
export type FairKind = (typeof FAIR_KINDS)[number];

/** 举办形式: an online fair has no venue; at a hybrid one only units on site count. */
export const FAIR_FORMATS = ['onsite', 'online', 'hybrid'] as const;
export type FairFormat = (typeof FAIR_FORMATS)[number];

/** planned 筹备中, held 已举办, cancelled 已取消 */
export const FAIR_STATUSES = ['planned', 'held', 'cancelled'] as const;
export type FairStatus = (typeof FAIR_STATUSES)[number];

/** 组织单位性质: who organizes and lists the cost. */
export const ORGANIZER_KINDS = ['publicCenter', 'hrAgency', 'other'] as const;
export type OrganizerKind = (typeof ORGANIZER_KINDS)[number];

/** What a user enters about a fair. The zone is not entered: it follows from home and venue. */
export interface FairDetails {
  readonly title: string;
  readonly kind: FairKind;
  readonly format: FairFormat;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  /** 举办地点; empty for an online fair. */
  readonly venueName: string;
  /** 行政区划代码 of the venue; undefined for an online fair or while unknown. */
  readonly venueDivision: string | undefined;
  readonly organizerName: string;
  readonly organizerKind: OrganizerKind;
  /** 合作协议编号 with the bureau; needed by jiangmen-6. */
  readonly agreementNumber: string | undefined;
  /** 港澳台及境外活动批准文号 */
  readonly crossBorderApproval: string | undefined;
  readonly theme: string | undefined;
  readonly tourId: TourId | undefined;
  /** 承办站: the offsite station that runs it; undefined where the center does. */
  readonly stationId: StationId | undefined;
  /** 报名容量; passing it warns and blocks nobody. */
  readonly capacity: number | undefined;
  readonly note: string | undefined;
}

/** 招聘会: one venue, one continuous period (dossier A11). */
export interface Fair extends FairDetails {
  readonly id: FairId;
  /** 场次编号, e.g. 2026-007: year of the fair and a running number. */
  readonly number: string;
  readonly status: FairStatus;
  readonly cancelReason: string | undefined;
  /** 适用政策 chosen by the clerk when several programs apply (dossier A21). */
  readonly chosenProgram: EventCostProgram | undefined;
}

/** 巡回招聘: several fairs planned as one trip. */
export interface Tour {
  readonly id: TourId;
  readonly name: string;
}
