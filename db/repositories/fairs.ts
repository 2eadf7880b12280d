import { sql } from 'kysely';
import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { Fair, FairKind, FairStatus } from '#shared/domain/fairs/fair.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, SettlementId, StationId, TourId } from '#shared/kernel/ids.ts';
import { fen, type Money } from '#shared/kernel/money.ts';
import { fairFromRow, fairToRow } from './fair-rows.ts';
import { containsText } from './text-match.ts';
import { daysOfYear } from './year-range.ts';

export interface FairFilter {
  readonly year?: number | undefined;
  readonly status?: FairStatus | undefined;
  readonly kind?: FairKind | undefined;
  /** Anywhere in title, number, venue or theme. */
  readonly text?: string | undefined;
}

/** What stands at a fair, counted. */
export interface FairTally {
  readonly units: number;
  /** Units marked attended; one that was represented was not there. */
  readonly attended: number;
  readonly pending: number;
  /** Vouchers in force. */
  readonly vouchers: number;
  /** 分: sum of all items of vouchers in force, eligible or not. */
  readonly cost: Money;
  readonly settlement: { readonly id: SettlementId; readonly number: string; readonly payable: Money } | undefined;
}

export const EMPTY_TALLY: FairTally = { units: 0, attended: 0, pending: 0, vouchers: 0, cost: fen(0), settlement: undefined };

/** Latest first. */
export async function listFairs(db: Reader, filter: FairFilter = {}): Promise<readonly Fair[]> {
  let query = db.selectFrom('fair').selectAll();
  if (filter.year !== undefined) {
    const [first, last] = daysOfYear(filter.year);
    query = query.where('starts_on', '>=', first).where('starts_on', '<=', last);
  }
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  const text = filter.text?.trim();
  if (text) {
    query = query.where((eb) =>
      eb.or([
        containsText(eb.ref('title'), text),
        containsText(eb.ref('number'), text),
        containsText(eb.ref('venue_name'), text),
        containsText(eb.ref('theme'), text),
      ]),
    );
  }
  const rows = await query.orderBy('starts_on', 'desc').orderBy('id', 'desc').execute();
  return rows.map(fairFromRow);
}

export async function listFairsByTour(db: Reader, tourId: TourId): Promise<readonly Fair[]> {
  const rows = await db.selectFrom('fair').selectAll().where('tour_id', '=', tourId).orderBy('starts_on').orderBy('id').execute();
  return rows.map(fairFromRow);
}

/** The fairs of an offsite station that begin within the days, latest first. */
export async function listFairsByStation(db: Reader, stationId: StationId, from: CalendarDate, to: CalendarDate): Promise<readonly Fair[]> {
  const rows = await db
    .selectFrom('fair')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('starts_on', '>=', from)
    .where('starts_on', '<=', to)
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(fairFromRow);
}

/** In the order of their numbers. */
export async function listFairsOnDay(db: Reader, day: CalendarDate): Promise<readonly Fair[]> {
  const rows = await db.selectFrom('fair').selectAll().where('starts_on', '<=', day).where('ends_on', '>=', day).execute();
  return rows.map(fairFromRow).toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

/** Years that have a fair, latest first. */
export async function listFairYears(db: Reader): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('fair')
    .select((eb) => eb.fn<string>('substr', ['starts_on', sql.lit(1), sql.lit(4)]).as('year'))
    .distinct()
    .orderBy('year', 'desc')
    .execute();
  return rows.map((row) => Number(row.year));
}

export async function findFairById(db: Reader, id: FairId): Promise<Fair | undefined> {
  const row = await db.selectFrom('fair').selectAll().where('id', '=', id).executeTakeFirst();
  return row && fairFromRow(row);
}

/** Those of the ids that are there, in no order. */
export async function listFairsByIds(db: Reader, ids: readonly FairId[]): Promise<readonly Fair[]> {
  const fairs: Fair[] = [];
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('fair').selectAll().where('id', 'in', chunk).execute();
    fairs.push(...rows.map(fairFromRow));
  }
  return fairs;
}

export async function findFairByNumber(db: Reader, number: string): Promise<Fair | undefined> {
  const row = await db.selectFrom('fair').selectAll().where('number', '=', number).executeTakeFirst();
  return row && fairFromRow(row);
}

