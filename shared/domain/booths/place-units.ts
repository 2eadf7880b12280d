import type { BoothAreaId, BoothId, ParticipationId } from '#shared/kernel/ids.ts';
import { type Booth, type BoothPlan, occupantOf } from './booth.ts';

export interface UnitToPlace {
  readonly participationId: ParticipationId;
  readonly industry: string | undefined;
}

export interface Placement {
  readonly boothId: BoothId;
  readonly participationId: ParticipationId;
}

export interface PlacementProposal {
  readonly placements: readonly Placement[];
  /** For whom no booth was left. */
  readonly unplaced: readonly ParticipationId[];
}

/**
 * 自动安排: gives each unit a booth, in the order of the roster.
 *
 * First the areas bound to industries take theirs. Then the units of one industry go together into the first unbound area that holds all
 * of them; groups that no area holds whole are divided over what is left, bound areas last. Reserved and taken booths stay as they are.
 */
export function placeUnits(plan: BoothPlan, units: readonly UnitToPlace[]): PlacementProposal {
  const hall = new Hall(plan);
  const bound = plan.areas.filter((area) => area.industries.length > 0);
  const unbound = plan.areas.filter((area) => area.industries.length === 0);
  let waiting = groupsOf(units);
  for (const area of bound) {
    waiting = waiting.map((group) => (isOfIndustries(group, area.industries) ? hall.fill([area.id], group) : group));
  }
  waiting = waiting.map((group) => {
    const area = unbound.find(({ id }) => hall.roomIn(id) >= group.units.length);
    return area ? hall.fill([area.id], group) : group;
  });
  const areas = [...unbound, ...bound].map((area) => area.id);
  const left = waiting.flatMap((group) => hall.fill(areas, group).units);
  return { placements: hall.placements, unplaced: left.map((unit) => unit.participationId) };
}

/** Units of one industry. */
interface IndustryGroup {
  readonly industry: string;
  readonly units: readonly UnitToPlace[];
}

/** In the order in which the industries first appear; units without one come last, for they belong to nobody. */
function groupsOf(units: readonly UnitToPlace[]): readonly IndustryGroup[] {
  const groups = [...Map.groupBy(units, (unit) => unit.industry?.trim() ?? '')].map(([industry, members]) => ({
    industry,
    units: members,
  }));
  return [...groups.filter(({ industry }) => industry !== ''), ...groups.filter(({ industry }) => industry === '')];
}

function isOfIndustries({ industry }: IndustryGroup, words: readonly string[]): boolean {
  return words.some((word) => industry.includes(word));
}

/** The free booths by area while they are given away. */
class Hall {
  readonly placements: Placement[] = [];
  readonly #free: Map<BoothAreaId, Booth[]>;

  constructor({ booths }: BoothPlan) {
    this.#free = Map.groupBy(
      booths.filter((booth) => !booth.reserved && occupantOf(booth.use) === undefined),
      (booth) => booth.areaId,
    );
  }

  roomIn(areaId: BoothAreaId): number {
    return this.#free.get(areaId)?.length ?? 0;
  }

  /** @returns those of the group for whom the areas have no room */
  fill(areaIds: readonly BoothAreaId[], group: IndustryGroup): IndustryGroup {
    let waiting = group.units;
    for (const areaId of areaIds) {
      const given = this.#free.get(areaId)?.splice(0, waiting.length) ?? [];
      given.forEach((booth, index) => {
        const unit = waiting[index];
        if (unit) this.placements.push({ boothId: booth.id, participationId: unit.participationId });
      });
      waiting = waiting.slice(given.length);
    }
    return { ...group, units: waiting };
  }
}
