import { sql } from 'kysely';
import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { deleteRows, insertRows, updateRow } from '#db/log/tracked-write.ts';
import type { Unit } from '#shared/domain/units/unit.ts';
import type { UnitId } from '#shared/kernel/ids.ts';
import { afterPrefix, containsText } from './text-match.ts';
import { unitFromRow, unitToRow } from './unit-rows.ts';

/** Where a list page ended; the next begins behind it. */
export interface UnitPageKey {
  readonly name: string;
  readonly id: UnitId;
}

export interface UnitSearch {
  /** Anywhere in the name, or the beginning of the credit code. */
  readonly text?: string | undefined;
  readonly after?: UnitPageKey | undefined;
  readonly limit: number;
}

export interface UnitUse {
  readonly fairs: number;
  /** Attended or represented. */
  readonly attended: number;
  readonly noShows: number;
}

/** By name, one page. */
export async function searchUnits(db: Reader, search: UnitSearch): Promise<readonly Unit[]> {
  let query = matchingUnits(db, search.text).selectAll();
  const { after } = search;
  if (after) query = query.where((eb) => eb(eb.refTuple('name', 'id'), '>', eb.tuple(after.name, after.id)));
  const rows = await query.orderBy('name').orderBy('id').limit(search.limit).execute();
  return rows.map(unitFromRow);
}

export async function countUnits(db: Reader, text?: string): Promise<number> {
  const row = await matchingUnits(db, text)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

function matchingUnits(db: Reader, text: string | undefined) {
  const wanted = text?.trim();
  const query = db.selectFrom('unit');
  if (!wanted) return query;
  const code = wanted.toUpperCase();
  return query.where((eb) =>
    eb.or([containsText(eb.ref('name'), wanted), eb.and([eb('credit_code', '>=', code), eb('credit_code', '<', afterPrefix(code))])]),
  );
}

export async function findUnitById(db: Reader, id: UnitId): Promise<Unit | undefined> {
  const row = await db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
  return row && unitFromRow(row);
}

export async function findUnitByCreditCode(db: Reader, creditCode: string): Promise<Unit | undefined> {
  const row = await db.selectFrom('unit').selectAll().where('credit_code', '=', creditCode).executeTakeFirst();
  return row && unitFromRow(row);
}

export async function listUnitsByIds(db: Reader, ids: readonly UnitId[]): Promise<readonly Unit[]> {
  const units: Unit[] = [];
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('unit').selectAll().where('id', 'in', chunk).execute();
    units.push(...rows.map(unitFromRow));
  }
  return units;
}

/** Those of the codes that are known, in no order; hundreds a statement. */
export async function listUnitsByCreditCodes(db: Reader, creditCodes: readonly string[]): Promise<readonly Unit[]> {
  const units: Unit[] = [];
  for (const chunk of inChunks(creditCodes)) {
    const rows = await db.selectFrom('unit').selectAll().where('credit_code', 'in', chunk).execute();
    units.push(...rows.map(unitFromRow));
  }
  return units;
}

/** How often the units stood on a roster, by unit id; one that never did is absent. */
export async function countUnitUse(db: Reader, ids: readonly UnitId[]): Promise<ReadonlyMap<UnitId, UnitUse>> {
  const uses = new Map<UnitId, UnitUse>();
  for (const chunk of inChunks(ids)) {
    const rows = await db
      .selectFrom('participation')
      .select((eb) => [
        'unit_id',
        eb.fn.countAll<number>().as('fairs'),
        sql<number>`sum(case when attendance = 'attended' then 1 else 0 end)`.as('attended'),
        sql<number>`sum(case when attendance = 'noShow' then 1 else 0 end)`.as('noShows'),
      ])
      .where('unit_id', 'in', chunk)
      .groupBy('unit_id')
      .execute();
    for (const { unit_id, ...use } of rows) uses.set(unit_id as UnitId, use);
  }
  return uses;
}

export async function insertUnits(trx: Writer, units: readonly Unit[]): Promise<void> {
  await insertRows(trx, 'unit', units.map(unitToRow));
}

/** Writes the columns in which the unit differs from the stored one. */
export async function updateUnit(trx: Writer, unit: Unit): Promise<void> {
  const { id, ...changes } = unitToRow(unit);
  await updateRow(trx, 'unit', id, changes);
}

/** Only for undoing an import: the caller has made sure that nothing stands on them. */
export async function removeUnits(trx: Writer, ids: readonly UnitId[]): Promise<void> {
  await deleteRows(trx, 'unit', ids);
}
