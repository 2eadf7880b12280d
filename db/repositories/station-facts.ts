import type { Reader } from '#db/connection/handles.ts';
import { type HireClaim, isHireOf, type Period, type StationFact } from '#shared/domain/stations/station-figures.ts';
import { addDays, type CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { StationId, UnitId } from '#shared/kernel/ids.ts';
import { chinaDate, chinaMoment, type Instant } from '#shared/kernel/instant.ts';

/** What the figures of the stations count, within the days. A hire stands for each station that has a claim to it. */
export async function listStationFacts(db: Reader, stationIds: readonly StationId[], period: Period): Promise<readonly StationFact[]> {
  if (stationIds.length === 0) return [];
  return [
    ...(await listRegistrations(db, stationIds, period)),
    ...(await listFairFacts(db, stationIds, period)),
    ...(await listVisits(db, stationIds, period)),
    ...(await listTripFacts(db, stationIds, period)),
    ...(await listHires(db, stationIds, period)),
  ];
}

async function listRegistrations(db: Reader, stationIds: readonly StationId[], { from, to }: Period): Promise<readonly StationFact[]> {
  const rows = await db
    .selectFrom('job_seeker')
    .select(['station_id', 'root_id', 'registered_at'])
    .where('station_id', 'in', stationIds)
    .where('registered_at', '>=', chinaMoment(from, '00:00:00'))
    .where('registered_at', '<', chinaMoment(addDays(to, 1), '00:00:00'))
    .execute();
  return rows.map((row) => factOf('registered', row.station_id, chinaDate(row.registered_at as Instant), row.root_id));
}

/** Fairs that had begun and were not cancelled, the units that attended them, and the vacancies these brought. */
async function listFairFacts(db: Reader, stationIds: readonly StationId[], { from, to }: Period): Promise<readonly StationFact[]> {
  const fairs = db
    .selectFrom('fair')
    .where('fair.station_id', 'in', stationIds)
    .where('fair.starts_on', '>=', from)
    .where('fair.starts_on', '<=', to)
    .where('fair.status', '<>', 'cancelled');
  const held = await fairs.select(['fair.station_id', 'fair.id', 'fair.starts_on']).execute();
  const attended = await fairs
    .innerJoin('participation', 'participation.fair_id', 'fair.id')
    .select(['fair.station_id', 'fair.starts_on', 'participation.id', 'participation.headcount'])
    .where('participation.attendance', '=', 'attended')
    .execute();
  return [
    ...held.map((row) => factOf('fairs', row.station_id, row.starts_on, row.id)),
    ...attended.map((row) => factOf('firms', row.station_id, row.starts_on, row.id)),
    ...attended.flatMap((row) => (row.headcount ? [factOf('jobs', row.station_id, row.starts_on, row.id, row.headcount)] : [])),
  ];
}

async function listVisits(db: Reader, stationIds: readonly StationId[], { from, to }: Period): Promise<readonly StationFact[]> {
  const rows = await db
    .selectFrom('station_activity')
    .select(['station_id', 'id', 'happened_on'])
    .where('station_id', 'in', stationIds)
    .where('happened_on', '>=', from)
    .where('happened_on', '<=', to)
    .where('kind', '=', 'visit')
    .where('void_reason', 'is', null)
    .execute();
  return rows.map((row) => factOf('visits', row.station_id, row.happened_on, row.id));
}

async function listTripFacts(db: Reader, stationIds: readonly StationId[], { from, to }: Period): Promise<readonly StationFact[]> {
  const trips = db
    .selectFrom('delivery')
    .where('delivery.station_id', 'in', stationIds)
    .where('delivery.departs_on', '>=', from)
    .where('delivery.departs_on', '<=', to)
    .where('delivery.void_reason', 'is', null);
  const departed = await trips.select(['delivery.station_id', 'delivery.id', 'delivery.departs_on']).execute();
  const people = await trips
    .innerJoin('delivery_person', 'delivery_person.delivery_id', 'delivery.id')
    .innerJoin('job_seeker', 'job_seeker.id', 'delivery_person.job_seeker_id')
    .select(['delivery.station_id', 'delivery.departs_on', 'job_seeker.root_id'])
    .where('delivery_person.void_reason', 'is', null)
    .execute();
  return [
    ...departed.map((row) => factOf('trips', row.station_id, row.departs_on, row.id)),
    ...people.map((row) => factOf('delivered', row.station_id, row.departs_on, row.root_id)),
  ];
}

/** 录用 within the days to which a station has a claim, by placement, by registration, and by a trip that had departed by the last day. */
async function listHires(db: Reader, stationIds: readonly StationId[], { from, to }: Period): Promise<readonly StationFact[]> {
  const hires = db
    .selectFrom('placement')
    .innerJoin('job_seeker as person', 'person.id', 'placement.job_seeker_id')
    .innerJoin('outcome_step', 'outcome_step.placement_id', 'placement.id')
    .select(['placement.unit_id', 'person.root_id', 'outcome_step.happened_on'])
    .where('outcome_step.kind', '=', 'hired')
    .where('outcome_step.void_reason', 'is', null)
    .where('outcome_step.happened_on', '>=', from)
    .where('outcome_step.happened_on', '<=', to);
  const entered = await hires.select('placement.station_id').where('placement.station_id', 'in', stationIds).execute();
  const registered = await hires
    .innerJoin('job_seeker as record', 'record.root_id', 'person.root_id')
    .select('record.station_id')
    .where('record.station_id', 'in', stationIds)
    .execute();
  const delivered = await hires
    .innerJoin('job_seeker as record', 'record.root_id', 'person.root_id')
    .innerJoin('delivery_person', 'delivery_person.job_seeker_id', 'record.id')
    .innerJoin('delivery', 'delivery.id', 'delivery_person.delivery_id')
    .select(['delivery.station_id', 'delivery.unit_id as to_unit', 'delivery.departs_on'])
    .where('delivery.station_id', 'in', stationIds)
    .where('delivery.departs_on', '<=', to)
    .where('delivery.void_reason', 'is', null)
    .where('delivery_person.void_reason', 'is', null)
    .execute();
  const claims: readonly (readonly [HireRow, HireClaim])[] = [
    ...entered.map((row) => [row, { by: 'placement' }] as const),
    ...registered.map((row) => [row, { by: 'registration' }] as const),
    ...delivered.map((row) => {
      const claim: HireClaim = { by: 'delivery', unitId: row.to_unit as UnitId, departsOn: row.departs_on as CalendarDate };
      return [row, claim] as const;
    }),
  ];
  return claims
    .filter(([row, claim]) => isHireOf({ unitId: row.unit_id as UnitId, hiredOn: row.happened_on as CalendarDate }, claim))
    .map(([row]) => factOf('hired', row.station_id, row.happened_on, row.root_id));
}

interface HireRow {
  readonly station_id: string | null;
  readonly unit_id: string;
  readonly root_id: string;
  readonly happened_on: string;
}

function factOf(figure: StationFact['figure'], stationId: string | null, on: string, key: string, amount = 1): StationFact {
  return { stationId: stationId as StationId, figure, on: on as CalendarDate, key, amount };
}
