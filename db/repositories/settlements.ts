import { sql } from 'kysely';
import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { SettlementTable } from '#db/schema/settlement-tables.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { EventCostProgram } from '#shared/domain/schemes/scheme.ts';
import type { FairId, SettlementId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { fen, type Money } from '#shared/kernel/money.ts';
import { fairFromRow } from './fair-rows.ts';
import { daysOfYear } from './year-range.ts';

/** A settlement once approved: sealed, numbered, never recomputed on reading. */
export interface StoredSettlement {
  readonly id: SettlementId;
  readonly number: string;
  readonly state: 'approved' | 'void';
  readonly fairId: FairId;
  readonly program: EventCostProgram;
  /** 分 */
  readonly quota: Money;
  /** 分 */
  readonly payable: Money;
  readonly countedUnits: number;
  /** The snapshot as JSON text, byte for byte what `contentHash` was taken over. */
  readonly snapshot: string;
  readonly contentHash: string;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  readonly voidReason: string | undefined;
  readonly voidedBy: string | undefined;
  readonly voidedAt: Instant | undefined;
  /** How often it was printed. */
  readonly prints: number;
}

/** A settlement without its snapshot, for lists. */
export type SettlementHead = Omit<StoredSettlement, 'snapshot'>;

export interface SettlementSums {
  readonly settlements: number;
  readonly countedUnits: number;
  readonly quota: Money;
  readonly payable: Money;
}

const HEAD_COLUMNS = [
  'settlement.id',
  'settlement.fair_id',
  'settlement.number',
  'settlement.state',
  'settlement.program',
  'settlement.quota',
  'settlement.payable',
  'settlement.counted_units',
  'settlement.content_hash',
  'settlement.approved_by',
  'settlement.approved_at',
  'settlement.void_reason',
  'settlement.voided_by',
  'settlement.voided_at',
] as const;

function settlementHeads(db: Reader) {
  return db
    .selectFrom('settlement')
    .select(HEAD_COLUMNS)
    .select((eb) =>
      eb
        .selectFrom('print_record')
        .select((inner) => inner.fn.countAll<number>().as('prints'))
        .whereRef('print_record.settlement_id', '=', 'settlement.id')
        .as('prints'),
    );
}

type HeadRow = Omit<SettlementTable, 'snapshot'> & { readonly prints: number | null };

function headFromRow(row: HeadRow): SettlementHead {
  if (row.number === null || row.approved_by === null || row.approved_at === null || (row.state !== 'approved' && row.state !== 'void')) {
    throw new Error(`Settlement ${row.id} is ${row.state}, which this program does not write`);
  }
  return {
    id: row.id as SettlementId,
    number: row.number,
    state: row.state,
    fairId: row.fair_id as FairId,
    program: row.program as EventCostProgram,
    quota: fen(row.quota),
    payable: fen(row.payable),
    countedUnits: row.counted_units,
    contentHash: row.content_hash,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at as Instant,
    voidReason: row.void_reason ?? undefined,
    voidedBy: row.voided_by ?? undefined,
    voidedAt: (row.voided_at ?? undefined) as Instant | undefined,
    prints: row.prints ?? 0,
  };
}

export async function findSettlementById(db: Reader, id: SettlementId): Promise<StoredSettlement | undefined> {
  const row = await settlementHeads(db).select('settlement.snapshot').where('settlement.id', '=', id).executeTakeFirst();
  return row && { ...headFromRow(row), snapshot: row.snapshot };
}

export async function findSettlementByNumber(db: Reader, number: string): Promise<StoredSettlement | undefined> {
  const row = await settlementHeads(db).select('settlement.snapshot').where('settlement.number', '=', number).executeTakeFirst();
  return row && { ...headFromRow(row), snapshot: row.snapshot };
}

/** The settlement of a fair that is in force, if there is one; there is never more than one. */
export async function findSettlementInForceByFair(db: Reader, fairId: FairId): Promise<StoredSettlement | undefined> {
  const row = await settlementHeads(db)
    .select('settlement.snapshot')
    .where('settlement.fair_id', '=', fairId)
    .where('settlement.state', 'in', ['approved', 'paid'])
    .executeTakeFirst();
  return row && { ...headFromRow(row), snapshot: row.snapshot };
}

/** Also void ones, latest first. */
export async function listSettlementsByFair(db: Reader, fairId: FairId): Promise<readonly SettlementHead[]> {
  const rows = await settlementHeads(db).where('settlement.fair_id', '=', fairId).orderBy('settlement.approved_at', 'desc').execute();
  return rows.map(headFromRow);
}

/** Settlements of the fairs that began in the year (all years when it is left out), void ones among them, latest approval first. */
export async function listSettlementsByYear(
  db: Reader,
  year?: number,
): Promise<readonly { readonly settlement: SettlementHead; readonly fair: Fair }[]> {
  const [first, last] = year === undefined ? ['', '9999-12-31'] : daysOfYear(year);
  const rows = await settlementHeads(db)
    .innerJoin('fair', 'fair.id', 'settlement.fair_id')
    .where('fair.starts_on', '>=', first)
    .where('fair.starts_on', '<=', last)
    .orderBy('settlement.approved_at', 'desc')
    .orderBy('settlement.id', 'desc')
    .execute();
  const fairs = await db
    .selectFrom('fair')
    .innerJoin('settlement', 'settlement.fair_id', 'fair.id')
    .selectAll('fair')
    .where('fair.starts_on', '>=', first)
    .where('fair.starts_on', '<=', last)
    .execute();
  const fairsById = new Map(fairs.map((row) => [row.id, fairFromRow(row)]));
  return rows.map((row) => {
    const fair = fairsById.get(row.fair_id);
    if (!fair) throw new Error(`Settlement ${row.id} without its fair`);
    return { settlement: headFromRow(row), fair };
  });
}

/** Fairs held, begun in the year (any year when it is left out), with no settlement in force; oldest first. */
export async function listFairsAwaitingSettlement(db: Reader, year?: number): Promise<readonly Fair[]> {
  const [first, last] = year === undefined ? ['', '9999-12-31'] : daysOfYear(year);
  const rows = await db
    .selectFrom('fair')
    .selectAll()
    .where('starts_on', '>=', first)
    .where('starts_on', '<=', last)
    .where('status', '=', 'held')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('settlement')
            .select('settlement.id')
            .whereRef('settlement.fair_id', '=', 'fair.id')
            .where('settlement.state', 'in', ['approved', 'paid']),
        ),
      ),
    )
    .orderBy('starts_on')
    .orderBy('id')
    .execute();
  return rows.map(fairFromRow);
}