/** First day of the latest fair that begins before the day and was not cancelled. */
export async function findLastFairDay(db: Reader, before: CalendarDate): Promise<CalendarDate | undefined> {
  const row = await db
    .selectFrom('fair')
    .select('starts_on')
    .where('starts_on', '<', before)
    .where('status', '<>', 'cancelled')
    .orderBy('starts_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && (row.starts_on as CalendarDate);
}

/** Counts for the fairs of a list, by fair id; a fair where nothing stands yet is absent (see `EMPTY_TALLY`). */
export async function tallyFairsByYear(db: Reader, year?: number): Promise<ReadonlyMap<FairId, FairTally>> {
  const [first, last] = year === undefined ? ['', '9999-12-31'] : daysOfYear(year);
  const ofYear = db.selectFrom('fair').select('fair.id').where('starts_on', '>=', first).where('starts_on', '<=', last);
  const rosters = await db
    .selectFrom('participation')
    .select((eb) => [
      'fair_id',
      eb.fn.countAll<number>().as('units'),
      sql<number>`sum(case when attendance = 'attended' then 1 else 0 end)`.as('attended'),
      sql<number>`sum(case when attendance = 'pending' then 1 else 0 end)`.as('pending'),
    ])
    .where('fair_id', 'in', ofYear)
    .groupBy('fair_id')
    .execute();
  const costs = await db
    .selectFrom('voucher')
    .leftJoin('cost_item', 'cost_item.voucher_id', 'voucher.id')
    .select((eb) => [
      'voucher.fair_id',
      eb.fn.count<number>('voucher.id').distinct().as('vouchers'),
      sql<number>`cast(coalesce(sum(cost_item.amount), 0) as bigint)`.as('cost'),
    ])
    .where('voucher.fair_id', 'in', ofYear)
    .where('voucher.void_reason', 'is', null)
    .groupBy('voucher.fair_id')
    .execute();
  const settled = await db
    .selectFrom('settlement')
    .select(['fair_id', 'id', 'number', 'payable'])
    .where('fair_id', 'in', ofYear)
    .where('state', 'in', ['approved', 'paid'])
    .execute();

  const tallies = new Map<FairId, FairTally>();
  const put = (fairId: string, part: Partial<FairTally>) => {
    const id = fairId as FairId;
    tallies.set(id, { ...(tallies.get(id) ?? EMPTY_TALLY), ...part });
  };
  for (const row of rosters) put(row.fair_id, { units: row.units, attended: row.attended, pending: row.pending });
  for (const row of costs) put(row.fair_id, { vouchers: row.vouchers, cost: fen(row.cost) });
  for (const row of settled) {
    put(row.fair_id, { settlement: { id: row.id as SettlementId, number: row.number ?? '', payable: fen(row.payable) } });
  }
  return tallies;
}

/** The same counts for one fair. */
export async function tallyFair(db: Reader, id: FairId): Promise<FairTally> {
  const roster = await db
    .selectFrom('participation')
    .select((eb) => [
      eb.fn.countAll<number>().as('units'),
      sql<number>`coalesce(sum(case when attendance = 'attended' then 1 else 0 end), 0)`.as('attended'),
      sql<number>`coalesce(sum(case when attendance = 'pending' then 1 else 0 end), 0)`.as('pending'),
    ])
    .where('fair_id', '=', id)
    .executeTakeFirstOrThrow();
  const costs = await db
    .selectFrom('voucher')
    .leftJoin('cost_item', 'cost_item.voucher_id', 'voucher.id')
    .select((eb) => [
      eb.fn.count<number>('voucher.id').distinct().as('vouchers'),
      sql<number>`cast(coalesce(sum(cost_item.amount), 0) as bigint)`.as('cost'),
    ])
    .where('voucher.fair_id', '=', id)
    .where('voucher.void_reason', 'is', null)
    .executeTakeFirstOrThrow();
  const settled = await db
    .selectFrom('settlement')
    .select(['id', 'number', 'payable'])
    .where('fair_id', '=', id)
    .where('state', 'in', ['approved', 'paid'])
    .executeTakeFirst();
  return {
    ...roster,
    vouchers: costs.vouchers,
    cost: fen(costs.cost),
    settlement: settled && { id: settled.id as SettlementId, number: settled.number ?? '', payable: fen(settled.payable) },
  };
}

export async function insertFair(trx: Writer, fair: Fair): Promise<void> {
  await insertRow(trx, 'fair', fairToRow(fair));
}

/**
 * Writes the columns in which the fair differs from the stored one.
 *
 * @param why kept in the operation log, where the change needs a reason
 */
export async function updateFair(trx: Writer, fair: Fair, why?: string): Promise<void> {
  const { id, ...changes } = fairToRow(fair);
  await updateRow(trx, 'fair', id, changes, why);
}
