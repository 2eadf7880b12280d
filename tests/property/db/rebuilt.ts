import { expect } from 'vitest';
import type { Database } from '#db/connection/open-database.ts';
import { rebuildFromLog } from '#db/log/rebuild.ts';
import { verifyLog } from '#db/log/verify-log.ts';
import { expectOk, testDatabase } from '../../support/database.ts';
import { businessRows } from '../../support/table-contents.ts';

/**
 * Plays the log of a database into a fresh one and compares every row of every business table.
 *
 * @returns how many operations were played
 */
export async function expectSameRebuilt(db: Database): Promise<number> {
  await using rebuilt = await testDatabase();
  const played = expectOk(await rebuildFromLog(db, rebuilt.kysely));
  expect(played).toBe(expectOk(await verifyLog(db)));
  const { node, ...rows } = businessRows(rebuilt);
  const { node: _own, ...original } = businessRows(db);
  expect(rows).toEqual(original);
  expect(node).toEqual([expect.objectContaining({ id: db.nodeId })]);
  expect(expectOk(await verifyLog(rebuilt))).toBe(played + 1);
  expect(rebuilt.raw.pragma('foreign_key_check')).toEqual([]);
  return played;
}
