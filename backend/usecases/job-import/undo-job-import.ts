import type { Writer } from '#db/connection/handles.ts';
import { type AuditEntry, listHistoryOfRecord } from '#db/repositories/audit.ts';
import { findImportBatchById, listChangedRows, markImportBatchUndone } from '#db/repositories/import-batches.ts';
import { listJobsByParticipation, listJobsOfBatch, removeJobs } from '#db/repositories/jobs.ts';
import { listParticipationsByIds, listRosterByFair, updateParticipation } from '#db/repositories/participations.ts';
import type { JobImportUndone, jobImportContract } from '#shared/contract/job-import.ts';
import type { JobImportDependent } from '#shared/contract/refusal.ts';
import type { Job } from '#shared/domain/jobs/job.ts';
import type { Participation } from '#shared/domain/units/unit.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { InputOf } from '../input-of.ts';
import { countOnRoster } from '../jobs/change-job.ts';

/** 撤销本批: takes the jobs of the batch away. Where one was corrected or withdrawn since nothing is undone, and each is named. */
export function undoJobImport(deps: DatabaseDep & ClockDep, input: InputOf<typeof jobImportContract.undo>): Answer<JobImportUndone> {
  return change(deps, input.command, 'jobImport.undo', async (writer, actor) => {
    const batch = await findImportBatchById(writer, input.batchId);
    if (batch?.kind !== 'jobs') return err({ type: 'NotFound', what: 'importBatch', id: input.batchId });
    if (batch.undone) return err({ type: 'ImportUndone' });
    const fair = await findOpenFair(writer, batch.fairId);
    if (!fair.ok) return fair;
    const jobs = await listJobsOfBatch(writer, batch.id);
    const dependents = await findDependents(writer, batch.fairId, jobs);
    if (dependents.length > 0) return err({ type: 'JobImportHasDependents', dependents });
    await removeJobs(
      writer,
      jobs.map((job) => job.id),
    );
    const ids = [...new Set(jobs.map((job) => job.participationId))];
    for (const participation of await listParticipationsByIds(writer, ids)) await countAgain(writer, participation);
    await markImportBatchUndone(writer, batch.id, actor.name, actor.at);
    return ok({ removed: jobs.length });
  });
}

async function findDependents(writer: Writer, fairId: FairId, jobs: readonly Job[]): Promise<readonly JobImportDependent[]> {
  const changed = await listChangedRows(
    writer,
    'job',
    jobs.map((job) => job.id),
  );
  if (changed.size === 0) return [];
  const names = new Map((await listRosterByFair(writer, fairId)).map(({ participation, unit }) => [participation.id, unit.name]));
  return jobs
    .filter(({ id }) => changed.has(id))
    .map(({ participationId, title }) => ({ unitName: names.get(participationId) ?? '', jobTitle: title }));
}

/** A unit without any job left has on the roster again what was said there before jobs were entered one by one. */
async function countAgain(writer: Writer, participation: Participation): Promise<void> {
  const left = await listJobsByParticipation(writer, participation.id);
  if (left.length > 0) return countOnRoster(writer, participation);
  const history = await listHistoryOfRecord(writer, 'participation', participation.id);
  const said = history.filter(({ command }) => !command?.startsWith('job'));
  await updateParticipation(writer, { ...participation, jobs: lastSaid(said, 'jobs'), headcount: lastSaid(said, 'headcount') });
}

function lastSaid(history: readonly AuditEntry[], column: string): number | undefined {
  const said = history.flatMap(({ changes }) => changes.filter((change) => change.column === column)).at(-1)?.after;
  return typeof said === 'number' ? said : undefined;
}
