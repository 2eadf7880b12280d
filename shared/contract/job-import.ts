import { type ImportOutcome, importProcedures } from './imports.ts';

export interface JobImportOutcome extends ImportOutcome {
  /** Units that the jobs are of. */
  readonly units: number;
  /** 招聘人数 of the jobs together. */
  readonly headcount: number;
}

export interface JobImportUndone {
  /** Jobs taken away. */
  readonly removed: number;
}

export const jobImportContract = importProcedures<JobImportOutcome, JobImportUndone>();
