import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { DeliveryId, DeliveryPersonId, FairId, JobSeekerId, StationActivityId, StationId, UnitId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** 交通方式: bus 汽车（含专车）, train 火车（含专列）, plane 飞机（含包机）, self 自行前往, other 其他 */
export const TRANSPORTS = ['bus', 'train', 'plane', 'self', 'other'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Facts of a station are never deleted: what was wrong is voided with a reason. */
export interface Voided {
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
}

export interface DeliveryDetails {
  readonly departsOn: CalendarDate;
  readonly arrivesOn: CalendarDate | undefined;
  /** 出发地: 行政区划代码. */
  readonly fromDivision: string | undefined;
  /** 到达地 */
  readonly toPlace: string | undefined;
  /** 用工单位 */
  readonly unitId: UnitId;
  /** The fair it came of, where there was one. */
  readonly fairId: FairId | undefined;
  readonly transport: Transport;
  /** 带队人 */
  readonly escort: string | undefined;
  readonly note: string | undefined;
}

/** 输送: one trip of a station that brings workers to a unit. */
export interface Delivery extends DeliveryDetails {
  readonly id: DeliveryId;
  readonly stationId: StationId;
  /** 批次编号, e.g. S01-SS-2026-001. */
  readonly number: string;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly voided: Voided | undefined;
}

/** 输送人员: a person on a trip; once in each. */
export interface DeliveryPerson {
  readonly id: DeliveryPersonId;
  readonly deliveryId: DeliveryId;
  readonly jobSeekerId: JobSeekerId;
  readonly remark: string | undefined;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly voided: Voided | undefined;
}

/** 工作记录类型: work 日常工作, visit 走访, promotion 宣传, meeting 座谈对接, other 其他 */
export const ACTIVITY_KINDS = ['work', 'visit', 'promotion', 'meeting', 'other'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export interface ActivityDetails {
  readonly kind: ActivityKind;
  readonly happenedOn: CalendarDate;
  readonly place: string | undefined;
  /** 对象单位 */
  readonly counterpart: string | undefined;
  readonly peopleCount: number | undefined;
  readonly content: string;
}

/** 工作记录: what a station did on a day. */
export interface StationActivity extends ActivityDetails {
  readonly id: StationActivityId;
  readonly stationId: StationId;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly voided: Voided | undefined;
}
