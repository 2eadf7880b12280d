import type { Writer } from '#db/connection/handles.ts';
import { insertRows } from '#db/log/tracked-write.ts';
import type { ScanTable } from '#db/schema/signup-tables.ts';
import type { FairId, SignupId } from '#shared/kernel/ids.ts';
import { TEST_NOW, testId } from './database.ts';

/** An accepted scan, as it stands in its table. */
export function aScanRow(fairId: FairId, signupId: SignupId | undefined, over: Partial<ScanTable> = {}): ScanTable {
  return {
    id: testId<'Scan'>(),
    fair_id: fairId,
    signup_id: signupId ?? null,
    desk: '签到台1',
    way: 'code',
    scanned: null,
    verdict: 'accepted',
    reason: null,
    at: TEST_NOW,
    by_whom: '张三',
    owner: null,
    decided_by: null,
    decided_at: null,
    decision_note: null,
    undone_by: null,
    undone_at: null,
    undo_reason: null,
    ...over,
  };
}

export function insertScanRows(trx: Writer, rows: readonly ScanTable[]): Promise<void> {
  return insertRows(trx, 'scan', rows);
}
