/** 招聘会类型 */
export const FAIR_KINDS = ['market', 'themed', 'campus', 'campusTalk', 'outbound', 'village', 'stand', 'liveStream', 'online', 'hybrid', 'matching'] as const;
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
