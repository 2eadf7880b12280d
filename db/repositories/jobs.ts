import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { deleteRows, insertRow, insertRows, updateRow } from '#db/log/tracked-write.ts';
import type { JobTable, JobVersionTable } from '#db/schema/job-tables.ts';
import type { Job, JobDetails, JobVersion } from '#shared/domain/jobs/job.ts';
import type { Education } from '#shared/domain/people/job-seeker.ts';
import type { FairId, ImportBatchId, JobId, JobVersionId, ParticipationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { fen } from '#shared/kernel/money.ts';

const jobFromRow = (row: JobTable): Job => ({
  id: row.id as JobId,
  participationId: row.participation_id as ParticipationId,
  title: row.title,
  headcount: row.headcount,
  wageFrom: row.wage_from === null ? undefined : fen(row.wage_from),
  wageTo: row.wage_to === null ? undefined : fen(row.wage_to),
  education: (row.education ?? undefined) as Education | undefined,
  place: row.place ?? undefined,
  boardLodging: row.board_lodging ?? undefined,
  sexLimit: row.sex_limit ?? undefined,
  ageLimit: row.age_limit ?? undefined,
  requirements: row.requirements ?? undefined,
  description: row.description ?? undefined,
  version: row.version,
  withdrawnReason: row.withdrawn_reason ?? undefined,
  importBatchId: (row.import_batch_id ?? undefined) as ImportBatchId | undefined,
});

const jobToRow = (job: Job): JobTable => ({
  id: job.id,
  participation_id: job.participationId,
  title: job.title,
  headcount: job.headcount,
  wage_from: job.wageFrom ?? null,
  wage_to: job.wageTo ?? null,
  education: job.education ?? null,
  place: job.place ?? null,
  board_lodging: job.boardLodging ?? null,
  sex_limit: job.sexLimit ?? null,
  age_limit: job.ageLimit ?? null,
  requirements: job.requirements ?? null,
  description: job.description ?? null,
  version: job.version,
  withdrawn_reason: job.withdrawnReason ?? null,
  import_batch_id: job.importBatchId ?? null,
});

const versionFromRow = (row: JobVersionTable): JobVersion => ({
  id: row.id as JobVersionId,
  jobId: row.job_id as JobId,
  version: row.version,
  details: JSON.parse(row.details) as JobDetails,
  replacedBy: row.replaced_by,
  replacedAt: row.replaced_at as Instant,
  reason: row.reason,
});

/** In the order of the roster, then of entering; withdrawn ones too. */
export async function listJobsByFair(db: Reader, fairId: FairId): Promise<readonly Job[]> {
  const rows = await db
    .selectFrom('participation')
    .innerJoin('job', 'job.participation_id', 'participation.id')
    .selectAll('job')
    .where('participation.fair_id', '=', fairId)
    .orderBy('participation.roster_order')
    .orderBy('job.id')
    .execute();
  return rows.map(jobFromRow);
}

/** In the order of entering; withdrawn ones too. */
export async function listJobsByParticipation(db: Reader, participationId: ParticipationId): Promise<readonly Job[]> {
  const rows = await db.selectFrom('job').selectAll().where('participation_id', '=', participationId).orderBy('id').execute();
  return rows.map(jobFromRow);
}

export async function findJobById(db: Reader, id: JobId): Promise<Job | undefined> {
  const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
  return row && jobFromRow(row);
}

/** What the job was before each correction, latest first. */
export async function listJobVersions(db: Reader, jobId: JobId): Promise<readonly JobVersion[]> {
  const rows = await db.selectFrom('job_version').selectAll().where('job_id', '=', jobId).orderBy('version', 'desc').execute();
  return rows.map(versionFromRow);
}

export async function listJobsOfBatch(db: Reader, batchId: ImportBatchId): Promise<readonly Job[]> {
  const rows = await db.selectFrom('job').selectAll().where('import_batch_id', '=', batchId).orderBy('id').execute();
  return rows.map(jobFromRow);
}

export async function insertJobs(trx: Writer, jobs: readonly Job[]): Promise<void> {
  await insertRows(trx, 'job', jobs.map(jobToRow));
}

/** Writes the columns in which the job differs from the stored one. */
export async function updateJob(trx: Writer, job: Job, why?: string): Promise<void> {
  const { id, ...changes } = jobToRow(job);
  await updateRow(trx, 'job', id, changes, why);
}

export async function insertJobVersion(trx: Writer, version: JobVersion): Promise<void> {
  await insertRow(trx, 'job_version', {
    id: version.id,
    job_id: version.jobId,
    version: version.version,
    details: JSON.stringify(version.details),
    replaced_by: version.replacedBy,
    replaced_at: version.replacedAt,
    reason: version.reason,
  });
}

/** Takes away jobs with their earlier versions; the operation log keeps them whole. */
export async function removeJobs(trx: Writer, ids: readonly JobId[], why?: string): Promise<void> {
  for (const chunk of inChunks(ids)) {
    const versions = await trx.selectFrom('job_version').select('id').where('job_id', 'in', chunk).execute();
    await deleteRows(
      trx,
      'job_version',
      versions.map((version) => version.id),
      why,
    );
  }
  await deleteRows(trx, 'job', ids, why);
}
