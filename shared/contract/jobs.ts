import { z } from 'zod';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import type { Money } from '#shared/kernel/money.ts';
import type { Job, JobVersion } from '../domain/jobs/job.ts';
import type { JobWarning } from '../domain/jobs/job-checks.ts';
import { EDUCATIONS } from '../domain/people/job-seeker.ts';
import { command, commandStamp, idOf, line, moneyFen, optionalLine, query, reason, typed } from './base.ts';

/** A line of the jobs at a fair. */
export interface JobLine {
  readonly job: Job;
  readonly unitName: string;
  readonly booth: string | undefined;
  readonly warnings: readonly JobWarning[];
}

export interface JobList {
  readonly lines: readonly JobLine[];
  /** Units of the roster, to enter a job for. */
  readonly units: readonly { readonly participationId: ParticipationId; readonly name: string }[];
  /** 当地最低月工资标准, 分; undefined: not entered, wages are not judged. */
  readonly minimumWage: Money | undefined;
}

export const jobDetails = z
  .object({
    title: line(60),
    headcount: z.number().int().min(1).max(100_000),
    wageFrom: moneyFen.optional(),
    wageTo: moneyFen.optional(),
    education: z.enum(EDUCATIONS).optional(),
    place: optionalLine(120),
    boardLodging: optionalLine(80),
    sexLimit: optionalLine(20),
    ageLimit: optionalLine(20),
    requirements: optionalLine(500),
    description: optionalLine(500),
  })
  .refine(({ wageFrom, wageTo }) => wageFrom === undefined || wageTo === undefined || wageFrom <= wageTo, { path: ['wageTo'] });

export const jobsContract = {
  list: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<JobList>()),
  add: command
    .input(z.object({ command: commandStamp, participationId: idOf<'Participation'>(), details: jobDetails }))
    .output(typed<JobLine>()),
  /** 现场更正: the version before is kept with the reason. */
  correct: command.input(z.object({ command: commandStamp, id: idOf<'Job'>(), details: jobDetails, reason })).output(typed<JobLine>()),
  withdraw: command.input(z.object({ command: commandStamp, id: idOf<'Job'>(), reason })).output(typed<JobLine>()),
  restore: command.input(z.object({ command: commandStamp, id: idOf<'Job'>() })).output(typed<JobLine>()),
  versions: query.input(z.object({ id: idOf<'Job'>() })).output(typed<readonly JobVersion[]>()),
  exportList: query.input(z.object({ fairId: idOf<'Fair'>() })).output(z.file()),
  minimumWage: query.output(typed<{ readonly minimumWage: Money | undefined }>()),
  setMinimumWage: command
    .input(z.object({ command: commandStamp, minimumWage: moneyFen.optional() }))
    .output(typed<{ readonly minimumWage: Money | undefined }>()),
};
