import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '#db/connection/open-database.ts';
import { insertDelivery, insertDeliveryPeople, voidDelivery, voidDeliveryPeople } from '#db/repositories/deliveries.ts';
import { insertJobSeekers, updateJobSeeker } from '#db/repositories/job-seekers.ts';
import { insertOutcomeSteps, voidOutcomeStep } from '#db/repositories/outcome-steps.ts';
import { insertPlacements } from '#db/repositories/placements.ts';
import { listStationFacts } from '#db/repositories/station-facts.ts';
import { insertStation } from '#db/repositories/stations.ts';
import { insertUnits } from '#db/repositories/units.ts';
import { countFigures } from '#shared/domain/stations/station-figures.ts';
import { addDays, type CalendarDate, calendarDate, daysBetween } from '#shared/kernel/calendar-date.ts';
import { TEST_NOW, testDatabase, write } from '#tests/support/database.ts';
import { aDelivery, aDeliveryPerson, aJobSeeker, anOutcomeStep, aPlacement, aStation, aUnit } from '#tests/support/records.ts';

const FIRST = calendarDate('2026-01-01');
const PERIOD = { from: FIRST, to: calendarDate('2026-12-31') };
const day = fc.integer({ min: -30, max: 400 }).map((days) => addDays(FIRST, days));
const small = fc.nat({ max: 5 });

const anyWorld = fc.record({
  people: fc.array(fc.record({ station: fc.option(fc.nat({ max: 2 }), { nil: undefined }), root: fc.option(small, { nil: undefined }) }), {
    minLength: 4,
    maxLength: 8,
  }),
  trips: fc.array(
    fc.record({
      station: fc.nat({ max: 2 }),
      unit: fc.nat({ max: 1 }),
      on: day,
      people: fc.uniqueArray(small),
      isVoid: rarely(),
      leaves: rarely(),
    }),
    {
      maxLength: 6,
    },
  ),
  hires: fc.array(
    fc.record({
      person: small,
      unit: fc.nat({ max: 1 }),
      on: day,
      station: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
      isVoid: rarely(),
    }),
    {
      maxLength: 8,
    },
  ),
});

function rarely() {
  return fc.nat({ max: 4 }).map((n) => n === 0);
}

type World = typeof anyWorld extends fc.Arbitrary<infer W> ? W : never;

async function fill(db: Database, world: World) {
  const stations = [aStation(), aStation(), aStation()] as const;
  const units = [aUnit(), aUnit()] as const;
  const people = world.people.map(({ station }) => aJobSeeker({ stationId: station === undefined ? undefined : stations[station]?.id }));
  const person = (index: number) => people[index % people.length] ?? aJobSeeker();
  const voided = { by: '李四', at: TEST_NOW, reason: '误录' };
  await write(db, async (trx) => {
    for (const station of stations) await insertStation(trx, station);
    await insertUnits(trx, units);
    await insertJobSeekers(trx, people);
    // A record stands for itself or was merged into the first one.
    for (const [index, { root }] of world.people.entries()) {
      if (index === 0 || root !== 0) continue;
      await updateJobSeeker(trx, { ...person(index), rootId: person(0).id });
    }
    for (const { station, unit, on, people: on_it, isVoid, leaves } of world.trips) {
      const trip = aDelivery((stations[station] ?? stations[0]).id, (units[unit] ?? units[0]).id, { departsOn: on });
      await insertDelivery(trx, trip);
      const travellers = [...new Set(on_it.map((index) => person(index).id))].map((id) => aDeliveryPerson(trip.id, id));
      await insertDeliveryPeople(trx, travellers);
      if (leaves)
        await voidDeliveryPeople(
          trx,
          travellers.slice(0, 1).map(({ id }) => id),
          voided,
        );
      if (isVoid) await voidDelivery(trx, trip.id, voided);
    }
    for (const { person: index, unit, on, station, isVoid } of world.hires) {
      const placement = aPlacement(person(index).id, (units[unit] ?? units[0]).id, {
        stationId: station === undefined ? undefined : stations[station]?.id,
      });
      await insertPlacements(trx, [placement]);
      const step = anOutcomeStep(placement.id, { kind: 'hired', on });
      await insertOutcomeSteps(trx, [step]);
      if (isVoid) await voidOutcomeStep(trx, step.id, voided);
    }
  });
  return stations.map(({ id }) => id);
}

/** Walked by hand over the rows, person by person. */
function recount(db: Database, stationIds: readonly string[]) {
  const rows = <T>(sql: string) => db.raw.prepare(sql).all() as readonly T[];
  const records = rows<{ id: string; root_id: string; station_id: string | null }>('SELECT id, root_id, station_id FROM job_seeker');
  const places = rows<{ job_seeker_id: string; station_id: string; unit_id: string; departs_on: CalendarDate }>(
    `SELECT p.job_seeker_id, d.station_id, d.unit_id, d.departs_on FROM delivery d, delivery_person p
     WHERE p.delivery_id = d.id AND d.voided_at IS NULL AND p.voided_at IS NULL`,
  );
  const hires = rows<{ job_seeker_id: string; unit_id: string; station_id: string | null; happened_on: CalendarDate }>(
    `SELECT p.job_seeker_id, p.unit_id, p.station_id, s.happened_on FROM placement p, outcome_step s
     WHERE s.placement_id = p.id AND s.voided_at IS NULL`,
  );
  const isIn = (on: string) => on >= PERIOD.from && on <= PERIOD.to;
  let [delivered, hired] = [0, 0];
  for (const root of new Set(records.map((record) => record.root_id))) {
    const own = records.filter((record) => record.root_id === root);
    const mine = (id: string) => own.some((record) => record.id === id);
    const trips = places.filter(
      (place) => mine(place.job_seeker_id) && stationIds.includes(place.station_id) && place.departs_on <= PERIOD.to,
    );
    if (trips.some(({ departs_on }) => isIn(departs_on))) delivered += 1;
    const counts = hires
      .filter((hire) => mine(hire.job_seeker_id) && isIn(hire.happened_on))
      .some(({ station_id, unit_id, happened_on }) => {
        if (station_id !== null && stationIds.includes(station_id)) return true;
        if (own.some((record) => record.station_id !== null && stationIds.includes(record.station_id))) return true;
        return trips.some((trip) => {
          const after = daysBetween(trip.departs_on, happened_on);
          return trip.unit_id === unit_id ? after >= -90 : after >= 0 && after <= 90;
        });
      });
    if (counts) hired += 1;
  }
  return { delivered, hired };
}

test('delivered and hired people are those that walking over the rows finds, with merges and voids', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async (world) => {
      await using db = await testDatabase();
      const ids = await fill(db, world);
      for (const some of [ids, ids.slice(0, 1), ids.slice(1)]) {
        const { delivered, hired } = countFigures(await listStationFacts(db, some, PERIOD), PERIOD, new Set(some));
        expect({ delivered, hired }).toEqual(recount(db, some));
      }
    }),
    { numRuns: 60 },
  );
});
