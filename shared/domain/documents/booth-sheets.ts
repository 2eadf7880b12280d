import type { ParticipationId } from '#shared/kernel/ids.ts';
import { type Booth, type BoothPlan, type BoothState, occupantOf, rowsOfArea, tallyBooths } from '../booths/booth.ts';
import type { Center } from '../centers/center.ts';
import { BOOTH_STATE_NAMES } from '../words/names.ts';
import type { BoothCard, PlanCell, Sheet } from './sheet.ts';

export interface BoothSheetFacts {
  readonly plan: BoothPlan;
  readonly center: Center;
  readonly fairTitle: string;
  /** 2026年3月5日 合肥市人力资源市场 */
  readonly timeAndPlace: string;
  readonly unitNames: ReadonlyMap<ParticipationId, string>;
}

/** Words behind the number; a booked booth needs none. */
const MARKS: Readonly<Record<BoothState, string>> = { free: '', held: '预占', booked: '', inUse: '到场', released: '释放' };

/** 展位图, to be hung up at the entrance and carried by the staff. */
export function boothPlanSheet({ plan, center, fairTitle, timeAndPlace, unitNames }: BoothSheetFacts): Sheet {
  const { total, byState, reserved } = tallyBooths(plan.booths);
  const counts = Object.entries(BOOTH_STATE_NAMES).map(([state, name]) => `${name} ${byState[state as BoothState]}`);
  return {
    title: `${fairTitle}展位图`,
    subtitle: [center.name, timeAndPlace],
    number: undefined,
    contentHash: undefined,
    orientation: 'landscape',
    watermark: watermarkOf(center),
    blocks: [
      {
        kind: 'paragraph',
        text: `展位 ${total} 个：${counts.join('　')}　预留（灰底） ${reserved}。展位号后注“预占”的尚待确认，注“到场”的单位已到会`,
      },
      {
        kind: 'plan',
        areas: plan.areas.map((area) => ({
          name: area.name,
          rows: rowsOfArea(plan, area.id).map((row) => row.map((booth) => planCell(booth, unitNames))),
        })),
      },
    ],
  };
}

function watermarkOf({ sample }: Center): string | undefined {
  return sample ? '示例数据' : undefined;
}

function planCell({ number, reserved, use }: Booth, unitNames: BoothSheetFacts['unitNames']): PlanCell {
  const occupant = occupantOf(use);
  return {
    number,
    mark: reserved && occupant === undefined ? '预留' : MARKS[use.state],
    name: (occupant && unitNames.get(occupant)) ?? '',
    shaded: reserved,
  };
}

/**
 * 展位卡 of every booth that has a unit, in the order of the plan.
 *
 * @param detailsOf what stands below the name of a unit
 */
export function boothCardSheet(
  { plan, center, fairTitle, unitNames }: BoothSheetFacts,
  perPage: 1 | 2,
  detailsOf: (participationId: ParticipationId) => readonly string[],
): Sheet {
  return {
    title: `${fairTitle}展位卡`,
    subtitle: [],
    number: undefined,
    contentHash: undefined,
    orientation: 'portrait',
    watermark: watermarkOf(center),
    bare: true,
    blocks: plan.booths.flatMap(({ number, use }): readonly BoothCard[] => {
      const occupant = occupantOf(use);
      if (occupant === undefined) return [];
      return [{ kind: 'card', heading: fairTitle, number, name: unitNames.get(occupant) ?? '', details: detailsOf(occupant), perPage }];
    }),
  };
}
