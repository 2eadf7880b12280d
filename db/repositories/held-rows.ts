import type { Reader } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { type Cell, rowsSaid } from '#db/log/operation.ts';
import type { CostItemTable } from '#db/schema/cost-tables.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { CostItem } from '#shared/domain/costs/cost-item.ts';
import { costItemFromRow } from './voucher-rows.ts';

/** A row as a station sent it, which waits for a decision or was not taken. */
type HeldRow = Readonly<Record<string, Cell>>;

/** Of those that stand in no table here, so that they can be named. */
export async function findHeldRows(db: Reader, table: BusinessTable, ids: readonly string[]): Promise<readonly HeldRow[]> {
  const ops: { readonly row: string; readonly body: string }[] = [];
  for (const chunk of inChunks(ids)) {
    const found = db.selectFrom('held_op').select(['row_id as row', 'body']).where('row_id', 'in', chunk).where('tbl', '=', table);
    ops.push(...(await found.orderBy('hlc').execute()));
  }
  return rowsSaid(ops).map(({ row }) => row);
}

/** 费用项目 that wait for one of the conflicts, by voucher and in their order, without those that the station took out again. */
export async function listHeldItems(db: Reader, conflictIds: readonly string[]): Promise<ReadonlyMap<string, readonly CostItem[]>> {
  const ops: { readonly row: string; readonly body: string }[] = [];
  for (const chunk of inChunks(conflictIds)) {
    const found = db
      .selectFrom('held_op')
      .select(['row_id as row', 'body'])
      .where('conflict_id', 'in', chunk)
      .where('tbl', '=', 'cost_item');
    ops.push(...(await found.orderBy('hlc').execute()));
  }
  const rows = rowsSaid(ops).flatMap(({ row, isDeleted }) => (isDeleted ? [] : [row as unknown as CostItemTable]));
  const byVoucher = Map.groupBy(
    rows.toSorted((a, b) => a.position - b.position),
    (row) => row.voucher_id,
  );
  return new Map([...byVoucher].map(([voucherId, of]) => [voucherId, of.map(costItemFromRow)]));
}
