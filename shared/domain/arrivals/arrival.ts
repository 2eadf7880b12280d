import type { ArrivalId, FairId, ParticipationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Attendance } from '../units/unit.ts';

/** How a unit was brought before the desk: search 查找, code 扫码, paper 纸质补录. */
export const ARRIVAL_WAYS = ['search', 'code', 'paper'] as const;
export type ArrivalWay = (typeof ARRIVAL_WAYS)[number];

/** 到场: a unit came to the fair. A fact: it is taken back with a reason, never changed. */
export interface Arrival {
  readonly id: ArrivalId;
  readonly fairId: FairId;
  readonly participationId: ParticipationId;
  readonly at: Instant;
  readonly by: string;
  /** 进场工作人员数; undefined: nobody counted. */
  readonly staff: number | undefined;
  readonly way: ArrivalWay;
  /** Attendance before it, which taking it back brings back. */
  readonly attendanceBefore: Attendance;
  readonly undone: { readonly by: string; readonly at: Instant; readonly reason: string } | undefined;
}
