import type { OperatorId, SchemeId } from '#shared/kernel/ids.ts';
import type { EventCostScheme } from '../schemes/scheme.ts';

/** 中心（本单位）: the organization this installation belongs to. There is exactly one. */
export interface Center {
  readonly name: string;
  /** 行政区划代码 of the home county or city; the zone of every fair is seen from its city. */
  readonly homeDivision: string;
  /** True when the data was loaded as 示例数据; every sheet then says so. */
  readonly sample: boolean;
}

/** 经办人: who is working. A name on records and sheets until accounts come. */
export interface Operator {
  readonly id: OperatorId;
  readonly name: string;
  readonly active: boolean;
}

/** 政策方案 as stored: one a program at most. */
export interface Scheme extends EventCostScheme {
  readonly id: SchemeId;
  readonly enabled: boolean;
}
