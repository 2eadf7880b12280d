import type { ImportBatchId, JobId, JobVersionId, ParticipationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Money } from '#shared/kernel/money.ts';
import type { Education } from '../people/job-seeker.ts';

/** What a unit says about a vacancy. The limits stand as the unit wrote them, so that they can be checked and shown. */
export interface JobDetails {
  readonly title: string;
  /** 招聘人数. */
  readonly headcount: number;
  /** 月薪, 分; both undefined: 面议. */
  readonly wageFrom: Money | undefined;
  readonly wageTo: Money | undefined;
  /** 最低学历. */
  readonly education: Education | undefined;
  /** 工作地点. */
  readonly place: string | undefined;
  /** 食宿. */
  readonly boardLodging: string | undefined;
  /** 性别, 年龄 as written by the unit. */
  readonly sexLimit: string | undefined;
  readonly ageLimit: string | undefined;
  /** 任职要求. */
  readonly requirements: string | undefined;
  /** 岗位说明. */
  readonly description: string | undefined;
}

/** 岗位: a vacancy that a unit brought to a fair, as it stands now. */
export interface Job extends JobDetails {
  readonly id: JobId;
  readonly participationId: ParticipationId;
  /** 1 when it was entered; each correction on the spot adds one and keeps the version before. */
  readonly version: number;
  /** 撤回原因; undefined: offered. */
  readonly withdrawnReason: string | undefined;
  readonly importBatchId: ImportBatchId | undefined;
}

/** An earlier version of a job, kept when it was corrected. */
export interface JobVersion {
  readonly id: JobVersionId;
  readonly jobId: JobId;
  readonly version: number;
  readonly details: JobDetails;
  /** Who replaced it, when and why. */
  readonly replacedBy: string;
  readonly replacedAt: Instant;
  readonly reason: string;
}
