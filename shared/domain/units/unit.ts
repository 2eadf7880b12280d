/** 单位性质: enterprise 企业, hrAgency 人力资源服务机构, publicInstitution 事业单位, other 其他 */
export const UNIT_KINDS = ['enterprise', 'hrAgency', 'publicInstitution', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** 到会情况: attended 已参会, cancelled 已取消, noShow 未到会, represented 委托代表. `pending` 待确认 is the state before the fair. */
export const ATTENDANCES = ['pending', 'attended', 'cancelled', 'noShow', 'represented'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** 参会方式: only units on site count for event cost (dossier A16). */
export const PRESENCES = ['onsite', 'online'] as const;
export type Presence = (typeof PRESENCES)[number];
