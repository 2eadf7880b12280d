import type { Writer } from '#db/connection/handles.ts';
import { findJobById, insertJobs, insertJobVersion, listJobsByParticipation, updateJob } from '#db/repositories/jobs.ts';
import { findParticipationById, updateParticipation } from '#db/repositories/participations.ts';
import { findUnitById } from '#db/repositories/units.ts';
import type { JobLine, jobsContract } from '#shared/contract/jobs.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Job, JobDetails } from '#shared/domain/jobs/job.ts';
import { checkJob } from '#shared/domain/jobs/job-checks.ts';
import type { Participation } from '#shared/domain/units/unit.ts';
import type { JobId, ParticipationId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { InputOf } from '../input-of.ts';
import { findMinimumWage } from './minimum-wage.ts';

export function addJob(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof jobsContract.add>): Answer<JobLine> {
  return change(deps, input.command, 'jobs.add', async (writer) => {
    const participation = await findOpenParticipation(writer, input.participationId);
    if (!participation.ok) return participation;
    const job: Job = {
      ...detailsOf(input.details),
      id: deps.ids.next<'Job'>(),
      participationId: input.participationId,
      version: 1,
      withdrawnReason: undefined,
      importBatchId: undefined,
    };
    await insertJobs(writer, [job]);
    await countOnRoster(writer, participation.value);
    return ok(await lineOf(writer, job));
  });
}

/** 现场更正: the job as it was is kept as a version, with who replaced it and why. */
export function correctJob(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof jobsContract.correct>): Answer<JobLine> {
  return change(deps, input.command, 'jobs.correct', async (writer, actor) => {
    const found = await findOpenJob(writer, input.id);
    if (!found.ok) return found;
    const { job, participation } = found.value;
    await insertJobVersion(writer, {
      id: deps.ids.next<'JobVersion'>(),
      jobId: job.id,
      version: job.version,
      details: detailsOf(job),
      replacedBy: actor.name,
      replacedAt: actor.at,
      reason: input.reason,
    });
    const corrected: Job = { ...job, ...detailsOf(input.details), version: job.version + 1 };
    await updateJob(writer, corrected, input.reason);
    await countOnRoster(writer, participation);
    return ok(await lineOf(writer, corrected));
  });
}

export function withdrawJob(deps: DatabaseDep & ClockDep, input: InputOf<typeof jobsContract.withdraw>): Answer<JobLine> {
  return setWithdrawn(deps, input, 'jobs.withdraw', input.reason);
}

export function restoreJob(deps: DatabaseDep & ClockDep, input: InputOf<typeof jobsContract.restore>): Answer<JobLine> {
  return setWithdrawn(deps, input, 'jobs.restore', undefined);
}

function setWithdrawn(
  deps: DatabaseDep & ClockDep,
  input: Pick<InputOf<typeof jobsContract.restore>, 'command' | 'id'>,
  name: string,
  withdrawnReason: string | undefined,
): Answer<JobLine> {
  return change(deps, input.command, name, async (writer) => {
    const found = await findOpenJob(writer, input.id);
    if (!found.ok) return found;
    const job: Job = { ...found.value.job, withdrawnReason };
    await updateJob(writer, job, withdrawnReason);
    await countOnRoster(writer, found.value.participation);
    return ok(await lineOf(writer, job));
  });
}

/** Once jobs are entered one by one, the numbers on the roster are theirs. */
export async function countOnRoster(writer: Writer, participation: Participation): Promise<void> {
  const offered = (await listJobsByParticipation(writer, participation.id)).filter((job) => job.withdrawnReason === undefined);
  const headcount = offered.reduce((sum, job) => sum + job.headcount, 0);
  await updateParticipation(writer, { ...participation, jobs: offered.length, headcount });
}

async function findOpenParticipation(writer: Writer, id: ParticipationId): Promise<Result<Participation, Refusal>> {
  const participation = await findParticipationById(writer, id);
  if (!participation) return err({ type: 'NotFound', what: 'participation', id });
  const fair = await findOpenFair(writer, participation.fairId);
  return fair.ok ? ok(participation) : fair;
}

async function findOpenJob(writer: Writer, id: JobId): Promise<Result<{ job: Job; participation: Participation }, Refusal>> {
  const job = await findJobById(writer, id);
  if (!job) return err({ type: 'NotFound', what: 'job', id });
  const participation = await findOpenParticipation(writer, job.participationId);
  return participation.ok ? ok({ job, participation: participation.value }) : participation;
}

async function lineOf(writer: Writer, job: Job): Promise<JobLine> {
  const participation = await findParticipationById(writer, job.participationId);
  const unit = participation && (await findUnitById(writer, participation.unitId));
  if (!unit) throw new Error(`Job ${job.id} without its unit`);
  return { job, unitName: unit.name, booth: participation.booth, warnings: checkJob(job, await findMinimumWage(writer)) };
}

function detailsOf(
  details: { readonly [Field in keyof JobDetails]?: JobDetails[Field] } & Pick<JobDetails, 'title' | 'headcount'>,
): JobDetails {
  const { title, headcount, wageFrom, wageTo, education, place, boardLodging, sexLimit, ageLimit, requirements, description } = details;
  return { title, headcount, wageFrom, wageTo, education, place, boardLodging, sexLimit, ageLimit, requirements, description };
}
