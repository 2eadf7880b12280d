import { hash } from 'node:crypto';
import type { Reader, Writer } from '#db/connection/handles.ts';
import {
  findJobSeekerById,
  listJobSeekersByIds,
  listJobSeekersByName,
  listJobSeekersByPhones,
  listObservations,
  listRecordsOfPerson,
  updateJobSeeker,
} from '#db/repositories/job-seekers.ts';
import { findPersonMergeById, insertPersonMerge, listMergesOfRecords, undoPersonMerge } from '#db/repositories/person-merges.ts';
import { listSignupsByPerson } from '#db/repositories/signups.ts';
import type { Duplicate, JobSeekerLine, jobSeekersContract, MergePreview } from '#shared/contract/job-seekers.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { comparePeople } from '#shared/domain/people/compare-people.ts';
import { type DuplicateSign, duplicateSigns } from '#shared/domain/people/duplicates.ts';
import type { JobSeeker, Observation } from '#shared/domain/people/job-seeker.ts';
import { proposeSurvivor, rootsOf } from '#shared/domain/people/merging.ts';
import type { JobSeekerId, PersonMergeId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { findRoot, findStanding } from './find-people.ts';
import { jobSeekerLine, saidValues } from './job-seeker-lines.ts';
import { showNewest } from './register.ts';

/** 疑似重复: other people who share the name and the phone, or the name and the birth date, with a record of this one. */
export async function findDuplicates(deps: DatabaseDep, input: { id: JobSeekerId }): Answer<readonly Duplicate[]> {
  const person = await findRoot(deps.db, input.id);
  if (!person) return err({ type: 'NotFound', what: 'jobSeeker', id: input.id });
  const signsByRoot = new Map<JobSeekerId, Set<DuplicateSign>>();
  for (const record of await listRecordsOfPerson(deps.db, person.id)) {
    const alike = [
      ...(await listJobSeekersByName(deps.db, record.name)),
      ...(record.phone ? await listJobSeekersByPhones(deps.db, [record.phone.index]) : []),
    ];
    for (const other of alike.filter(({ rootId }) => rootId !== person.id)) {
      const signs = duplicateSigns(record, other);
      if (signs.length > 0) signsByRoot.set(other.rootId, new Set([...(signsByRoot.get(other.rootId) ?? []), ...signs]));
    }
  }
  const roots = await listJobSeekersByIds(deps.db, [...signsByRoot.keys()]);
  return ok(roots.map((root) => ({ person: jobSeekerLine(root), signs: [...(signsByRoot.get(root.id) ?? [])] })));
}

export async function previewMerge(deps: DatabaseDep, input: InputOf<typeof jobSeekersContract.mergePreview>): Answer<MergePreview> {
  const pair = await readPair(deps.db, input);
  return pair.ok ? ok(previewOf(pair.value)) : pair;
}

/** 合并: the survivor stands for both from now on. What stands on the other record stays on it and is found through the survivor. */
export function mergePeople(
  deps: DatabaseDep & ClockDep & IdsDep,
  input: InputOf<typeof jobSeekersContract.merge>,
): Answer<{ mergeId: PersonMergeId; person: JobSeekerLine }> {
  return change(
    deps,
    input.command,
    'jobSeekers.merge',
    async (writer, actor): Answer<{ mergeId: PersonMergeId; person: JobSeekerLine }> => {
      const pair = await readPair(writer, input.people);
      if (!pair.ok) return pair;
      const preview = previewOf(pair.value);
      if (preview.seen !== input.seen) return err({ type: 'MergeChanged' });
      const [a, b] = pair.value.map(({ root }) => root) as [JobSeeker, JobSeeker];
      const [survivor, merged] = input.survivor === b.id ? [b, a] : [a, b];
      if (survivor.id !== input.survivor) return err({ type: 'NotFound', what: 'jobSeeker', id: input.survivor });
      if (!preview.free && preview.survivor !== survivor.id) return err({ type: 'MergeHidesDocument', name: merged.name });

      const mergeId = deps.ids.next<'PersonMerge'>();
      await insertPersonMerge(writer, {
        id: mergeId,
        mergedId: merged.id,
        intoId: survivor.id,
        reason: input.reason,
        by: actor.name,
        at: actor.at,
        undone: undefined,
      });
      await settleRoots(writer, [a.id, b.id], input.reason);
      const person = await findJobSeekerById(writer, survivor.id);
      if (!person) throw new Error(`Person ${survivor.id} is not there after the merge`);
      return ok({ mergeId, person: jobSeekerLine(person) });
    },
  );
}

/** 撤销合并: each record stands again for whom the other merges say. */
export function unmergePeople(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof jobSeekersContract.unmerge>,
): Answer<{ merged: JobSeekerId; into: JobSeekerId }> {
  return change(deps, input.command, 'jobSeekers.unmerge', async (writer, actor) => {
    const merge = await findPersonMergeById(writer, input.id);
    if (!merge) return err({ type: 'NotFound', what: 'personMerge', id: input.id });
    if (merge.undone) return err({ type: 'MergeUndone' });
    await undoPersonMerge(writer, merge.id, { reason: input.reason, by: actor.name, at: actor.at });
    await settleRoots(writer, [merge.mergedId, merge.intoId], input.reason);
    return ok({ merged: merge.mergedId, into: merge.intoId });
  });
}

/**
 * Brings the records of the people concerned in line with the standing merges: whom each record stands for, then what shows of each person.
 *
 * @param ids records on either side of the merge that came or went
 */
export async function settleRoots(writer: Writer, ids: readonly JobSeekerId[], why?: string): Promise<void> {
  const before = await listJobSeekersByIds(writer, ids);
  const records: JobSeeker[] = [];
  for (const rootId of new Set(before.map((record) => record.rootId))) records.push(...(await listRecordsOfPerson(writer, rootId)));
  const recordIds = records.map((record) => record.id);
  const roots = rootsOf(recordIds, await listMergesOfRecords(writer, recordIds));
  for (const record of records) {
    const rootId = roots.get(record.id) ?? record.id;
    if (rootId !== record.rootId) await updateJobSeeker(writer, { ...record, rootId }, why);
  }
  for (const root of await listJobSeekersByIds(writer, [...new Set(roots.values())])) await showNewest(writer, root);
}

interface Side {
  readonly root: JobSeeker;
  readonly records: number;
  readonly observations: readonly Observation[];
  readonly signups: number;
}

async function readPair(db: Reader, { a, b }: { a: JobSeekerId; b: JobSeekerId }): Promise<Result<readonly [Side, Side], Refusal>> {
  const [one, other] = [await findStanding(db, a), await findStanding(db, b)];
  if (!one.ok) return one;
  if (!other.ok) return other;
  if (one.value.id === other.value.id) return err({ type: 'SamePerson', name: one.value.name });
  return ok([await readSide(db, one.value), await readSide(db, other.value)]);
}

async function readSide(db: Reader, root: JobSeeker): Promise<Side> {
  const ids = (await listRecordsOfPerson(db, root.id)).map((record) => record.id);
  const [observations, signups] = [await listObservations(db, ids), await listSignupsByPerson(db, ids)];
  return { root, records: ids.length, observations, signups: signups.length };
}

function previewOf(sides: readonly [Side, Side]): MergePreview {
  const [a, b] = sides;
  const said = (attribute: keyof Observation['values'], observation: Observation | undefined) =>
    observation && {
      values: saidValues({ [attribute]: observation.values[attribute] }),
      at: observation.observedAt,
      by: observation.observedBy,
    };
  const compared = {
    sides: [sideLine(a), sideLine(b)] as const,
    ...proposeSurvivor(a.root, b.root),
    attributes: comparePeople(a.observations, b.observations).map(({ attribute, sides: [left, right], shows }) => ({
      attribute,
      sides: [said(attribute, left), said(attribute, right)] as const,
      shows,
    })),
  };
  return { ...compared, seen: hash('sha256', JSON.stringify(compared), 'hex') };
}

function sideLine({ root, records, observations, signups }: Side) {
  return { person: jobSeekerLine(root), records, observations: observations.length, signups };
}