/** Sums over the settlements in force of the fairs that began in the year. */
export async function sumSettlementsByYear(db: Reader, year: number): Promise<SettlementSums> {
  const [first, last] = daysOfYear(year);
  const row = await db
    .selectFrom('fair')
    .innerJoin('settlement', 'settlement.fair_id', 'fair.id')
    .select((eb) => [
      eb.fn.countAll<number>().as('settlements'),
      sql<number>`cast(coalesce(sum(settlement.counted_units), 0) as bigint)`.as('counted_units'),
      sql<number>`cast(coalesce(sum(settlement.quota), 0) as bigint)`.as('quota'),
      sql<number>`cast(coalesce(sum(settlement.payable), 0) as bigint)`.as('payable'),
    ])
    .where('fair.starts_on', '>=', first)
    .where('fair.starts_on', '<=', last)
    .where('settlement.state', 'in', ['approved', 'paid'])
    .executeTakeFirstOrThrow();
  return { settlements: row.settlements, countedUnits: row.counted_units, quota: fen(row.quota), payable: fen(row.payable) };
}

/** Stores an approved settlement; from here on its columns are sealed by the database itself. */
export async function insertSettlement(
  trx: Writer,
  settlement: Omit<StoredSettlement, 'state' | 'prints' | 'voidReason' | 'voidedBy' | 'voidedAt'>,
): Promise<void> {
  await insertRow(trx, 'settlement', {
    id: settlement.id,
    fair_id: settlement.fairId,
    number: settlement.number,
    state: 'approved',
    program: settlement.program,
    quota: settlement.quota,
    payable: settlement.payable,
    counted_units: settlement.countedUnits,
    snapshot: settlement.snapshot,
    content_hash: settlement.contentHash,
    approved_by: settlement.approvedBy,
    approved_at: settlement.approvedAt,
    void_reason: null,
    voided_by: null,
    voided_at: null,
  });
}

export interface Voiding {
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** Takes an approved settlement out of force; the caller has checked that it is approved. */
export async function voidSettlement(trx: Writer, id: SettlementId, { reason, by, at }: Voiding): Promise<void> {
  await updateRow(trx, 'settlement', id, { state: 'void', void_reason: reason, voided_by: by, voided_at: at });
}
