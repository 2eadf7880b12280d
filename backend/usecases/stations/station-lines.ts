import type { Reader } from '#db/connection/handles.ts';
import { listStationFacts } from '#db/repositories/station-facts.ts';
import { countNumbersOfStation, listStations } from '#db/repositories/stations.ts';
import type { ProvinceLine, StationChoices, StationLine, StationList, StationPage, stationsContract } from '#shared/contract/stations.ts';
import { provinceKey } from '#shared/domain/divisions/division-code.ts';
import { divisionPath, provinceName } from '#shared/domain/divisions/divisions.ts';
import { agreementStateOn } from '#shared/domain/stations/agreement.ts';
import { nextStationCode, type Station } from '#shared/domain/stations/station.ts';
import { countFigures, type Period, type StationFact } from '#shared/domain/stations/station-figures.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { periodOf } from './figure-period.ts';
import { findOpenStation, findStationHere, numberPrefix } from './station-access.ts';

type Filter = InputOf<typeof stationsContract.list>;

/** 驻外站 of the filter with the figures of the year; in a station's own copy that station alone. */
export async function listStationLines(deps: DatabaseDep & ClockDep, filter: Filter): Answer<StationList> {
  const today = chinaDate(deps.clock.now());
  const period = periodOf(filter.year, today);
  const [all, here] = [await listStations(deps.db), await findStationHere(deps.db)];
  const stations = (here ? [here] : all).filter((station) => matches(station, filter, today));
  const facts = await listStationFacts(
    deps.db,
    stations.map(({ id }) => id),
    period,
  );
  return ok({
    here,
    stations: stations.map((station) => lineOf(station, facts, period, today)),
    total: countFigures(facts, period, new Set(stations.map(({ id }) => id))),
    provinces: provinceLines(stations, facts, period),
    cutOff: period.to,
    nextCode: nextStationCode(
      all.map(({ code }) => code),
      (await numberPrefix(deps.db)).replace('-', ''),
    ),
  });
}

/** What a form offers: where one works, and the stations there are. */
export async function listStationChoices({ db }: DatabaseDep): Answer<StationChoices> {
  const here = await findStationHere(db);
  return ok({ here, stations: here ? [here] : await listStations(db) });
}

/** The page of one station, with the figures of the year. */
export async function getStationPage(deps: DatabaseDep & ClockDep, input: InputOf<typeof stationsContract.get>): Answer<StationPage> {
  const station = await findOpenStation(deps.db, input.id);
  if (!station.ok) return station;
  const today = chinaDate(deps.clock.now());
  const period = periodOf(input.year, today);
  const { deliveries, fairs } = await countNumbersOfStation(deps.db, station.value);
  return ok({
    ...lineOf(station.value, await listStationFacts(deps.db, [input.id], period), period, today),
    here: await findStationHere(deps.db),
    cutOff: period.to,
    isCodeInUse: deliveries + fairs > 0,
  });
}

/** Those whose facts a figure of one station, of a province or of all takes in. */
export async function stationsBehind(
  db: Reader,
  { stationId, province }: { readonly stationId?: Station['id'] | undefined; readonly province?: string | undefined },
): Promise<readonly Station[]> {
  const here = await findStationHere(db);
  const stations = here ? [here] : await listStations(db);
  return stations.filter(({ id, hostDivision }) => {
    if (stationId !== undefined && id !== stationId) return false;
    return province === undefined || provinceKey(hostDivision) === provinceKey(province);
  });
}

/** Those that a text may mean. */
export async function findStations(db: Reader, text: string): Promise<readonly Station[]> {
  return (await stationsBehind(db, {})).filter((station) => says(station, text));
}

function matches(station: Station, { stationId, text, kind, state, agreement, province }: Filter, today: CalendarDate): boolean {
  if (stationId !== undefined && station.id !== stationId) return false;
  if (kind !== undefined && station.kind !== kind) return false;
  if (state !== undefined && (station.closed ? 'closed' : 'active') !== state) return false;
  if (agreement !== undefined && agreementStateOn(station, today) !== agreement) return false;
  if (province !== undefined && provinceKey(station.hostDivision) !== provinceKey(province)) return false;
  return says(station, text ?? '');
}

/** The text stands in what is written of the station. */
function says(station: Station, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const { code, name, partner, operatorName, agreementNumber, address } = station;
  const said = [code, name, divisionPath(station.hostDivision), partner, operatorName, agreementNumber, address];
  return said.some((part) => part?.toLowerCase().includes(wanted)) || station.staff.some((one) => one.name.includes(wanted));
}

function lineOf(station: Station, facts: readonly StationFact[], period: Period, today: CalendarDate): StationLine {
  return {
    station,
    hostPath: divisionPath(station.hostDivision) ?? station.hostDivision,
    agreement: agreementStateOn(station, today),
    figures: countFigures(facts, period, new Set([station.id])),
  };
}

function provinceLines(stations: readonly Station[], facts: readonly StationFact[], period: Period): readonly ProvinceLine[] {
  return [...Map.groupBy(stations, ({ hostDivision }) => `${provinceKey(hostDivision)}0000`)]
    .map(([province, there]) => ({
      province,
      name: provinceName(province) ?? province,
      stations: there.length,
      active: there.filter(({ closed }) => !closed).length,
      figures: countFigures(facts, period, new Set(there.map(({ id }) => id))),
    }))
    .toSorted((a, b) => (a.province < b.province ? -1 : 1));
}
