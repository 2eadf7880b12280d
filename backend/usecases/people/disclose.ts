import { listJobSeekersByIds, recordNumbersShown } from '#db/repositories/job-seekers.ts';
import type { jobSeekersContract, RevealedNumbers } from '#shared/contract/job-seekers.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
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
    await recordNumbersShown(writer, [input.id], numbers, reason);
    return ok(input.id);
  });
  if (!logged.ok) return logged;
  const person = await findStanding(deps.db, logged.value);
  return person.ok ? ok(clearNumbers(deps.db.personal, person.value, numbers)) : person;
}

/** 导出完整号码: the list with numbers in clear. The file is written after the log, of the people whom the log names. */
export async function exportInClear(
  deps: DatabaseDep & ClockDep,
  { command, reason, ...listed }: InputOf<typeof jobSeekersContract.exportInClear>,
): Answer<File> {
  const logged = await change(deps, command, 'jobSeekers.exportInClear', async (writer) => {
    const ids = (await collectPeople({ db: writer, personal: deps.db.personal }, listed)).map((person) => person.id);
    if (ids.length === 0) return err({ type: 'NothingToExport' });
    await recordNumbersShown(writer, ids, ['document', 'phone'], reason);
    return ok(ids);
  });
  if (!logged.ok) return logged;
  const byId = new Map((await listJobSeekersByIds(deps.db, logged.value)).map((person) => [person.id, person]));
  const people = logged.value.flatMap((id) => byId.get(id) ?? []);
  return ok(await writePeople(people, (person) => clearNumbers(deps.db.personal, person, ['document', 'phone'])));
}
