import type { Reader } from '#db/connection/handles.ts';
import { findSetting, saveSetting } from '#db/repositories/settings.ts';
import type { statisticsContract } from '#shared/contract/statistics.ts';
import { type Deadlines, PROPOSED_DEADLINES } from '#shared/domain/statistics/deadlines.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

const KEY = 'deadlines';

/** As the center set them; the proposed ones until it did. */
export async function findDeadlines(db: Reader): Promise<Deadlines> {
  return ((await findSetting(db, KEY)) as Deadlines | undefined) ?? PROPOSED_DEADLINES;
}

export async function readDeadlines(deps: DatabaseDep): Answer<Deadlines> {
  return ok(await findDeadlines(deps.db));
}

export function setDeadlines(deps: DatabaseDep & ClockDep, input: InputOf<typeof statisticsContract.setDeadlines>): Answer<Deadlines> {
  return change(deps, input.command, 'statistics.setDeadlines', async (writer) => {
    await saveSetting(writer, KEY, input.deadlines);
    return ok(await findDeadlines(writer));
  });
}
