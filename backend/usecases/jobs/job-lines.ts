import type { Reader } from '#db/connection/handles.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { listJobsByFair, listJobVersions } from '#db/repositories/jobs.ts';
import { listRosterByFair } from '#db/repositories/participations.ts';
import type { JobLine, JobList } from '#shared/contract/jobs.ts';
import type { JobVersion } from '#shared/domain/jobs/job.ts';
import { checkJob, jobWarningSentence } from '#shared/domain/jobs/job-checks.ts';
import { EDUCATION_NAMES } from '#shared/domain/words/names.ts';
import type { FairId, JobId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import { findMinimumWage } from './minimum-wage.ts';

export async function listJobLines(deps: DatabaseDep, input: { fairId: FairId }): Answer<JobList> {
  return ok(await readJobList(deps.db, input.fairId));
}

async function readJobList(db: Reader, fairId: FairId): Promise<JobList> {
  const [jobs, roster, minimumWage] = [await listJobsByFair(db, fairId), await listRosterByFair(db, fairId), await findMinimumWage(db)];
  const entries = new Map(roster.map((entry) => [entry.participation.id, entry]));
  return {
    lines: jobs.map((job): JobLine => {
      const entry = entries.get(job.participationId);
      if (!entry) throw new Error(`Job ${job.id} without its unit on the roster`);
      return { job, unitName: entry.unit.name, booth: entry.participation.booth, warnings: checkJob(job, minimumWage) };
    }),
    units: roster.map(({ participation, unit }) => ({ participationId: participation.id, name: unit.name })),
    minimumWage,
  };
}

export async function listVersionsOfJob(deps: DatabaseDep, input: { id: JobId }): Answer<readonly JobVersion[]> {
  return ok(await listJobVersions(deps.db, input.id));
}

const COLUMNS: readonly ExportColumn[] = [
  { header: '单位名称', width: 40, kind: 'text' },
  { header: '展位号', width: 10, kind: 'text' },
  { header: '岗位名称', width: 24, kind: 'text' },
  { header: '招聘人数', width: 10, kind: 'number' },
  { header: '月薪下限（元）', width: 14, kind: 'money' },
  { header: '月薪上限（元）', width: 14, kind: 'money' },
  { header: '学历要求', width: 12, kind: 'text' },
  { header: '工作地点', width: 24, kind: 'text' },
  { header: '食宿', width: 16, kind: 'text' },
  { header: '性别', width: 10, kind: 'text' },
  { header: '年龄', width: 10, kind: 'text' },
  { header: '任职要求', width: 40, kind: 'text' },
  { header: '岗位说明', width: 40, kind: 'text' },
  { header: '审查提示', width: 60, kind: 'text' },
];

/** 岗位汇总表: every job that is offered, with what the check says of it. */
export async function exportJobs(deps: DatabaseDep, input: { fairId: FairId }): Answer<File> {
  const fair = await findFairById(deps.db, input.fairId);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
  const { lines } = await readJobList(deps.db, fair.id);
  const rows = lines
    .filter(({ job }) => job.withdrawnReason === undefined)
    .map(({ job, unitName, booth, warnings }) => [
      unitName,
      booth,
      job.title,
      job.headcount,
      job.wageFrom,
      job.wageTo,
      job.education && EDUCATION_NAMES[job.education],
      job.place,
      job.boardLodging,
      job.sexLimit,
      job.ageLimit,
      job.requirements,
      job.description,
      warnings.map(jobWarningSentence).join('\n'),
    ]);
  return ok(spreadsheetFile(`${fair.number} 岗位汇总表`, await writeList('岗位', COLUMNS, rows)));
}
