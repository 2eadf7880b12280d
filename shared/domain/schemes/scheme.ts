import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { Money } from '#shared/kernel/money.ts';

/** 核定方式: ceiling 按实列支不超标准 (the words of the document), flat 定额. */
export const SCHEME_MODES = ['ceiling', 'flat'] as const;
export type SchemeMode = (typeof SCHEME_MODES)[number];

/** The programs of the policy pack that settle the cost of a fair. Other programs join this union when they are built. */
export const EVENT_COST_PROGRAMS = ['huaian-3-event-cost', 'jiangmen-6-event-cost'] as const;
export type EventCostProgram = (typeof EVENT_COST_PROGRAMS)[number];

/** 政策方案: a program of the policy pack as this center applies it. */
export interface EventCostScheme {
  readonly program: EventCostProgram;
  /** Only `huaian-3-event-cost` knows both; `jiangmen-6-event-cost` is always a flat sum per event. */
  readonly mode: SchemeMode;
  /** 分: per unit and event for huaian-3 (100000 / 300000), per event for jiangmen-6 (1000000 / 2000000). */
  readonly inProvinceRate: Money;
  readonly outOfProvinceRate: Money;
  /** 施行日期; no settlement before it is entered (dossier B31). */
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo: CalendarDate | undefined;
  /** 文号 */
  readonly documentNumber: string;
}
