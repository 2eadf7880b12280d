import { EMPTY_TALLY, listFairsByStation, tallyFairsByYear } from '#db/repositories/fairs.ts';
import type { StationFairLine, stationsContract } from '#shared/contract/stations.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { wholeYear } from './figure-period.ts';
import { findOpenStation } from './station-access.ts';

/** The fairs that a station runs, of the year, planned and cancelled ones among them. */
export async function listStationFairs(
  { db }: DatabaseDep,
  input: InputOf<typeof stationsContract.fairs>,
): Answer<readonly StationFairLine[]> {
  const station = await findOpenStation(db, input.stationId);
  if (!station.ok) return station;
  const { from, to } = wholeYear(input.year);
  const fairs = await listFairsByStation(db, input.stationId, from, to);
  const tallies = await tallyFairsByYear(db, input.year);
  return ok(
    fairs.map(({ id, number, title, startsOn, status, venueDivision }) => ({
      id,
      number,
      title,
      startsOn,
      status,
      venuePath: venueDivision === undefined ? '' : (divisionPath(venueDivision) ?? venueDivision),
      attended: (tallies.get(id) ?? EMPTY_TALLY).attended,
    })),
  );
}
