import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listOperators } from '#db/repositories/operators.ts';
import { findPackageIn, listUnfinishedPackages } from '#db/repositories/packages.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer } from '../answer.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { takeTurn } from './in-turn.ts';
import { pausing } from './pausing.ts';
import { revertWork } from './revert-merge.ts';
import { resumeMerge } from './take-over.ts';

/**
 * Goes on with merges and reverts that were begun before the program was stopped, in the name of whoever began them, until it is stopped again.
 *
 * @returns why some could not be gone on with; they are tried again at the next start
 */
export async function resumeUnfinished(deps: ExchangeDeps, stop: AbortSignal): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (const { id } of await listUnfinishedPackages(deps.db)) {
    using _turn = await takeTurn(deps.db);
    if (stop.aborted) break;
    const outcome = await pausing(deps, id, () => resume(deps, id, stop));
    if (!outcome.ok) refusals.push(outcome.error);
  }
  return refusals;
}

async function resume(deps: ExchangeDeps, id: string, stop: AbortSignal): Answer<unknown> {
  // Somebody may have gone on with it meanwhile.
  const so = await findPackageIn(deps.db, id);
  const operators = await listOperators(deps.db);
  const by = operators.find(({ name }) => name === (so?.reverted?.by ?? so?.takenBy)) ?? operators[0];
  if (!so || !by) return ok();
  const command = { id: deps.ids.next<'Command'>(), operatorId: by.id };
  if (so.state === 'reverting') return revertWork(deps, command, id, so.reverted?.reason ?? '', () => undefined, stop);
  if (so.state !== 'merging') return ok();
  const outcome = await resumeMerge(deps, command, so, stop);
  return outcome === 'stopped' ? ok() : outcome;
}

/** Removes what was being written when the program was stopped; each is made anew from the log or from the file that was brought. */
export function removeHalfWritten({ exchange }: Pick<ExchangeDeps, 'exchange'>): void {
  for (const place of ['out', 'taken', 'in', 'waiting']) {
    const folder = join(exchange.folder, place);
    // What is brought in pieces is gone on with.
    const isHalf = (name: string) => name.endsWith('.part') && !(place === 'in' && name.endsWith('.fdx.part'));
    for (const name of namesIn(folder)) if (isHalf(name)) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
