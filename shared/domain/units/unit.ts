import type { FairId, ImportBatchId, ParticipationId, UnitId } from '#shared/kernel/ids.ts';

/** 单位性质: enterprise 企业, hrAgency 人力资源服务机构, publicInstitution 事业单位, other 其他 */
export const UNIT_KINDS = ['enterprise', 'hrAgency', 'publicInstitution', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** 到会情况: attended 已参会, cancelled 已取消, noShow 未到会, represented 委托代表. `pending` 待确认 is the state before the fair. */
export const ATTENDANCES = ['pending', 'attended', 'cancelled', 'noShow', 'represented'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** 参会方式: only units on site count for event cost (dossier A16). */
export const PRESENCES = ['onsite', 'online'] as const;
export type Presence = (typeof PRESENCES)[number];

/** 参会单位, known once for all fairs by its unified social credit code. */
export interface Unit {
  readonly id: UnitId;
  readonly name: string;
  /** 统一社会信用代码, 18 characters, check character verified. */
  readonly creditCode: string;
  readonly kind: UnitKind;
  /** 行政区划代码 of the place of business; undefined while unknown. Whether a unit is local is judged from it (readingsOfInputs). */
  readonly divisionCode: string | undefined;
  readonly industry: string | undefined;
  readonly contact: string | undefined;
  readonly phone: string | undefined;
  readonly importBatchId: ImportBatchId | undefined;
}

/** 参会: a unit at a fair. */
export interface Participation {
  readonly id: ParticipationId;
  readonly fairId: FairId;
  readonly unitId: UnitId;
  /** 名册顺序; carries the remainder fen of a shared cost. */
  readonly rosterOrder: number;
  readonly booth: string | undefined;
  readonly attendance: Attendance;
  readonly presence: Presence;
  /** Set by the clerk with a note where the division code does not decide (dossier A9); undefined: judged from the code. */
  readonly localOverride: boolean | undefined;
  readonly localNote: string | undefined;
  readonly contact: string | undefined;
  readonly phone: string | undefined;
  readonly jobs: number | undefined;
  readonly headcount: number | undefined;
  readonly remark: string | undefined;
  readonly importBatchId: ImportBatchId | undefined;
}
