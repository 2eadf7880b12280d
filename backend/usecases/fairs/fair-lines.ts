import { findLastChange } from '#db/repositories/audit.ts';
import { findCenter } from '#db/repositories/centers.ts';
import {
  EMPTY_TALLY,
  type FairTally,
  findFairById,
  listFairs,
  listFairYears,
  tallyFair,
  tallyFairsByYear,
} from '#db/repositories/fairs.ts';
import { listStations } from '#db/repositories/stations.ts';
import { findTourById } from '#db/repositories/tours.ts';
import type { FairLine, FairMissing, FairOverview, fairsContract } from '#shared/contract/fairs.ts';
import type { Center } from '#shared/domain/centers/center.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { type ZoneFinding, zoneOfVenue } from '#shared/domain/fairs/zone-of-venue.ts';
import { zoneReasonSentence } from '#shared/domain/fairs/zone-words.ts';
import { type Station, stationsOfOrganizer } from '#shared/domain/stations/station.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

/** The fairs of the filter with what stands at each, latest first. */
export async function listFairLines(
  deps: DatabaseDep,
  filter: InputOf<typeof fairsContract.list>,
): Answer<{ fairs: readonly FairLine[]; years: readonly number[] }> {
  const center = await findCenter(deps.db);
  if (!center) return err({ type: 'SetupMissing' });
  const [fairs, years, tallies] = await Promise.all([
    listFairs(deps.db, filter),
    listFairYears(deps.db),
    tallyFairsByYear(deps.db, filter.year),
  ]);
  const lines = fairs
    .map((fair) => lineOf(center, fair, tallies.get(fair.id) ?? EMPTY_TALLY))
    .filter((line) => filter.zone === undefined || line.zone === filter.zone);
  return ok({ fairs: lines, years });
}

/** The page of one fair. */
export async function getFairOverview(deps: DatabaseDep, input: { id: Fair['id'] }): Answer<FairOverview> {
  const center = await findCenter(deps.db);
  if (!center) return err({ type: 'SetupMissing' });
  const fair = await findFairById(deps.db, input.id);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.id });
  const tally = await tallyFair(deps.db, fair.id);
  const finding = findZone(center, fair);
  const stations = await listStations(deps.db);
  const station = stations.find(({ id }) => id === fair.stationId);
  const line = lineOf(center, fair, tally);
  return ok({
    ...line,
    zoneReason: zoneReasonSentence(finding),
    tour: fair.tourId && (await findTourById(deps.db, fair.tourId)),
    station: station && named(station),
    organizerStations: stationsOfOrganizer(fair, stations).map(named),
    vouchers: tally.vouchers,
    missing: missingOf(fair, line, tally),
    lastChange: await findLastChange(deps.db, 'fair', fair.id),
  });
}

/** 地域类别 of a fair, seen from the center's home city. */
export function findZone(center: Center, fair: Pick<Fair, 'format' | 'venueDivision'>): ZoneFinding {
  return zoneOfVenue({ home: center.homeDivision, venue: fair.venueDivision, format: fair.format });
}

/** A center's home as the reader needs it for a zone question in a form. */
export async function previewZone(
  deps: DatabaseDep,
  input: InputOf<typeof fairsContract.zonePreview>,
): Answer<{ zone: FairLine['zone']; reason: string }> {
  const center = await findCenter(deps.db);
  if (!center) return err({ type: 'SetupMissing' });
  const finding = findZone(center, { format: input.format, venueDivision: input.venueDivision });
  return ok({ zone: finding.zone, reason: zoneReasonSentence(finding) });
}

function named({ id, code, name }: Station) {
  return { id, code, name };
}

function lineOf(center: Center, fair: Fair, tally: FairTally): FairLine {
  return {
    fair,
    zone: findZone(center, fair).zone,
    venuePath: fair.venueDivision === undefined ? '' : (divisionPath(fair.venueDivision) ?? fair.venueDivision),
    units: tally.units,
    attended: tally.attended,
    pending: tally.pending,
    cost: tally.cost,
    settlement: tally.settlement && { number: tally.settlement.number, payable: tally.settlement.payable },
  };
}

/** What the next step waits for, in the order of a fair's life. */
function missingOf(fair: Fair, line: FairLine, tally: FairTally): readonly FairMissing[] {
  if (fair.status === 'cancelled' || tally.settlement) return [];
  const missing: FairMissing[] = [];
  if (line.zone === 'unresolved') missing.push('venue');
  if (tally.units === 0) missing.push('units');
  if (fair.status === 'planned') missing.push('hold');
  if (tally.pending > 0 && fair.status === 'held') missing.push('attendance');
  const reimbursable = line.zone !== 'inCity' && line.zone !== 'online';
  if (reimbursable && tally.vouchers === 0) missing.push('vouchers');
  if (reimbursable && fair.status === 'held' && missing.length === 0) missing.push('approval');
  return missing;
}
