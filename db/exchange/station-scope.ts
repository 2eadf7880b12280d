import { type Expression, sql } from 'kysely';
import type { Reader } from '#db/connection/handles.ts';
import type { BusinessTable } from '#db/schema/schema.ts';

/** The table is known by its name only. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyTable = any;

export interface StationScope {
  readonly peerId: string;
  readonly stationId: string;
  readonly rights: 'station' | 'center';
  /** 六位区划代码 of the place where the station works; its first two digits are the province. */
  readonly hostDivision: string;
  readonly operators: readonly string[];
  /** Fairs that ended before this day are over for those who did not hold them. */
  readonly openFrom: string;
}

/**
 * What a station is to hold beside what it wrote itself: the terms, the fairs that are open with their units, booths and jobs, the units of
 * its region, and what became of its own people. Nobody else's people, vouchers or settlements.
 */
export async function listScope(db: Reader, scope: StationScope): Promise<ReadonlyMap<BusinessTable, readonly string[]>> {
  const { peerId, stationId } = scope;
  const found = new Map<BusinessTable, readonly string[]>();
  const ids = async (table: BusinessTable, where?: Expression<boolean>): Promise<readonly string[]> => {
    let query = db
      .selectFrom(table as AnyTable)
      .select('id')
      .distinct();
    if (where) query = query.where(where as AnyTable);
    const rows = (await query.execute()) as { id: string }[];
    const list = rows.map(({ id }) => id);
    found.set(table, list);
    return list;
  };
  const theirs = (table: BusinessTable) => sql`(select row_id from peer_row where peer_id = ${peerId} and tbl = ${table})`;
  const openFairs = sql`(select id from fair where station_id = ${stationId} or (status = 'planned' and ends_on >= ${scope.openFrom}))`;
  const people = sql`(select id from job_seeker where station_id = ${stationId} or id in ${theirs('job_seeker')}
    or id in (select delivery_person.job_seeker_id from delivery_person join delivery on delivery.id = delivery_person.delivery_id
      where delivery.station_id = ${stationId}))`;
  const is = (condition: ReturnType<typeof sql>) => condition as unknown as Expression<boolean>;

  // Another center has its own name, terms and staff.
  if (scope.rights === 'station') {
    await ids('center');
    await ids('scheme');
  }
  if (scope.rights === 'station' && scope.operators.length > 0) await ids('operator', is(sql`id in (${sql.join(scope.operators)})`));
  await ids('station', is(sql`id = ${stationId}`));
  await ids('fair', is(sql`id in ${openFairs}`));
  await ids('tour', is(sql`id in (select tour_id from fair where id in ${openFairs})`));
  await ids('participation', is(sql`fair_id in ${openFairs}`));
  await ids('booth_area', is(sql`fair_id in ${openFairs}`));
  await ids('booth', is(sql`fair_id in ${openFairs}`));
  await ids('job', is(sql`participation_id in (select id from participation where fair_id in ${openFairs})`));
  await ids(
    'unit',
    is(sql`substr(division_code, 1, 2) = ${scope.hostDivision.slice(0, 2)}
      or id in (select unit_id from participation where fair_id in ${openFairs})
      or id in (select unit_id from delivery where station_id = ${stationId})`),
  );
  await ids('job_seeker', is(sql`id in ${people} or id in (select into_id from person_merge where merged_id in ${people})`));
  await ids('job_seeker_observation', is(sql`job_seeker_id in ${people}`));
  await ids('person_merge', is(sql`merged_id in ${people}`));
  await ids('placement', is(sql`job_seeker_id in ${people}`));
  await ids('outcome_step', is(sql`placement_id in (select id from placement where job_seeker_id in ${people})`));
  return found;
}
