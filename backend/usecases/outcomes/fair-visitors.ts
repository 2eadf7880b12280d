import { listFairVisitors } from '#db/repositories/fair-visitors.ts';
import { listPersonFacts } from '#db/repositories/outcome-steps.ts';
import { listPlacementsByFair } from '#db/repositories/placements.ts';
import type { FairVisitor, outcomesContract } from '#shared/contract/outcomes.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { readPageKey, writePageKey } from '../page-key.ts';
import { outcomePerson } from './outcome-person.ts';
import { placesOf } from './placement-trails.ts';

/** One page of the people who entered a fair, by name, each with the units that something stands with already. */
export async function listFairVisitorLines(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof outcomesContract.visitors>,
): Answer<{ visitors: readonly FairVisitor[]; after: string | undefined }> {
  const key = readPageKey(input.after);
  const after = key && { name: key[0], id: key[1] as JobSeekerId };
  const people = await listFairVisitors(deps.db, input.fairId, { text: input.text?.trim(), after, limit: input.limit });
  const last = people.length === input.limit ? people.at(-1) : undefined;

  const facts = await listPersonFacts(deps.db, { to: chinaDate(deps.clock.now()) }, input.fairId);
  const standing = new Set(facts.map((one) => one.placementId));
  const placements = (await listPlacementsByFair(deps.db, input.fairId)).filter(({ placement }) => standing.has(placement.id));
  const { unitOf } = await placesOf(
    deps.db,
    placements.map(({ placement }) => placement),
  );
  const byPerson = Map.groupBy(placements, (one) => one.personId);
  return ok({
    visitors: people.map((person) => ({
      person: outcomePerson(person),
      unitNames: [...new Set((byPerson.get(person.id) ?? []).map(({ placement }) => unitOf(placement).name))],
    })),
    after: last && writePageKey(last.name, last.id),
  });
}
