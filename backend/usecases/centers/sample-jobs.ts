import { insertJobs } from '#db/repositories/jobs.ts';
import sample from '#resources/sample/jobs.json' with { type: 'json' };
import type { Job } from '#shared/domain/jobs/job.ts';
import type { Education } from '#shared/domain/people/job-seeker.ts';
import { fen } from '#shared/kernel/money.ts';
import { countOnRoster } from '../jobs/change-job.ts';
import { rosterByUnit, type SampleWorld, sampleFair, sampleUnit } from './sample-world.ts';

interface SampleJob {
  readonly unit: number;
  readonly title: string;
  readonly headcount: number;
  readonly wageFrom?: number;
  readonly wageTo?: number;
  readonly education?: string;
  readonly place?: string;
  readonly boardLodging?: string;
  readonly sexLimit?: string;
  readonly ageLimit?: string;
  readonly requirements?: string;
}

/** 岗位: as many as the roster says the units brought; a few would make a clerk ask back. */
export async function loadJobs(world: SampleWorld): Promise<void> {
  for (const { fair, offered } of sample.jobs) {
    const participationOf = await rosterByUnit(world, sampleFair(world, fair).id);
    for (const [unit, jobs] of Map.groupBy(offered as readonly SampleJob[], (job) => job.unit)) {
      const participation = participationOf(sampleUnit(world.unitIds, unit));
      await insertJobs(
        world.writer,
        jobs.map(
          (job): Job => ({
            id: world.deps.ids.next<'Job'>(),
            participationId: participation.id,
            title: job.title,
            headcount: job.headcount,
            wageFrom: job.wageFrom === undefined ? undefined : fen(job.wageFrom),
            wageTo: job.wageTo === undefined ? undefined : fen(job.wageTo),
            education: job.education as Education | undefined,
            place: job.place,
            boardLodging: job.boardLodging,
            sexLimit: job.sexLimit,
            ageLimit: job.ageLimit,
            requirements: job.requirements,
            description: undefined,
            version: 1,
            withdrawnReason: undefined,
            importBatchId: undefined,
          }),
        ),
      );
      await countOnRoster(world.writer, participation);
    }
  }
}
