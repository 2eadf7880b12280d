import type { BoothAreaId, BoothId, FairId, ParticipationId } from '#shared/kernel/ids.ts';

/** 展位状态: free 未安排, held 已预占 (placed, not yet agreed with the unit), booked 已预订, inUse 使用中 (the unit arrived), released 已释放. */
export const BOOTH_STATES = ['free', 'held', 'booked', 'inUse', 'released'] as const;
export type BoothState = (typeof BOOTH_STATES)[number];

/** Room for every number of a unit with dozens of booths. */
export const BOOTH_TEXT_MAX = 200;

/** Who has a booth. A booth has room for one unit and no more. */
export type BoothUse =
  | { readonly state: 'free' }
  | { readonly state: 'held' | 'booked' | 'inUse'; readonly participationId: ParticipationId }
  | { readonly state: 'released'; readonly reason: string };

/** 展区 of a fair. */
export interface BoothArea {
  readonly id: BoothAreaId;
  readonly fairId: FairId;
  /** Order of the areas on the plan, from 1. */
  readonly position: number;
  readonly name: string;
  /** 对应行业: units whose industry has one of these words in it are placed here first. */
  readonly industries: readonly string[];
}

/** 展位. */
export interface Booth {
  readonly id: BoothId;
  readonly fairId: FairId;
  readonly areaId: BoothAreaId;
  /** 排 within the area and place within the row, both from 1. */
  readonly row: number;
  readonly place: number;
  /** 展位号, once in a fair. */
  readonly number: string;
  /** 预留: left out by automatic placement, given by hand only. */
  readonly reserved: boolean;
  readonly use: BoothUse;
}

/** The plan of a fair: areas in order, booths by area, row and place. */
export interface BoothPlan {
  readonly areas: readonly BoothArea[];
  readonly booths: readonly Booth[];
}

/** The unit that has the booth. */
export function occupantOf(use: BoothUse): ParticipationId | undefined {
  return use.state === 'free' || use.state === 'released' ? undefined : use.participationId;
}

/** 展位 as it stands on rosters and sheets, A01、A02; undefined for a unit without one. */
export function boothText(booths: readonly Pick<Booth, 'number'>[]): string | undefined {
  return booths.length === 0 ? undefined : booths.map((booth) => booth.number).join('、');
}

export interface BoothTally {
  readonly total: number;
  readonly byState: Readonly<Record<BoothState, number>>;
  /** 预留 without a unit. */
  readonly reserved: number;
}

export function tallyBooths(booths: readonly Booth[]): BoothTally {
  const byState = { free: 0, held: 0, booked: 0, inUse: 0, released: 0 };
  let reserved = 0;
  for (const booth of booths) {
    byState[booth.use.state] += 1;
    if (booth.reserved && occupantOf(booth.use) === undefined) reserved += 1;
  }
  return { total: booths.length, byState, reserved };
}

/** The booths of an area by row, each from left to right. */
export function rowsOfArea({ booths }: BoothPlan, areaId: BoothAreaId): readonly (readonly Booth[])[] {
  return [
    ...Map.groupBy(
      booths.filter((booth) => booth.areaId === areaId),
      (booth) => booth.row,
    ).values(),
  ];
}
