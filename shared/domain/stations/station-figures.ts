import { addDays, type CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { StationId, UnitId } from '#shared/kernel/ids.ts';

/**
 * What a station is asked for: registered 求职登记（人）, fairs 招聘会（场）, firms 参会单位（家次）, jobs 提供岗位（个）, visits 走访（次）,
 * trips 输送批次, delivered 输送人数, hired 录用人数.
 */
export const STATION_FIGURES = ['registered', 'fairs', 'firms', 'jobs', 'visits', 'trips', 'delivered', 'hired'] as const;
export type StationFigure = (typeof STATION_FIGURES)[number];

export type StationFigures = Readonly<Record<StationFigure, number>>;

/** Something of a station that a figure counts. */
export interface StationFact {
  readonly stationId: StationId;
  readonly figure: StationFigure;
  /** The day it became true; figures of a period count what lies in it. */
  readonly on: CalendarDate;
  /** What counts once however often it stands there: a person (records merged into one are one), a fair, a trip, … */
  readonly key: string;
  /** 1, or the number of vacancies. */
  readonly amount: number;
}

/** First and last day of a period. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The figures of one or several stations in a period. People are counted once: twice on a trip, or from two stations of a province, is one
 * person. So the figures of months, or of stations, may add up to more than those of the year, or of the province.
 */
export function countFigures(facts: readonly StationFact[], period: Period, stationIds: ReadonlySet<StationId>): StationFigures {
  const counted = new Map<StationFigure, Map<string, number>>();
  for (const fact of factsIn(facts, period, stationIds)) {
    const amounts = counted.get(fact.figure) ?? new Map<string, number>();
    amounts.set(fact.key, fact.amount);
    counted.set(fact.figure, amounts);
  }
  const sum = (figure: StationFigure) => [...(counted.get(figure)?.values() ?? [])].reduce((total, amount) => total + amount, 0);
  return Object.fromEntries(STATION_FIGURES.map((figure) => [figure, sum(figure)])) as Readonly<Record<StationFigure, number>>;
}

/** The facts behind one figure: each key once, with its first day, in the order of the days. */
export function factsBehind(
  facts: readonly StationFact[],
  figure: StationFigure,
  period: Period,
  stationIds: ReadonlySet<StationId>,
): readonly StationFact[] {
  const first = new Map<string, StationFact>();
  for (const fact of factsIn(facts, period, stationIds)) {
    const earlier = first.get(fact.key);
    if (fact.figure === figure && (!earlier || fact.on < earlier.on)) first.set(fact.key, fact);
  }
  return [...first.values()].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.key < b.key ? -1 : 1));
}

function factsIn(facts: readonly StationFact[], { from, to }: Period, stationIds: ReadonlySet<StationId>): readonly StationFact[] {
  return facts.filter(({ on, stationId }) => on >= from && on <= to && stationIds.has(stationId));
}

/** Why a hire may be a station's: it entered the placement, it wrote the person down first, or it brought the person to a unit. */
export type HireClaim =
  | { readonly by: 'placement' }
  | { readonly by: 'registration' }
  | { readonly by: 'delivery'; readonly unitId: UnitId; readonly departsOn: CalendarDate };

/** So many days a hire and a trip may lie apart and still belong together. */
const HIRE_AND_TRIP_DAYS = 90;

/** The earliest day of 录用 by the unit of a trip that may belong to it. */
export function firstHireOfTrip(departsOn: CalendarDate): CalendarDate {
  return addDays(departsOn, -HIRE_AND_TRIP_DAYS);
}

/**
 * 录用 of a station: a placement with 录用 that stands, which the station entered, or of a person whom it wrote down first, or whom a trip of
 * it brought to the same unit, when 录用 was not signed more than 90 days before the departure (it may be agreed at a fair), or to another
 * unit where 录用 follows within 90 days of the departure. A hire long before a trip, or years after it somewhere else, is not the station's.
 */
export function isHireOf(hire: { readonly unitId: UnitId; readonly hiredOn: CalendarDate }, claim: HireClaim): boolean {
  if (claim.by !== 'delivery') return true;
  const { departsOn } = claim;
  if (claim.unitId === hire.unitId) return hire.hiredOn >= firstHireOfTrip(departsOn);
  return hire.hiredOn >= departsOn && hire.hiredOn <= addDays(departsOn, HIRE_AND_TRIP_DAYS);
}
