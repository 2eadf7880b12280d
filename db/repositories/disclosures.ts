import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow } from '#db/log/tracked-write.ts';
import type { DisclosureId, JobSeekerId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { containsText } from './text-match.ts';

/** 明文导出: personal data that left in clear, whose, and why. */
export interface Disclosure {
  readonly id: DisclosureId;
  /** 内容, e.g. 招聘用工实名台账 */
  readonly subject: string;
  /** Each once, by the record that stands for the person. */
  readonly personIds: readonly JobSeekerId[];
  readonly reason: string;
  readonly disclosedBy: string;
  readonly disclosedAt: Instant;
}

export async function findDisclosureById(db: Reader, id: DisclosureId): Promise<Disclosure | undefined> {
  const row = await db.selectFrom('disclosure').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      id,
      subject: row.subject,
      personIds: JSON.parse(row.person_ids) as readonly JobSeekerId[],
      reason: row.reason,
      disclosedBy: row.disclosed_by,
      disclosedAt: row.disclosed_at as Instant,
    }
  );
}

/** 谁看过我的号码: the exports in clear that the person was in. */
export async function listDisclosureIdsOfPerson(db: Reader, personId: string): Promise<readonly DisclosureId[]> {
  const rows = await db
    .selectFrom('disclosure')
    .select('id')
    .where((eb) => containsText(eb.ref('person_ids'), `"${personId}"`))
    .execute();
  return rows.map((row) => row.id as DisclosureId);
}

export async function insertDisclosure(trx: Writer, disclosure: Disclosure): Promise<void> {
  await insertRow(trx, 'disclosure', {
    id: disclosure.id,
    subject: disclosure.subject,
    people: disclosure.personIds.length,
    person_ids: JSON.stringify(disclosure.personIds),
    reason: disclosure.reason,
    disclosed_by: disclosure.disclosedBy,
    disclosed_at: disclosure.disclosedAt,
  });
}
