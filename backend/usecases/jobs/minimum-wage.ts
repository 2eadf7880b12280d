import type { Reader } from '#db/connection/handles.ts';
import { findSetting, saveSetting } from '#db/repositories/settings.ts';
import type { jobsContract } from '#shared/contract/jobs.ts';
import { fen, type Money } from '#shared/kernel/money.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

const KEY = 'minimumWage';

/** 当地最低月工资标准, 分, as the center entered it; undefined while it did not. It differs by county and year, so none is built in. */
export async function findMinimumWage(db: Reader): Promise<Money | undefined> {
  const value = await findSetting(db, KEY);
  return typeof value === 'number' ? fen(value) : undefined;
}

export async function readMinimumWage(deps: DatabaseDep): Answer<{ minimumWage: Money | undefined }> {
  return ok({ minimumWage: await findMinimumWage(deps.db) });
}

export function setMinimumWage(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof jobsContract.setMinimumWage>,
): Answer<{ minimumWage: Money | undefined }> {
  return change(deps, input.command, 'jobs.setMinimumWage', async (writer) => {
    await saveSetting(writer, KEY, input.minimumWage ?? null);
    return ok({ minimumWage: input.minimumWage });
  });
}
