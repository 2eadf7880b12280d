import { createHash } from 'node:crypto';
import type { Reader } from '#db/connection/handles.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { listFairObservations } from '#db/repositories/fair-observations.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { listFeedbackByFair } from '#db/repositories/feedback.ts';
import { listJobsByFair } from '#db/repositories/jobs.ts';
import { listRosterByFair } from '#db/repositories/participations.ts';
import { countPeopleByFair } from '#db/repositories/statistics.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Center } from '#shared/domain/centers/center.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { Job } from '#shared/domain/jobs/job.ts';
import type { FairFacts, JobFact, UnitFact } from '#shared/domain/statistics/facts.ts';
import { isOfPeople, MEASURES, type Measure } from '#shared/domain/statistics/measures.ts';
import type { StatisticsSnapshot } from '#shared/domain/statistics/report.ts';
import { fairStatistics } from '#shared/domain/statistics/statistics.ts';
import type { Participation } from '#shared/domain/units/unit.ts';
import { canonicalText } from '#shared/kernel/canonical-text.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** The statistics of this moment with all they were counted from. */
export interface GatheredStatistics {
  readonly fair: Fair;
  readonly facts: FairFacts;
  readonly snapshot: StatisticsSnapshot;
  readonly contentHash: string;
}

export async function gatherStatistics(db: Reader, fairId: FairId): Promise<Result<GatheredStatistics, Refusal>> {
  const [center, fair] = [await findCenter(db), await findFairById(db, fairId)];
  if (!center) return err({ type: 'SetupMissing' });
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: fairId });
  const facts = await readFacts(db, center, fairId);
  const snapshot = snapshotOf(center, fair, facts);
  return ok({ fair, facts, snapshot, contentHash: createHash('sha256').update(canonicalText(snapshot)).digest('hex') });
}

/** @param only reads no more than this measure is counted from; undefined: everything */
export async function readFacts(db: Reader, center: Center, fairId: FairId, only?: Measure): Promise<FairFacts> {
  const isOfUnits = only && !isOfPeople(only) && only.of !== 'observed';
  return {
    home: center.homeDivision,
    units: only === undefined || isOfUnits ? await listUnitFacts(db, fairId) : [],
    people: only === undefined || isOfPeople(only) ? await countPeopleByFair(db, fairId) : [],
    observations: only === undefined || only.of === 'observed' ? await listFairObservations(db, fairId) : [],
  };
}

async function listUnitFacts(db: Reader, fairId: FairId): Promise<readonly UnitFact[]> {
  const [roster, jobs] = [await listRosterByFair(db, fairId), await listJobsByFair(db, fairId)];
  const jobsOf = Map.groupBy(jobs, (job) => job.participationId);
  const feedbackOf = new Map((await listFeedbackByFair(db, fairId)).map((one) => [one.participationId, one.figures]));
  return roster.map(({ participation, unit }) => ({
    participationId: participation.id,
    name: unit.name,
    kind: unit.kind,
    industry: unit.industry,
    divisionCode: unit.divisionCode,
    attendance: participation.attendance,
    jobs: jobFacts(participation, jobsOf.get(participation.id)),
    feedback: feedbackOf.get(participation.id),
  }));
}

/** Once a unit's jobs are entered one by one the roster's own count no longer speaks, even when all of them were withdrawn. */
function jobFacts({ jobs, headcount }: Participation, entered: readonly Job[] | undefined): readonly JobFact[] {
  if (!entered) return [{ education: undefined, jobs: jobs ?? 0, headcount: headcount ?? 0 }];
  return entered
    .filter((job) => job.withdrawnReason === undefined)
    .map((job) => ({ education: job.education, jobs: 1, headcount: job.headcount }));
}

function snapshotOf(center: Center, fair: Fair, facts: FairFacts): StatisticsSnapshot {
  const { number, title, kind, format, startsOn, endsOn, venueName, venueDivision, organizerName } = fair;
  return {
    version: 1,
    center: { name: center.name, sample: center.sample },
    fair: { number, title, kind, format, startsOn, endsOn, venueName, venueDivision, organizerName },
    statistics: fairStatistics(facts),
    sources: facts.observations.map(({ kind: what, source }) => `${MEASURES[what].name}：${source}`),
  };
}
