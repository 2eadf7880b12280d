import type { Writer } from '#db/connection/handles.ts';
import { insertRow } from '#db/log/tracked-write.ts';
import type { DisclosureId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** 明文导出: personal data that left in clear, how many people's, and why. */
export interface Disclosure {
  readonly id: DisclosureId;
  /** 内容, e.g. 招聘用工实名台账 */
  readonly subject: string;
  readonly people: number;
  readonly reason: string;
  readonly disclosedBy: string;
  readonly disclosedAt: Instant;
}

export async function insertDisclosure(trx: Writer, disclosure: Disclosure): Promise<void> {
  await insertRow(trx, 'disclosure', {
    id: disclosure.id,
    subject: disclosure.subject,
    people: disclosure.people,
    reason: disclosure.reason,
    disclosed_by: disclosure.disclosedBy,
    disclosed_at: disclosure.disclosedAt,
  });
}
