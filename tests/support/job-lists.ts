import type { JobImportOutcome } from '#shared/contract/job-import.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import type { TestBackend } from './backend.ts';
import { importAll, type RosterCells, xlsxFile } from './rosters.ts';

export const JOB_HEADER = ['单位名称', '岗位名称', '招聘人数', '月薪', '学历', '任职要求'];

export async function jobFile(rows: readonly RosterCells[], header: RosterCells = JOB_HEADER): Promise<File> {
  return xlsxFile([header, ...rows], '岗位.xlsx');
}

/** Reads the file and puts in what is good. */
export async function importJobs(backend: TestBackend, fairId: FairId, file: File): Promise<JobImportOutcome> {
  const { uploadId, mapping } = await backend.client.jobImport.readFile({ fairId, file });
  return importAll(await backend.client.jobImport.commit({ command: backend.stamp(), fairId, uploadId, mapping }));
}
