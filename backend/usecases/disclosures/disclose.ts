import type { Reader } from '#db/connection/handles.ts';
import { findDisclosureById, insertDisclosure } from '#db/repositories/disclosures.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { DisclosureId, JobSeekerId } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';

/** What is about to leave with numbers in clear. */
export interface Leaving {
  /** 内容, as the log shows it. */
  readonly subject: string;
  readonly personIds: readonly JobSeekerId[];
}

/**
 * 明文导出: keeps who takes whose numbers out, and why. Every file with numbers in clear goes through here before they are opened.
 *
 * @returns the people whom the log names. Of nobody else may a number be opened: the same command sent again finds the first entry, and
 * people may have come since.
 */
export async function discloseNumbers(
  deps: DatabaseDep & ClockDep & IdsDep,
  { command, name, reason }: { readonly command: CommandStamp; readonly name: string; readonly reason: string },
  gather: (db: Reader) => Promise<Result<Leaving, Refusal>>,
): Answer<ReadonlySet<JobSeekerId>> {
  const logged = await change(deps, command, name, async (writer, actor) => {
    const leaving = await gather(writer);
    if (!leaving.ok) return leaving;
    const id: DisclosureId = deps.ids.next<'Disclosure'>();
    const personIds = [...new Set(leaving.value.personIds)];
    await insertDisclosure(writer, {
      id,
      subject: leaving.value.subject,
      personIds,
      reason,
      disclosedBy: actor.name,
      disclosedAt: actor.at,
    });
    return ok(id);
  });
  if (!logged.ok) return logged;
  const disclosure = await findDisclosureById(deps.db, logged.value);
  if (!disclosure) throw new Error(`Disclosure ${logged.value} is not there after it was written`);
  return ok(new Set(disclosure.personIds));
}
