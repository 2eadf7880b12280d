import { listFairs } from '#db/repositories/fairs.ts';
import { insertTour, listTours } from '#db/repositories/tours.ts';
import type { fairsContract, TourLine } from '#shared/contract/fairs.ts';
import { cityKey } from '#shared/domain/divisions/division-code.ts';
import { cityName } from '#shared/domain/divisions/divisions.ts';
import type { Fair, Tour } from '#shared/domain/fairs/fair.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

/** 巡回招聘 with their stops in order of date. */
export async function listTourLines(deps: DatabaseDep): Answer<readonly TourLine[]> {
  const [tours, fairs] = await Promise.all([listTours(deps.db), listFairs(deps.db)]);
  return ok(
    tours.map((tour) => {
      const stops = fairs.filter((fair) => fair.tourId === tour.id && fair.status !== 'cancelled').toReversed();
      return {
        ...tour,
        fairs: stops.map((fair) => ({
          id: fair.id,
          number: fair.number,
          title: fair.title,
          startsOn: fair.startsOn,
          cityName: fair.venueDivision === undefined ? '' : (cityName(fair.venueDivision) ?? fair.venueDivision),
        })),
        sameCityWarning: repeatsACity(stops),
      };
    }),
  );
}

export function createTour(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof fairsContract.createTour>): Answer<Tour> {
  return change(deps, input.command, 'fairs.createTour', async (writer) => {
    const tours = await listTours(writer);
    if (tours.some((tour) => tour.name === input.name)) return err({ type: 'NameTaken', name: input.name });
    const tour: Tour = { id: deps.ids.next<'Tour'>(), name: input.name };
    await insertTour(writer, tour);
    return ok(tour);
  });
}

/** Dossier A12: several stops of one tour in the same city are warned about, for each needs its own approval. */
function repeatsACity(stops: readonly Fair[]): boolean {
  const cities = stops.flatMap((fair) => (fair.venueDivision === undefined ? [] : [cityKey(fair.venueDivision)]));
  return new Set(cities).size < cities.length;
}
