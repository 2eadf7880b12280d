import type { JobSeekerId, PersonMergeId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { JobSeeker } from './job-seeker.ts';

/** 合并: somebody found that two records are one person. It is never deleted; undone, it no longer counts. */
export interface PersonMerge {
  readonly id: PersonMergeId;
  readonly mergedId: JobSeekerId;
  readonly intoId: JobSeekerId;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
  readonly undone: { readonly reason: string; readonly by: string; readonly at: Instant } | undefined;
}

/** What of a merge decides which record stands for whom. */
export type MergeLink = Pick<PersonMerge, 'mergedId' | 'intoId' | 'undone'>;

/**
 * The record that stands for each of the records, as the standing merges say. Records that merges join are one person; the record that was
 * merged into no other stands for it. Stations that merged without knowing of each other may leave several such records, or in a ring none:
 * then the smallest id stands, so that everybody who has the same merges comes to the same, in whatever order they arrived.
 *
 * @param ids with every record that a standing merge joins to one of them
 */
export function rootsOf(ids: readonly JobSeekerId[], merges: readonly MergeLink[]): ReadonlyMap<JobSeekerId, JobSeekerId> {
  const standing = merges.filter((merge) => !merge.undone);
  const mergedAway = new Set(standing.map((merge) => merge.mergedId));
  const joined = Map.groupBy(
    standing.flatMap(({ mergedId, intoId }) => [[mergedId, intoId] as const, [intoId, mergedId] as const]),
    ([from]) => from,
  );
  const roots = new Map<JobSeekerId, JobSeekerId>();
  for (const id of ids) {
    if (roots.has(id)) continue;
    const person = [...recordsJoinedTo(id, joined)].toSorted();
    const root = person.find((record) => !mergedAway.has(record)) ?? person[0] ?? id;
    for (const record of person) roots.set(record, root);
  }
  return roots;
}

function recordsJoinedTo(
  id: JobSeekerId,
  joined: ReadonlyMap<JobSeekerId, readonly (readonly [JobSeekerId, JobSeekerId])[]>,
): ReadonlySet<JobSeekerId> {
  const records = new Set([id]);
  // A set that grows while it is walked is walked to its end.
  for (const record of records) for (const [, other] of joined.get(record) ?? []) records.add(other);
  return records;
}

/**
 * Which of two people should stand after a merge: the one with a document, else the one known for longer.
 *
 * @returns `free` when the other one could stand as well
 */
export function proposeSurvivor(a: JobSeeker, b: JobSeeker): { readonly survivor: JobSeekerId; readonly free: boolean } {
  if (!a.document !== !b.document) return { survivor: a.document ? a.id : b.id, free: false };
  const aIsOlder = a.registeredAt === b.registeredAt ? a.id < b.id : a.registeredAt < b.registeredAt;
  return { survivor: aIsOlder ? a.id : b.id, free: true };
}
