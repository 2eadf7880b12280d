import type { Reader } from '#db/connection/handles.ts';
import { insertJobs, listJobsByFair } from '#db/repositories/jobs.ts';
import { listParticipationsByIds, listRosterByFair } from '#db/repositories/participations.ts';
import type { JobImportOutcome } from '#shared/contract/job-import.ts';
import type { JobField } from '#shared/domain/imports/job-fields.ts';
import { JOB_RULES, type JobRow, type JobsKnown, type RosterUnit, RosterUnits } from '#shared/domain/imports/jobs.ts';
import type { Job } from '#shared/domain/jobs/job.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { ImportSubject } from '../imports/import-subject.ts';
import { countOnRoster } from '../jobs/change-job.ts';
import { findMinimumWage } from '../jobs/minimum-wage.ts';

type JobCounts = Pick<JobImportOutcome, 'units' | 'headcount'>;

/** 导入岗位: the good rows become jobs of the units on the roster, whose numbers are counted anew. */
export const jobImport: ImportSubject<JobField, JobRow, JobsKnown, JobCounts> = {
  kind: 'jobs',
  command: 'jobImport.commit',
  rules: JOB_RULES,
  admit: findOpenFair,
  async gather(_deps, db, fairId) {
    const jobs = await listJobsByFair(db, fairId);
    return {
      units: await listRosterUnits(db, fairId),
      offered: jobs.filter((job) => job.withdrawnReason === undefined),
      minimumWage: await findMinimumWage(db),
    };
  },
  async store(deps, writer, batch, rows) {
    const named = new RosterUnits(await listRosterUnits(writer, batch.fairId));
    const jobs = rows.map(
      (row): Job => ({
        ...row.details,
        id: deps.ids.next<'Job'>(),
        participationId: unitOf(named, row).participationId,
        version: 1,
        withdrawnReason: undefined,
        importBatchId: batch.id,
      }),
    );
    await insertJobs(writer, jobs);
    const ids = [...new Set(jobs.map((job) => job.participationId))];
    for (const participation of await listParticipationsByIds(writer, ids)) await countOnRoster(writer, participation);
    const headcount = jobs.reduce((sum, job) => sum + job.headcount, 0);
    return { added: jobs.length, newRecords: 0, counts: { units: ids.length, headcount } };
  },
};

async function listRosterUnits(db: Reader, fairId: FairId): Promise<readonly RosterUnit[]> {
  const roster = await listRosterByFair(db, fairId);
  return roster.map(({ participation, unit }) => ({ participationId: participation.id, name: unit.name, creditCode: unit.creditCode }));
}

function unitOf(named: RosterUnits, row: JobRow): RosterUnit {
  const unit = named.find(row);
  if (!unit.ok) throw new Error(`Row ${row.row} is good and its unit is not on the roster`);
  return unit.value;
}
