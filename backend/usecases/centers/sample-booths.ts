import { findBoothPlan, setBoothsReserved } from '#db/repositories/booths.ts';
import days from '#resources/sample/fair-days.json' with { type: 'json' };
import type { ArrivalWay } from '#shared/domain/arrivals/arrival.ts';
import type { Numbering } from '#shared/domain/booths/area-description.ts';
import { arrive } from '../arrivals/arrivals.ts';
import { drawArea } from '../booths/change-areas.ts';
import { accepted, actorAt, rosterByUnit, type SampleWorld, sampleFair, sampleUnit } from './sample-world.ts';

/** 展位、到场: the units stand in the booths that the roster names, and come in the morning. */
export async function loadBooths(world: SampleWorld): Promise<void> {
  const { deps, writer } = world;
  for (const planned of days.fairs) {
    const { id: fairId, startsOn } = sampleFair(world, planned.title);
    for (const area of planned.areas) {
      accepted(area.name, await drawArea(deps, writer, fairId, { ...area, numbering: area.numbering as Numbering }));
    }
    const reserved = new Set<string>(planned.reserved);
    const { booths } = await findBoothPlan(writer, fairId);
    const kept = booths.filter((booth) => reserved.has(booth.number)).map((booth) => booth.id);
    await setBoothsReserved(writer, kept, true);
    const participationOf = await rosterByUnit(world, fairId);
    for (const { unit, at, staff, way } of planned.arrivals as readonly SampleArrival[]) {
      const { id: participationId } = participationOf(sampleUnit(world.unitIds, unit));
      const arrival = { fairId, participationId, staff, way: way as ArrivalWay };
      accepted(`arrival of ${at}`, await arrive(deps, writer, actorAt(world.actor.name, startsOn, at), arrival));
    }
  }
}

interface SampleArrival {
  readonly unit: number;
  readonly at: string;
  readonly staff: number;
  readonly way: string;
}

/** Units, by their place in the sample's list, whose attendance follows from their arrival. */
export function arrivingUnits(fairTitle: string): ReadonlySet<number> {
  const planned = days.fairs.find(({ title }) => title === fairTitle);
  return new Set((planned?.arrivals as readonly SampleArrival[] | undefined)?.map(({ unit }) => unit));
}
