import { listAuditEntries } from '#db/repositories/audit.ts';
import { nameRecords } from '#db/repositories/audit-subjects.ts';
import { listDisclosureIdsOfPerson } from '#db/repositories/disclosures.ts';
import type { AuditEntry, auditContract } from '#shared/contract/audit.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

/** 操作记录, latest first, one page. */
export async function listAudit(
  deps: DatabaseDep,
  input: InputOf<typeof auditContract.list>,
): Answer<{ entries: readonly AuditEntry[]; next: string | undefined }> {
  const { recordId, before, limit } = input;
  // Of a person, also the exports in clear that the person was in.
  const recordIds = recordId === undefined ? undefined : [recordId, ...(await listDisclosureIdsOfPerson(deps.db, recordId))];
  const entries = await listAuditEntries(deps.db, { recordIds, before, limit });
  const subjectOf = await nameRecords(deps.db, entries);
  return ok({
    entries: entries.map((entry) => ({ ...entry, subject: subjectOf(entry.table, entry.recordId) })),
    next: entries.length === limit ? entries.at(-1)?.key : undefined,
  });
}
