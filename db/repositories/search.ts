import type { Reader } from '#db/connection/handles.ts';
import type { FairId, SettlementId, UnitId, VoucherId } from '#shared/kernel/ids.ts';
import { fen, type Money } from '#shared/kernel/money.ts';
import { afterPrefix, containsText } from './text-match.ts';

/** A record found by the one search box. */
export type Hit =
  | { readonly kind: 'fair'; readonly id: FairId; readonly number: string; readonly title: string; readonly startsOn: string }
  | { readonly kind: 'unit'; readonly id: UnitId; readonly name: string; readonly creditCode: string }
  | {
      readonly kind: 'voucher';
      readonly id: VoucherId;
      readonly fairId: FairId;
      readonly number: string;
      readonly payee: string;
      readonly fairTitle: string;
    }
  | {
      readonly kind: 'settlement';
      readonly id: SettlementId;
      readonly fairId: FairId;
      readonly number: string;
      readonly payable: Money;
      readonly fairTitle: string;
    };

/** Fairs, units, vouchers and settlements that a text may mean; at most `limit` of each kind. */
export async function searchEverywhere(db: Reader, text: string, limit: number): Promise<readonly Hit[]> {
  const wanted = text.trim();
  if (wanted === '') return [];
  const hits: Hit[] = [];
  hits.push(...(await searchFairs(db, wanted, limit)));
  hits.push(...(await searchUnitNames(db, wanted, limit)));
  hits.push(...(await searchVouchers(db, wanted, limit)));
  hits.push(...(await searchSettlements(db, wanted, limit)));
  return hits;
}

async function searchFairs(db: Reader, text: string, limit: number): Promise<readonly Hit[]> {
  const rows = await db
    .selectFrom('fair')
    .select(['id', 'number', 'title', 'starts_on'])
    .where((eb) =>
      eb.or([containsText(eb.ref('title'), text), containsText(eb.ref('number'), text), containsText(eb.ref('venue_name'), text)]),
    )
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ kind: 'fair', id: row.id as FairId, number: row.number, title: row.title, startsOn: row.starts_on }));
}

async function searchUnitNames(db: Reader, text: string, limit: number): Promise<readonly Hit[]> {
  const code = text.toUpperCase();
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name', 'credit_code'])
    .where((eb) =>
      eb.or([containsText(eb.ref('name'), text), eb.and([eb('credit_code', '>=', code), eb('credit_code', '<', afterPrefix(code))])]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ kind: 'unit', id: row.id as UnitId, name: row.name, creditCode: row.credit_code }));
}

async function searchVouchers(db: Reader, text: string, limit: number): Promise<readonly Hit[]> {
  const rows = await db
    .selectFrom('voucher')
    .innerJoin('fair', 'fair.id', 'voucher.fair_id')
    .select(['voucher.id', 'voucher.fair_id', 'voucher.number', 'voucher.payee', 'fair.title'])
    .where('voucher.void_reason', 'is', null)
    .where((eb) => eb.or([containsText(eb.ref('voucher.number'), text), containsText(eb.ref('voucher.payee'), text)]))
    .orderBy('voucher.number')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'voucher',
    id: row.id as VoucherId,
    fairId: row.fair_id as FairId,
    number: row.number,
    payee: row.payee,
    fairTitle: row.title,
  }));
}

async function searchSettlements(db: Reader, text: string, limit: number): Promise<readonly Hit[]> {
  const rows = await db
    .selectFrom('settlement')
    .innerJoin('fair', 'fair.id', 'settlement.fair_id')
    .select(['settlement.id', 'settlement.fair_id', 'settlement.number', 'settlement.payable', 'fair.title'])
    .where((eb) => containsText(eb.ref('settlement.number'), text))
    .orderBy('settlement.number', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'settlement',
    id: row.id as SettlementId,
    fairId: row.fair_id as FairId,
    number: row.number ?? '',
    payable: fen(row.payable),
    fairTitle: row.title,
  }));
}
