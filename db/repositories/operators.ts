import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { OperatorTable } from '#db/schema/center-tables.ts';
import type { Operator } from '#shared/domain/centers/center.ts';
import type { OperatorId } from '#shared/kernel/ids.ts';

const operatorFromRow = (row: OperatorTable): Operator => ({ id: row.id as OperatorId, name: row.name, active: row.active === 1 });

/** All, also those who left: their names stand on records. */
export async function listOperators(db: Reader): Promise<readonly Operator[]> {
  const rows = await db.selectFrom('operator').selectAll().orderBy('name').execute();
  return rows.map(operatorFromRow);
}

export async function findOperatorById(db: Reader, id: OperatorId): Promise<Operator | undefined> {
  const row = await db.selectFrom('operator').selectAll().where('id', '=', id).executeTakeFirst();
  return row && operatorFromRow(row);
}

export async function findOperatorByName(db: Reader, name: string): Promise<Operator | undefined> {
  const row = await db.selectFrom('operator').selectAll().where('name', '=', name).executeTakeFirst();
  return row && operatorFromRow(row);
}

export async function insertOperator(trx: Writer, operator: Operator): Promise<void> {
  await insertRow(trx, 'operator', { id: operator.id, name: operator.name, active: operator.active ? 1 : 0 });
}

export async function setOperatorActive(trx: Writer, id: OperatorId, active: boolean): Promise<void> {
  await updateRow(trx, 'operator', id, { active: active ? 1 : 0 });
}
