import { listJobSeekersByIds, recordNumbersShown } from '#db/repositories/job-seekers.ts';
import type { jobSeekersContract, RevealedNumbers } from '#shared/contract/job-seekers.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { discloseNumbers } from '../disclosures/disclose.ts';
import type { InputOf } from '../input-of.ts';
import { clearNumbers } from './clear-numbers.ts';
import { writePeople } from './export-people.ts';
import { findStanding } from './find-people.ts';
import { collectPeople } from './list-people.ts';

/**
 * 查看号码: one person's numbers in clear. That they were seen, by whom and why, is a command; the numbers are opened after it, because the
 * outcome of a command is kept.
 */
export async function revealNumbers(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof jobSeekersContract.reveal>,
): Answer<RevealedNumbers> {
  const { numbers, reason } = input.request;
  const logged = await change(deps, input.command, 'jobSeekers.reveal', async (writer) => {
    const person = await findStanding(writer, input.id);
    if (!person.ok) return person;
    await recordNumbersShown(writer, input.id, numbers, reason);
    return ok(input.id);
  });
  if (!logged.ok) return logged;
  const person = await findStanding(deps.db, logged.value);
  return person.ok ? ok(clearNumbers(deps.db.personal, person.value, numbers)) : person;
}

/** 导出完整号码: the list with numbers in clear, of the people whom the log names. */
export async function exportInClear(
  deps: DatabaseDep & ClockDep & IdsDep,
  { command, reason, ...listed }: InputOf<typeof jobSeekersContract.exportInClear>,
): Answer<File> {
  const named = await discloseNumbers(deps, { command, name: 'jobSeekers.exportInClear', reason }, async (db) => {
    const people = await collectPeople({ db, personal: deps.db.personal }, listed);
    return people.length === 0 ? err({ type: 'NothingToExport' }) : ok({ subject: '求职者名单', personIds: people.map(({ id }) => id) });
  });
  if (!named.ok) return named;
  const ids = [...named.value];
  const byId = new Map((await listJobSeekersByIds(deps.db, ids)).map((person) => [person.id, person]));
  const people = ids.flatMap((id) => byId.get(id) ?? []);
  return ok(await writePeople(people, (person) => clearNumbers(deps.db.personal, person, ['document', 'phone'])));
}
