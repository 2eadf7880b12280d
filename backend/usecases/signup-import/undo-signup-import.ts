import type { Writer } from '#db/connection/handles.ts';
import { listHistoryOfRecord } from '#db/repositories/audit.ts';
import { findImportBatchById, listChangedRows, markImportBatchUndone } from '#db/repositories/import-batches.ts';
import {
  listJobSeekerIdsOfBatch,
  listJobSeekersByIds,
  listJobSeekersInUse,
  listObservations,
  listObservationsOfBatch,
  removeJobSeekers,
  removeObservations,
} from '#db/repositories/job-seekers.ts';
import { listScannedSignupIds, listSignupsOfBatch, removeSignups, setSignupBack } from '#db/repositories/signups.ts';
import type { SignupImportDependent } from '#shared/contract/refusal.ts';
import type { SignupImportUndone, signupImportContract } from '#shared/contract/signup-import.ts';
import type { Observation } from '#shared/domain/people/job-seeker.ts';
import type { Signup } from '#shared/domain/signups/signup.ts';
import type { ImportBatchId, JobSeekerId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { showNewest } from '../people/register.ts';
import { findTakingFair } from './taking-fair.ts';

/**
 * 撤销本批: takes away exactly what the batch brought in: its sign-ups, what it said of people, and the people on whom nothing else stands.
 * Who was known before shows again what showed before, and a sign-up that stood again is cancelled again. Where somebody came to the fair or
 * was changed since nothing is undone, and each is named.
 */
export function undoSignupImport(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof signupImportContract.undo>,
): Answer<SignupImportUndone> {
  return change(deps, input.command, 'signupImport.undo', async (writer, actor) => {
    const batch = await findImportBatchById(writer, input.batchId);
    if (batch?.kind !== 'signups') return err({ type: 'NotFound', what: 'importBatch', id: input.batchId });
    if (batch.undone) return err({ type: 'ImportUndone' });
    const fair = await findTakingFair(writer, batch.fairId);
    if (!fair.ok) return fair;
    const contents = await readContents(writer, batch.id);
    const dependents = await findDependents(writer, contents);
    if (dependents.length > 0) return err({ type: 'SignupImportHasDependents', dependents });

    const { created, restored, newPeople, observations } = contents;
    await removeSignups(
      writer,
      created.map((signup) => signup.id),
    );
    for (const before of restored) await setSignupBack(writer, before);
    // Who signed up elsewhere too has a life of his own and stays, with what was said of him.
    const staying = await listJobSeekersInUse(writer, newPeople);
    const removed = newPeople.filter((id) => !staying.has(id));
    const takenBack = observations.filter(({ jobSeekerId }) => !staying.has(jobSeekerId));
    await removeObservations(
      writer,
      takenBack.map((observation) => observation.id),
    );
    await removeJobSeekers(writer, removed);
    const gone = new Set(removed);
    const known = new Set(takenBack.map(({ jobSeekerId }) => jobSeekerId).filter((id) => !gone.has(id)));
    for (const person of await listJobSeekersByIds(writer, [...known])) await showNewest(writer, person);
    await markImportBatchUndone(writer, batch.id, actor.name, actor.at);
    return ok({ removed: created.length, cancelledAgain: restored.length, removedPeople: removed.length });
  });
}

interface BatchContents {
  readonly created: readonly Signup[];
  /** As they were before the batch let them stand again. */
  readonly restored: readonly Signup[];
  /** Sign-ups of the batch that were changed after it. */
  readonly changed: readonly Signup[];
  readonly newPeople: readonly JobSeekerId[];
  readonly observations: readonly Observation[];
}

async function readContents(writer: Writer, batchId: ImportBatchId): Promise<BatchContents> {
  const signups = await listSignupsOfBatch(writer, batchId);
  const touched = await listChangedRows(
    writer,
    'signup',
    signups.map((signup) => signup.id),
  );
  const [restored, changed]: [Signup[], Signup[]] = [[], []];
  for (const signup of signups) {
    if (!touched.has(signup.id)) continue;
    const before = await findBefore(writer, signup, batchId);
    if (before) restored.push(before);
    else changed.push(signup);
  }
  return {
    created: signups.filter((signup) => !touched.has(signup.id)),
    restored,
    changed,
    newPeople: await listJobSeekerIdsOfBatch(writer, batchId),
    observations: await listObservationsOfBatch(writer, batchId),
  };
}

/** The sign-up before the batch restored it, as the log tells; undefined when the restoring was not the last that happened to it. */
async function findBefore(writer: Writer, signup: Signup, batchId: ImportBatchId): Promise<Signup | undefined> {
  const last = (await listHistoryOfRecord(writer, 'signup', signup.id)).at(-1);
  const batch = last?.changes.find(({ column }) => column === 'import_batch_id');
  const cancel = last?.changes.find(({ column }) => column === 'cancel_reason');
  if (last?.action !== 'changed' || batch?.after !== batchId || typeof cancel?.before !== 'string') return undefined;
  return { ...signup, cancelReason: cancel.before, importBatchId: (batch.before ?? undefined) as ImportBatchId | undefined };
}

async function findDependents(writer: Writer, contents: BatchContents): Promise<readonly SignupImportDependent[]> {
  const { created, restored, changed, newPeople, observations } = contents;
  const signups = [...created, ...restored, ...changed];
  const scanned = await listScannedSignupIds(
    writer,
    signups.map((signup) => signup.id),
  );
  const came = new Set(signups.filter(({ id }) => scanned.has(id)).map(({ jobSeekerId }) => jobSeekerId));
  const changedPeople = new Set<JobSeekerId>([
    ...changed.map(({ jobSeekerId }) => jobSeekerId),
    ...((await listChangedRows(writer, 'job_seeker', newPeople)) as ReadonlySet<JobSeekerId>),
    ...(await findSpokenOfLater(writer, observations)),
  ]);
  const people = await listJobSeekersByIds(writer, [...new Set([...came, ...changedPeople])]);
  return people.map(({ id, name }) => ({ personName: name, reason: came.has(id) ? 'hasScans' : 'changedLater' }));
}

/** People of whom something was said after the batch: it was told against what the batch made show, so it cannot stand without it. */
async function findSpokenOfLater(writer: Writer, observations: readonly Observation[]): Promise<readonly JobSeekerId[]> {
  const ofBatch = new Map(observations.map((observation) => [observation.jobSeekerId, observation]));
  const all = await listObservations(writer, [...ofBatch.keys()]);
  return all
    .filter((observation) => {
      const batch = ofBatch.get(observation.jobSeekerId);
      return batch && observation.importBatchId !== batch.importBatchId && isAfter(observation, batch);
    })
    .map(({ jobSeekerId }) => jobSeekerId);
}

function isAfter(one: Observation, other: Observation): boolean {
  return one.observedAt > other.observedAt || (one.observedAt === other.observedAt && one.id > other.id);
}
